/**
 * Pseudo-random numbers that are the same on every Java virtual machine. Not exported. Knows the JDK only.
 */
@NullMarked
package io.github.gradapt.random;

import org.jspecify.annotations.NullMarked;
