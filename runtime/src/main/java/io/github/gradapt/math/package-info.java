/**
 * Elementary functions and reductions, of floats and of doubles, that give the same bits on every Java virtual machine.
 *
 * <p>May know nothing of networks, nor of any other package of this library.
 */
@NullMarked
package io.github.gradapt.math;

import org.jspecify.annotations.NullMarked;
