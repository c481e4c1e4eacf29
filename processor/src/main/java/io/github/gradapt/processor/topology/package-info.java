/**
 * What a valid network is: immutable records, free of {@code javax.lang.model}. Layers form a directed acyclic graph
 * by the names of their inputs, even while every network is a chain.
 */
@NullMarked
package io.github.gradapt.processor.topology;

import org.jspecify.annotations.NullMarked;
