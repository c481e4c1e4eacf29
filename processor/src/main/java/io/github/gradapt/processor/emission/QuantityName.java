package io.github.gradapt.processor.emission;

import io.github.gradapt.processor.program.Buffer.Quantity;

/** What the quantities are called in the names of methods. */
final class QuantityName {

    private QuantityName() {}

    static String of(Quantity quantity) {
        return switch (quantity) {
            case ACTIVATION -> "Activation";
            case WEIGHTED_INPUT -> "WeightedInput";
            case LOG_PROBABILITY -> "LogProbability";
            case PROBABILITY -> "Probability";
            case TARGET -> "Target";
            case COST_TERM -> "CostTerm";
            case ACTIVATION_GRADIENT -> "ActivationGradient";
            case DELTA -> "Delta";
            case LOG_PROBABILITY_GRADIENT -> "LogProbabilityGradient";
        };
    }
}
