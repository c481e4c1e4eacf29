package io.github.gradapt.processor.reading;

import io.github.gradapt.processor.diagnostics.Source;
import java.util.List;

/**
 * {@code @Standardize}.
 *
 * @param source     the annotation on the layer
 * @param means      the means that are given
 * @param deviations the standard deviations that are given
 */
public record StandardizeDeclaration(Source source, List<Attribute<Double>> means, List<Attribute<Double>> deviations) {

    public StandardizeDeclaration {
        means = List.copyOf(means);
        deviations = List.copyOf(deviations);
    }

    /** Whether mean and deviation are left to the file of the parameters. */
    public boolean isFromFile() {
        return means.isEmpty() && deviations.isEmpty();
    }
}
