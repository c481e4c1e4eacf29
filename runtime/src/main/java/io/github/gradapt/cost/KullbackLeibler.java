package io.github.gradapt.cost;

import io.github.gradapt.PerOutput;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The Kullback-Leibler divergence of the outputs from the targets: C = sum_j y_j (log y_j - log a_j), with targets and
 * outputs that are probabilities. With {@link #logInput()} the outputs are log-probabilities, and C = sum_j y_j (log
 * y_j - a_j). A term with y_j = 0 is 0.
 *
 * <p>Derivative: dC/da_j = -y_j / a_j, or -y_j with {@link #logInput()}. After a softmax or log-softmax it is computed
 * from z, as in {@link CrossEntropy}.
 *
 * <p>Source: S. Kullback and R. Leibler, "On information and sufficiency", 1951.
 */
@PerOutput(
        value = "y * log(y) - (logInput ? y * a : y * log(a))",
        domain = "logInput && a <= 0 || !logInput && a >= 0 && a <= 1")
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface KullbackLeibler {

    /** Whether the outputs are log-probabilities. */
    boolean logInput() default false;
}
