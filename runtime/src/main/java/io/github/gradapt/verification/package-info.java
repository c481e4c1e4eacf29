/**
 * Checks for the tests of a program that uses networks: that what was compiled still belongs to what it was compiled
 * from. Knows the root package only.
 */
@NullMarked
package io.github.gradapt.verification;

import org.jspecify.annotations.NullMarked;
