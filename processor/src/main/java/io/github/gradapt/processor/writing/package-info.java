/**
 * From a generated class to a file of the compiler's. The only package that writes to the
 * {@link javax.annotation.processing.Filer}; knows nothing of networks.
 */
@NullMarked
package io.github.gradapt.processor.writing;

import org.jspecify.annotations.NullMarked;
