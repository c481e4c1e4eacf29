package io.github.gradapt.processor.freezing;

import io.github.gradapt.processor.diagnostics.Diagnostics;
import io.github.gradapt.processor.diagnostics.Problem;
import io.github.gradapt.processor.reading.Attribute;
import io.github.gradapt.processor.reading.StandardizeDeclaration;
import io.github.gradapt.processor.topology.InputLayer;
import java.util.Arrays;
import java.util.List;

/** Reads the means and deviations of the inputs, from the declaration or from the file. */
final class StandardizationReader {

    private static final String MEAN = "mean";
    private static final String DEVIATION = "deviation";

    private final Tensors tensors;
    private final TensorNames names;
    private final Diagnostics diagnostics;

    StandardizationReader(Tensors tensors, TensorNames names, Diagnostics diagnostics) {
        this.tensors = tensors;
        this.names = names;
        this.diagnostics = diagnostics;
    }

    /** The standardization; what is wrong with it in the file is reported. */
    Standardization read(StandardizeDeclaration declaration, InputLayer layer) {
        int inputs = layer.shape().size();
        if (!declaration.isFromFile()) {
            return new Standardization(spread(declaration.means(), inputs), spread(declaration.deviations(), inputs));
        }
        String name = layer.name();
        double[] means = tensors.take(names.of(name, MEAN), name, MEAN, inputs);
        int errors = diagnostics.errors();
        double[] deviations = tensors.take(names.of(name, DEVIATION), name, DEVIATION, inputs);
        for (int i = 0; i < inputs && diagnostics.errors() == errors; i++) {
            if (!(deviations[i] > 0)) {
                diagnostics
                        .at(declaration.source())
                        .report(
                                Problem.STANDARDIZE_VALUE,
                                DEVIATION,
                                "input " + i + " of '" + name + "', in the file,",
                                deviations[i]);
            }
        }
        return new Standardization(means, deviations);
    }

    private static double[] spread(List<Attribute<Double>> given, int inputs) {
        double[] values = given.stream().mapToDouble(Attribute::value).toArray();
        if (values.length == inputs) {
            return values;
        }
        double[] spread = new double[inputs];
        Arrays.fill(spread, values[0]);
        return spread;
    }
}
