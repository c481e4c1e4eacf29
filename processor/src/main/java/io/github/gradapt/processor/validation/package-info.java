/**
 * From {@link io.github.gradapt.processor.reading.Declaration} to
 * {@link io.github.gradapt.processor.topology.Topology}: every rule of what a network may be, and every report of one
 * that is broken. Knows nothing of generated code but its name, its methods and an upper bound of its arrays.
 */
@NullMarked
package io.github.gradapt.processor.validation;

import org.jspecify.annotations.NullMarked;
