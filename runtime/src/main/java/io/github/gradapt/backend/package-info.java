/**
 * What generated classes ask of the virtual machine: which code it can run, and that it be compiled. Links to nothing of
 * the incubating module.
 */
@NullMarked
package io.github.gradapt.backend;

import org.jspecify.annotations.NullMarked;
