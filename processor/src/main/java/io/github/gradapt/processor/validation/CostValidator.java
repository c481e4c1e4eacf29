package io.github.gradapt.processor.validation;

import io.github.gradapt.processor.diagnostics.Diagnostics;
import io.github.gradapt.processor.diagnostics.Problem;
import io.github.gradapt.processor.formula.Condition;
import io.github.gradapt.processor.formula.Interval;
import io.github.gradapt.processor.formula.IntervalAnalysis;
import io.github.gradapt.processor.formula.Satisfaction;
import io.github.gradapt.processor.reading.CostDeclaration;
import io.github.gradapt.processor.reading.Declaration;
import io.github.gradapt.processor.reading.LayerDeclaration;
import io.github.gradapt.processor.topology.Activation;
import io.github.gradapt.processor.topology.Cost;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules for costs: one, on the last layer, for outputs that it is defined for. */
final class CostValidator {
    private final Diagnostics diagnostics;
    private final FunctionValidator functions;

    CostValidator(Diagnostics diagnostics, FunctionValidator functions) {
        this.diagnostics = diagnostics;
        this.functions = functions;
    }

    /**
     * The cost of the network, if it is valid.
     *
     * @param output the activation of the last layer, if that is valid
     */
    Optional<Cost> validate(Declaration declaration, List<LayerDeclaration> layers, Optional<Activation> output) {
        if (layers.isEmpty()) {
            return Optional.empty();
        }
        LayerDeclaration last = layers.get(layers.size() - 1);
        layers.forEach(layer -> validatePlace(layer, last));
        boolean none = layers.stream().allMatch(layer -> layer.costs().isEmpty());
        if (none && declaration.training() && !LayerValidator.isInput(last)) {
            diagnostics
                    .at(declaration.source())
                    .report(Problem.NO_COST, declaration.type().getSimpleName(), last.name());
        }
        Optional<Cost> first = Optional.empty();
        for (CostDeclaration cost : last.costs()) {
            Optional<Cost> valid = validate(cost, output);
            first = first.isPresent() ? first : valid;
        }
        return first;
    }

    private void validatePlace(LayerDeclaration layer, LayerDeclaration last) {
        boolean input = LayerValidator.isInput(layer);
        for (CostDeclaration cost : layer.costs()) {
            if (input) {
                diagnostics.at(cost.source()).report(Problem.COST_ON_INPUT, layer.name(), cost.name());
            } else if (!layer.equals(last)) {
                diagnostics.at(cost.source()).report(Problem.COST_NOT_LAST, layer.name(), cost.name(), last.name());
            } else if (!cost.equals(layer.costs().get(0))) {
                String first = layer.costs().get(0).name();
                diagnostics.at(cost.source()).report(Problem.TWO_COSTS, layer.name(), cost.name(), first);
            }
        }
    }

    private Optional<Cost> validate(CostDeclaration cost, Optional<Activation> output) {
        Optional<BoundFunction> bound = functions.bind(cost.function());
        bound.flatMap(BoundFunction::domain)
                .ifPresent(domain -> output.ifPresent(activation -> validateDomain(cost, domain, activation)));
        return bound.map(
                function -> new Cost(cost.name(), function.formula(), Cost.Reduction.valueOf(cost.reduction())));
    }

    private void validateDomain(CostDeclaration cost, Condition domain, Activation activation) {
        Interval range = activation.accept(RANGE);
        if (Satisfaction.of(domain, Map.of("a", range)) != Satisfaction.ALWAYS) {
            String text = cost.function().declaration().domain().value();
            String outputs = activation.equals(Activation.Elementwise.IDENTITY)
                    ? "a layer without activation"
                    : "@" + activation.name();
            diagnostics.at(cost.source()).report(Problem.DOMAIN_NOT_MET, cost.name(), text, outputs, range);
        }
    }

    /** Where the activations of a layer lie. */
    private static final Activation.Visitor<Interval> RANGE = new Activation.Visitor<>() {
        @Override
        public Interval elementwise(Activation.Elementwise activation) {
            return IntervalAnalysis.of(activation.phi(), Map.of("z", Interval.ALL));
        }

        @Override
        public Interval softmax(Activation.Softmax activation) {
            return Interval.open(0, 1);
        }

        @Override
        public Interval logSoftmax(Activation.LogSoftmax activation) {
            return Interval.atMost(0);
        }
    };
}
