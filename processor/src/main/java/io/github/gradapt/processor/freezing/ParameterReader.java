package io.github.gradapt.processor.freezing;

import io.github.gradapt.processor.diagnostics.Diagnostics;
import io.github.gradapt.processor.diagnostics.Problem;
import io.github.gradapt.processor.reading.Declaration;
import io.github.gradapt.processor.reading.FrozenDeclaration;
import io.github.gradapt.processor.reading.StandardizeDeclaration;
import io.github.gradapt.processor.topology.DenseLayer;
import io.github.gradapt.processor.topology.FrozenLayer;
import io.github.gradapt.processor.topology.FrozenParameters;
import io.github.gradapt.processor.topology.Layer;
import io.github.gradapt.processor.topology.Precision;
import io.github.gradapt.processor.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the parameters of a network from the tensors of a file. */
final class ParameterReader {

    /** What javac compiles without more memory than it has by default, and a class loads in well below a second. */
    static final int MOST_PARAMETERS = 1 << 24;

    private final Declaration declaration;
    private final FrozenDeclaration frozen;
    private final Topology topology;
    private final Tensors tensors;
    private final TensorNames names;
    private final Diagnostics diagnostics;

    ParameterReader(Declaration declaration, Topology topology, Tensors tensors, Diagnostics diagnostics) {
        this.declaration = declaration;
        this.frozen = declaration.frozen().orElseThrow();
        this.topology = topology;
        this.tensors = tensors;
        this.names = new TensorNames(frozen);
        this.diagnostics = diagnostics;
    }

    /**
     * The parameters, or nothing if something had to be reported.
     *
     * @param hash the SHA-256 of the file
     */
    Optional<FrozenParameters> read(String hash) {
        if (isTooLarge()) {
            return Optional.empty();
        }
        Optional<StandardizeDeclaration> standardize = declaration.layers().stream()
                .flatMap(layer -> layer.standardize().stream())
                .findFirst();
        Optional<Standardization> standardization = standardize.map(
                declared -> new StandardizationReader(tensors, names, diagnostics).read(declared, topology.input()));
        List<FrozenLayer> layers = new ArrayList<>();
        int inputs = topology.input().shape().size();
        for (DenseLayer layer : topology.denseLayers()) {
            double[] weights =
                    tensors.take(names.of(layer.name(), "weight"), layer.name(), "weight", layer.units(), inputs);
            double[] biases = layer.bias()
                    ? tensors.take(names.of(layer.name(), "bias"), layer.name(), "bias", layer.units())
                    : new double[0];
            if (layers.isEmpty() && standardization.isPresent() && diagnostics.errors() == 0) {
                fold(standardization.get(), standardize.orElseThrow(), layer, weights, biases);
            }
            layers.add(new FrozenLayer(rounded(weights), rounded(biases)));
            inputs = layer.units();
        }
        tensors.reportRest();
        return diagnostics.errors() > 0
                ? Optional.empty()
                : Optional.of(new FrozenParameters(frozen.file().value(), hash, standardization.isPresent(), layers));
    }

    private boolean isTooLarge() {
        long parameters = 0;
        long inputs = topology.input().shape().size();
        for (DenseLayer layer : topology.denseLayers()) {
            parameters += (inputs + (layer.bias() ? 1 : 0)) * layer.units();
            inputs = layer.units();
        }
        if (parameters > MOST_PARAMETERS) {
            diagnostics
                    .at(frozen.source())
                    .report(
                            Problem.FROZEN_TOO_LARGE,
                            topology.name(),
                            parameters,
                            MOST_PARAMETERS,
                            frozen.file().value());
        }
        return parameters > MOST_PARAMETERS;
    }

    private void fold(
            Standardization standardization,
            StandardizeDeclaration declared,
            DenseLayer layer,
            double[] weights,
            double[] biases) {
        Diagnostics.Place place = diagnostics.at(declared.source());
        Layer input = topology.input();
        if (standardization.shifts() && !layer.bias()) {
            place.report(Problem.STANDARDIZE_WITHOUT_BIAS, input.name(), layer.name());
            return;
        }
        standardization.fold(weights, biases);
        if (!isFinite(rounded(weights)) || !isFinite(rounded(biases))) {
            place.report(Problem.STANDARDIZE_OVERFLOW, input.name(), layer.name());
        }
    }

    private static boolean isFinite(double[] values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    /** Values in the precision of the network. */
    private double[] rounded(double[] values) {
        double[] rounded = values.clone();
        if (topology.precision() == Precision.FLOAT) {
            for (int i = 0; i < rounded.length; i++) {
                rounded[i] = (float) rounded[i];
            }
        }
        return rounded;
    }
}
