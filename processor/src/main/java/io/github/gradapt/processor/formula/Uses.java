package io.github.gradapt.processor.formula;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts how often each part is used, a part of a repeated part only once. */
final class Uses extends Transformation {
    private final Map<Formula, Integer> counts = new LinkedHashMap<>();
    private final List<Formula> partsFirst = new ArrayList<>();

    void add(Formula formula) {
        apply(formula);
    }

    /** The operations used more than once, parts before wholes. */
    List<Formula> repeated() {
        return partsFirst.stream()
                .filter(part -> counts.getOrDefault(part, 0) > 1 && isOperation(part))
                .toList();
    }

    @Override
    Formula apply(Formula formula) {
        if (counts.merge(formula, 1, Integer::sum) == 1) {
            super.apply(formula);
            partsFirst.add(formula);
        }
        return formula;
    }

    /** A minus alone is not worth a name. */
    private static boolean isOperation(Formula formula) {
        return !(formula instanceof Formula.Constant
                || formula instanceof Formula.Variable
                || formula instanceof Formula.Negation);
    }
}
