/**
 * What can be wrong with a network's declaration, and how it is said. Knows the language model of the compiler, and
 * nothing of the other stages.
 */
@NullMarked
package io.github.gradapt.processor.diagnostics;

import org.jspecify.annotations.NullMarked;
