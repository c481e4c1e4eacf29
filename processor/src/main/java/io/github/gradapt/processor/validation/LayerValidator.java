package io.github.gradapt.processor.validation;

import io.github.gradapt.processor.diagnostics.Diagnostics;
import io.github.gradapt.processor.diagnostics.Problem;
import io.github.gradapt.processor.reading.ActivationDeclaration;
import io.github.gradapt.processor.reading.Attribute;
import io.github.gradapt.processor.reading.Declaration;
import io.github.gradapt.processor.reading.LayerDeclaration;
import io.github.gradapt.processor.reading.LayerKind;
import io.github.gradapt.processor.topology.Activation;
import io.github.gradapt.processor.topology.DenseLayer;
import io.github.gradapt.processor.topology.InputLayer;
import io.github.gradapt.processor.topology.Layer;
import io.github.gradapt.processor.topology.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** The rules for layers: their order, their sizes and their activations. */
final class LayerValidator {
    private static final String DEFAULT_INITIALIZER = "DEFAULT";
    private static final String GLOROT_UNIFORM = "GLOROT_UNIFORM";

    /** A layer takes about 50 of the 65,535 entries of a class file's constant pool. */
    private static final int MOST_LAYERS = 1_000;

    private final Diagnostics diagnostics;
    private final FunctionValidator functions;
    private final Sizes sizes;
    private Optional<Activation> output = Optional.empty();

    LayerValidator(Diagnostics diagnostics, FunctionValidator functions) {
        this.diagnostics = diagnostics;
        this.functions = functions;
        this.sizes = new Sizes(diagnostics);
    }

    /** The layers, complete if nothing had to be reported. */
    List<Layer> validate(Declaration declaration, List<LayerDeclaration> layers) {
        validateOrder(declaration, layers);
        List<Layer> valid = new ArrayList<>();
        String input = "";
        for (LayerDeclaration layer : layers) {
            String previous = input;
            layer.kinds()
                    .get(0)
                    .accept(new LayerKind.Visitor<Optional<? extends Layer>>() {
                        @Override
                        public Optional<InputLayer> input(LayerKind.Input kind) {
                            return validateInput(layer, kind);
                        }

                        @Override
                        public Optional<DenseLayer> dense(LayerKind.Dense kind) {
                            return validateDense(layer, kind, previous);
                        }
                    })
                    .ifPresent(valid::add);
            input = layer.name();
        }
        return valid;
    }

    /** The activation of the last layer, if that is valid, whatever the other layers are like. */
    Optional<Activation> output() {
        return output;
    }

    private void validateOrder(Declaration declaration, List<LayerDeclaration> layers) {
        String type = declaration.type().getSimpleName().toString();
        if (layers.isEmpty()) {
            return;
        }
        List<LayerDeclaration> inputs =
                layers.stream().filter(LayerValidator::isInput).toList();
        if (inputs.isEmpty()) {
            diagnostics
                    .at(declaration.source())
                    .report(Problem.NO_INPUT, type, layers.get(0).name());
            return;
        }
        LayerDeclaration input = inputs.get(0);
        if (!input.equals(layers.get(0))) {
            diagnostics
                    .at(input.kinds().get(0).source())
                    .report(Problem.INPUT_NOT_FIRST, input.name(), layers.get(0).name());
        }
        for (LayerDeclaration second : inputs.subList(1, inputs.size())) {
            diagnostics.at(second.kinds().get(0).source()).report(Problem.SECOND_INPUT, second.name(), input.name());
        }
        if (layers.size() - 1 > MOST_LAYERS) {
            diagnostics.at(declaration.source()).report(Problem.TOO_MANY_LAYERS, type, layers.size() - 1, MOST_LAYERS);
        }
        if (inputs.size() == layers.size()) {
            diagnostics.at(input.source(), declaration.source()).report(Problem.ONLY_INPUT, type, input.name());
        }
    }

    /** Whether a layer is an input in the first place. */
    static boolean isInput(LayerDeclaration layer) {
        return layer.kinds().get(0).accept(new LayerKind.Visitor<Boolean>() {
            @Override
            public Boolean input(LayerKind.Input kind) {
                return true;
            }

            @Override
            public Boolean dense(LayerKind.Dense kind) {
                return false;
            }
        });
    }

    private Optional<InputLayer> validateInput(LayerDeclaration layer, LayerKind.Input kind) {
        for (ActivationDeclaration activation : layer.activations()) {
            diagnostics.at(activation.source()).report(Problem.ACTIVATION_ON_INPUT, layer.name(), activation.name());
        }
        if (!sizes.validateInput(layer, kind)) {
            return Optional.empty();
        }
        List<Integer> extents = kind.extents().stream().map(Attribute::value).toList();
        return Optional.of(new InputLayer(layer.name(), visibility(layer), new Shape(extents), kind.gradient()));
    }

    private Optional<DenseLayer> validateDense(LayerDeclaration layer, LayerKind.Dense kind, String input) {
        boolean sized = sizes.validateDense(layer, kind);
        Optional<Activation> activation = validateActivation(layer);
        output = activation;
        if (!sized || activation.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new DenseLayer(
                layer.name(),
                visibility(layer),
                input,
                kind.units().value(),
                kind.bias(),
                initializer(layer, kind),
                activation.get()));
    }

    private Optional<Activation> validateActivation(LayerDeclaration layer) {
        List<ActivationDeclaration> activations = layer.activations();
        if (activations.isEmpty()) {
            return Optional.of(Activation.Elementwise.IDENTITY);
        }
        ActivationDeclaration first = activations.get(0);
        for (ActivationDeclaration second : activations.subList(1, activations.size())) {
            diagnostics.at(second.source()).report(Problem.TWO_ACTIVATIONS, layer.name(), second.name(), first.name());
        }
        return activations.stream()
                .map(this::bind)
                .reduce((left, right) -> left)
                .orElseThrow();
    }

    private Optional<Activation> bind(ActivationDeclaration activation) {
        return activation.accept(new ActivationDeclaration.Visitor<>() {
            @Override
            public Optional<Activation> elementwise(ActivationDeclaration.Elementwise elementwise) {
                return functions
                        .bind(elementwise.function())
                        .map(bound -> new Activation.Elementwise(elementwise.name(), bound.formula()));
            }

            @Override
            public Optional<Activation> softmax(ActivationDeclaration.Softmax softmax) {
                return Optional.of(new Activation.Softmax());
            }

            @Override
            public Optional<Activation> logSoftmax(ActivationDeclaration.LogSoftmax logSoftmax) {
                return Optional.of(new Activation.LogSoftmax());
            }
        });
    }

    /** The layer's own initializer, else the one that suits its activation. */
    private static String initializer(LayerDeclaration layer, LayerKind.Dense kind) {
        if (!kind.initializer().equals(DEFAULT_INITIALIZER)) {
            return kind.initializer();
        }
        String suitable = layer.activations().stream()
                .findFirst()
                .map(activation -> activation.accept(SUITABLE_INITIALIZER))
                .orElse(GLOROT_UNIFORM);
        return suitable.equals(DEFAULT_INITIALIZER) ? GLOROT_UNIFORM : suitable;
    }

    private static final ActivationDeclaration.Visitor<String> SUITABLE_INITIALIZER =
            new ActivationDeclaration.Visitor<>() {
                @Override
                public String elementwise(ActivationDeclaration.Elementwise activation) {
                    return activation.initializer();
                }

                @Override
                public String softmax(ActivationDeclaration.Softmax activation) {
                    return GLOROT_UNIFORM;
                }

                @Override
                public String logSoftmax(ActivationDeclaration.LogSoftmax activation) {
                    return GLOROT_UNIFORM;
                }
            };

    private static Layer.Visibility visibility(LayerDeclaration layer) {
        Set<Modifier> modifiers = layer.method().getModifiers();
        if (modifiers.contains(Modifier.PUBLIC)) {
            return Layer.Visibility.PUBLIC;
        }
        return modifiers.contains(Modifier.PROTECTED) ? Layer.Visibility.PROTECTED : Layer.Visibility.PACKAGE_PRIVATE;
    }
}
