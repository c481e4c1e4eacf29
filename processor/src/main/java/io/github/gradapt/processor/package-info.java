/** The annotation processor: rounds, and the way of each network through the stages. */
@NullMarked
package io.github.gradapt.processor;

import org.jspecify.annotations.NullMarked;
