package io.github.gradapt.processor.validation;

import io.github.gradapt.processor.diagnostics.Diagnostics;
import io.github.gradapt.processor.diagnostics.Problem;
import io.github.gradapt.processor.diagnostics.Source;
import io.github.gradapt.processor.reading.Attribute;
import io.github.gradapt.processor.reading.LayerDeclaration;
import io.github.gradapt.processor.reading.LayerKind;
import java.math.BigInteger;
import java.util.stream.Collectors;

/** The rules for sizes, kept along a chain of layers: every array of a network has to fit into one Java array. */
final class Sizes {
    /** A little less than the longest array, for what a layout puts before and between the layers. */
    private static final int LIMIT = Integer.MAX_VALUE - 1024;

    private final Diagnostics diagnostics;
    private final ArrayLengths lengths = new ArrayLengths();
    private boolean reported;

    Sizes(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Whether the shape of an input is right, after reporting it if not. */
    boolean validateInput(LayerDeclaration layer, LayerKind.Input kind) {
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
        lengths.addInput(size.longValueExact(), kind.gradient());
        requireFit(layer, kind.source(), Problem.TOO_MANY_UNITS, lengths.workspace());
        return !reported;
    }

    /** Whether the size of a layer is right, after reporting it if not. */
    boolean validateDense(LayerDeclaration layer, LayerKind.Dense kind) {
        int units = kind.units().value();
        if (units < 1) {
            diagnostics.at(kind.units().source()).report(Problem.UNITS_BELOW_ONE, layer.name(), units);
            return false;
        }
        if (!reported) {
            lengths.addDense(units, kind.bias());
        }
        requireFit(layer, kind.units().source(), Problem.TOO_MANY_PARAMETERS, lengths.parameters());
        requireFit(layer, kind.units().source(), Problem.TOO_MANY_UNITS, lengths.workspace());
        return !reported;
    }

    private void requireFit(LayerDeclaration layer, Source source, Problem otherwise, long elements) {
        if (elements > LIMIT && !reported) {
            reported = true;
            diagnostics.at(source).report(otherwise, layer.name(), elements, LIMIT);
        }
    }
}
