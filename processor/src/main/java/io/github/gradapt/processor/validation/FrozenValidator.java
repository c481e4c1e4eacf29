package io.github.gradapt.processor.validation;

import io.github.gradapt.processor.diagnostics.Diagnostics;
import io.github.gradapt.processor.diagnostics.Problem;
import io.github.gradapt.processor.reading.Attribute;
import io.github.gradapt.processor.reading.Declaration;
import io.github.gradapt.processor.reading.FrozenDeclaration;
import io.github.gradapt.processor.reading.LayerDeclaration;
import io.github.gradapt.processor.reading.LayerKind;
import io.github.gradapt.processor.reading.StandardizeDeclaration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules for parameters that are compiled in, as far as the declaration alone tells; the file is another matter. */
final class FrozenValidator {
    private static final Set<String> NO_NAMES = Set.of("", ".", "..");

    private static final Set<String> TENSORS = Set.of("weight", "bias", "mean", "deviation");

    private final Diagnostics diagnostics;

    FrozenValidator(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Reports what is wrong. */
    void validate(Declaration declaration, List<LayerDeclaration> layers) {
        declaration.frozen().ifPresent(frozen -> validateFrozen(declaration, frozen, layers));
        for (LayerDeclaration layer : layers) {
            layer.standardize().ifPresent(standardize -> validatePlace(declaration, layers, layer, standardize));
        }
    }

    private void validateFrozen(Declaration declaration, FrozenDeclaration frozen, List<LayerDeclaration> layers) {
        Attribute<String> file = frozen.file();
        if (declaration.training()) {
            diagnostics
                    .at(frozen.source())
                    .report(Problem.FROZEN_WITH_TRAINING, declaration.type().getSimpleName(), file.value());
        }
        String path = file.value().startsWith("/") ? file.value().substring(1) : file.value();
        if (path.contains("\\") || Arrays.stream(path.split("/", -1)).anyMatch(NO_NAMES::contains)) {
            diagnostics.at(file.source()).report(Problem.FROZEN_FILE_NAME, file.value());
        }
        validateNames(frozen, layers);
    }

    private void validateNames(FrozenDeclaration frozen, List<LayerDeclaration> layers) {
        List<String> known = layers.stream().map(LayerDeclaration::name).toList();
        Map<String, String> earlier = new HashMap<>();
        for (Attribute<String> entry : frozen.names()) {
            int equals = entry.value().indexOf('=');
            String named = equals < 0 ? "" : entry.value().substring(0, equals);
            String name = entry.value().substring(equals + 1);
            if (!isNamed(named, known) || name.isEmpty()) {
                String all = known.stream().map(each -> "'" + each + "'").collect(Collectors.joining(", "));
                diagnostics.at(entry.source()).report(Problem.FROZEN_NAME, entry.value(), all);
            } else if (earlier.putIfAbsent(named, name) != null) {
                diagnostics.at(entry.source()).report(Problem.FROZEN_NAME_TWICE, named, earlier.get(named), name);
            }
        }
    }

    /** Whether something is a layer, or one of its tensors. */
    private static boolean isNamed(String named, List<String> layers) {
        int dot = named.indexOf('.');
        return dot < 0
                ? layers.contains(named)
                : layers.contains(named.substring(0, dot)) && TENSORS.contains(named.substring(dot + 1));
    }

    private void validatePlace(
            Declaration declaration,
            List<LayerDeclaration> layers,
            LayerDeclaration layer,
            StandardizeDeclaration standardize) {
        Diagnostics.Place place = diagnostics.at(standardize.source());
        if (!LayerValidator.isInput(layer)) {
            place.report(
                    Problem.STANDARDIZE_NOT_ON_INPUT,
                    layer.name(),
                    layers.get(0).name());
        } else if (declaration.frozen().isEmpty()) {
            place.report(
                    Problem.STANDARDIZE_WITHOUT_FROZEN,
                    layer.name(),
                    declaration.type().getSimpleName());
        } else if (!standardize.isFromFile()) {
            validateCount(layer, "mean", standardize.means(), place);
            validateCount(layer, "deviation", standardize.deviations(), place);
            standardize.means().forEach(mean -> validateValue(layer, "mean", mean, Double.isFinite(mean.value())));
            standardize.deviations().forEach(deviation -> {
                boolean valid = deviation.value() > 0 && Double.isFinite(deviation.value());
                validateValue(layer, "deviation", deviation, valid);
            });
        }
    }

    private void validateCount(
            LayerDeclaration layer, String attribute, List<Attribute<Double>> values, Diagnostics.Place place) {
        long inputs = layer.kinds().get(0).accept(SIZE);
        if (values.size() != 1 && values.size() != inputs) {
            place.report(Problem.STANDARDIZE_COUNT, layer.name(), values.size(), attribute, inputs);
        }
    }

    private void validateValue(LayerDeclaration layer, String attribute, Attribute<Double> value, boolean valid) {
        if (!valid) {
            diagnostics
                    .at(value.source())
                    .report(Problem.STANDARDIZE_VALUE, attribute, "'" + layer.name() + "'", value.value());
        }
    }

    private static final LayerKind.Visitor<Long> SIZE = new LayerKind.Visitor<>() {
        @Override
        public Long input(LayerKind.Input kind) {
            return kind.extents().stream().mapToLong(Attribute::value).reduce(1, (left, right) -> left * right);
        }

        @Override
        public Long dense(LayerKind.Dense kind) {
            return (long) kind.units().value();
        }
    };
}
