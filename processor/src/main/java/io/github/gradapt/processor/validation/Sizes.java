package io.github.gradapt.processor.validation;

import io.github.gradapt.processor.diagnostics.Diagnostics;
import io.github.gradapt.processor.diagnostics.Problem;
import io.github.gradapt.processor.reading.Attribute;
import io.github.gradapt.processor.reading.LayerDeclaration;
import io.github.gradapt.processor.reading.LayerKind;
import java.math.BigInteger;
import java.util.stream.Collectors;

/** The rules for sizes, kept along a chain of layers: every array of a network has to fit into one Java array. */
final class Sizes {
    /** A little less than the longest array, for what a layout puts before and between the layers. */
    private static final int LIMIT = Integer.MAX_VALUE - 1024;

    /** The widest padding of a row of weights. */
    private static final int PADDING = 16;

    /** The fewest rows of a block, times the most values of a unit: activation, delta, and what leads to them. */
    private static final int VALUES_PER_UNIT = 4 * 8;

    private final Diagnostics diagnostics;
    private long inputs;
    private long parameters;
    private long values;
    private boolean reported;

    Sizes(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Whether the shape of an input is right, after reporting it if not. */
    boolean validateInput(LayerDeclaration layer, LayerKind.Input kind) {
        inputs = 0;
        if (kind.extents().isEmpty()) {
            diagnostics.at(kind.source()).report(Problem.NO_EXTENTS, layer.name());
            return false;
        }
        boolean valid = true;
        BigInteger size = BigInteger.ONE;
        for (Attribute<Integer> extent : kind.extents()) {
            if (extent.value() < 1) {
                diagnostics.at(extent.source()).report(Problem.EXTENT_BELOW_ONE, layer.name(), extent.value());
                valid = false;
            }
            size = size.multiply(BigInteger.valueOf(extent.value()));
        }
        if (!valid) {
            return false;
        }
        if (size.compareTo(BigInteger.valueOf(LIMIT)) > 0) {
            String product = kind.extents().stream()
                    .map(extent -> extent.value().toString())
                    .collect(Collectors.joining(" x "));
            diagnostics.at(kind.source()).report(Problem.INPUT_TOO_LARGE, layer.name(), product, size, LIMIT);
            return false;
        }
        inputs = size.longValueExact();
        return true;
    }

    /** Whether the size of a layer is right, after reporting it if not. */
    boolean validateDense(LayerDeclaration layer, LayerKind.Dense kind) {
        int units = kind.units().value();
        if (units < 1) {
            diagnostics.at(kind.units().source()).report(Problem.UNITS_BELOW_ONE, layer.name(), units);
            inputs = 0;
            return false;
        }
        if (!reported) {
            parameters += Math.max(padded(units) * inputs, units * padded(inputs)) + padded(units);
            values += VALUES_PER_UNIT * padded(units);
        }
        inputs = units;
        requireFit(layer, kind, Problem.TOO_MANY_PARAMETERS, parameters);
        requireFit(layer, kind, Problem.TOO_MANY_UNITS, values);
        return !reported;
    }

    private void requireFit(LayerDeclaration layer, LayerKind.Dense kind, Problem otherwise, long elements) {
        if (elements > LIMIT && !reported) {
            reported = true;
            diagnostics.at(kind.units().source()).report(otherwise, layer.name(), elements, LIMIT);
        }
    }

    private static long padded(long size) {
        return (size + PADDING - 1) / PADDING * PADDING;
    }
}
