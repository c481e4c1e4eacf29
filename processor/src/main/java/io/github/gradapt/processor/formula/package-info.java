/**
 * Scalar formulas: parsing, symbolic differentiation, simplification and evaluation. Knows numbers and names, and
 * nothing of networks, annotations or generated code.
 */
@NullMarked
package io.github.gradapt.processor.formula;

import org.jspecify.annotations.NullMarked;
