/**
 * From the elements of a source file to {@link io.github.gradapt.processor.reading.Declaration}: what the user wrote,
 * and where, right or wrong. Judges nothing, and knows the runtime's annotations by their names alone.
 */
@NullMarked
package io.github.gradapt.processor.reading;

import org.jspecify.annotations.NullMarked;
