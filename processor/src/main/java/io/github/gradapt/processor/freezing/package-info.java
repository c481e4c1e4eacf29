/**
 * From a valid network and a file of parameters to the same network with its parameters compiled in: finds the file,
 * checks it, and folds the standardization of the inputs into the first layer. The only package that reads files, and
 * the only one that uses a class of the runtime: its reader of safetensors.
 */
@NullMarked
package io.github.gradapt.processor.freezing;

import org.jspecify.annotations.NullMarked;
