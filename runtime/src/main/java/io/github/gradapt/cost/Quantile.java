package io.github.gradapt.cost;

import io.github.gradapt.PerOutput;
import io.github.gradapt.Reduction;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The quantile cost, also called pinball: C = 1/n sum_j max(level (y_j - a_j), (level - 1) (y_j - a_j)). Its best
 * constant is the quantile of that level; at level 0.5, the median, it is half of {@link MeanAbsoluteError}.
 *
 * <p>Derivative: dC/da_j = -level / n where a_j &lt; y_j, else (1 - level) / n, also at the kink a_j = y_j.
 *
 * <p>Source: R. Koenker and G. Bassett, "Regression quantiles", 1978.
 */
@PerOutput(
        value = "max(level * (y - a), (level - 1) * (y - a))",
        reduction = Reduction.MEAN,
        requires = "level > 0 && level < 1")
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Quantile {

    /** Which quantile the outputs estimate; in (0, 1). */
    double level() default 0.5;
}
