/**
 * From a program to a plan: where every buffer and parameter lives, in which order every sum is taken, which kernel
 * each operation gets, and how much code goes into a method. Knows the limits of the JVM, and nothing of how code is
 * written.
 */
@NullMarked
package io.github.gradapt.processor.plan;

import org.jspecify.annotations.NullMarked;
