/**
 * What generated networks are built on: where weights lie in flat arrays, the views of layers, seeded
 * initialization, and checks of arguments. Public because generated classes live in their users' packages; a program
 * that uses networks has no need of it. Knows the root package only.
 */
@NullMarked
package io.github.gradapt.support;

import org.jspecify.annotations.NullMarked;
