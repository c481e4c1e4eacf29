package io.github.gradapt.cost;

import io.github.gradapt.PerOutput;
import io.github.gradapt.Reduction;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The mean absolute error: C = 1/n sum_j |a_j - y_j|. Its best constant is the median.
 *
 * <p>Derivative: dC/da_j = sign(a_j - y_j) / n; 0 at the kink a_j = y_j.
 */
@PerOutput(value = "abs(a - y)", reduction = Reduction.MEAN)
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface MeanAbsoluteError {}
