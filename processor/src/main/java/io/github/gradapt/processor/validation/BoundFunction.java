package io.github.gradapt.processor.validation;

import io.github.gradapt.processor.formula.Condition;
import io.github.gradapt.processor.formula.Formula;
import java.util.Optional;

/**
 * The formula of an annotation on a layer, with the values of the attributes in the place of their names.
 *
 * @param formula over {@code z}, or over {@code a} and {@code y}
 * @param domain  over {@code a}: what the outputs have to meet, if a cost says so
 */
record BoundFunction(Formula formula, Optional<Condition> domain) {}
