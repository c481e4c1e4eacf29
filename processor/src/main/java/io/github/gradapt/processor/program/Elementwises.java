package io.github.gradapt.processor.program;

import io.github.gradapt.processor.formula.Formula;
import io.github.gradapt.processor.formula.Variables;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Builds operations that apply a formula, with no operand that the formula does not read. */
final class Elementwises {

    private Elementwises() {}

    static Op.Elementwise of(Formula formula, Map<String, Buffer> operands, Buffer output) {
        return new Op.Elementwise(formula, read(formula, operands), output);
    }

    /** Those of {@code operands} that are variables of {@code formula}, in their order. */
    static Map<String, Buffer> read(Formula formula, Map<String, Buffer> operands) {
        Set<String> variables = Variables.of(formula);
        Map<String, Buffer> read = new LinkedHashMap<>();
        operands.forEach((name, buffer) -> {
            if (variables.contains(name)) {
                read.put(name, buffer);
            }
        });
        return read;
    }
}
