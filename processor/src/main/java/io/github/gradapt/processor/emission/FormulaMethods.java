package io.github.gradapt.processor.emission;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.github.gradapt.processor.formula.Formula;
import io.github.gradapt.processor.formula.Notation;
import io.github.gradapt.processor.formula.SharedFormulas;
import io.github.gradapt.processor.program.Buffer;
import io.github.gradapt.processor.program.Op;
import io.github.gradapt.processor.topology.Cost;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The methods of the operations that work value by value: formulas, softmax, and the cost. */
final class FormulaMethods {

    private static final ClassName SUMS = RuntimeTypes.SUMS;

    /** What a method may name already, beside the symbols of its operands. */
    private static final Set<String> LOCALS = Set.of("s", "j", "row", "rows", "input", "target", "sum", "total");

    private final OpSignature signature;
    private final Scalar scalar;
    private final FormulaPrinter printer;

    FormulaMethods(OpSignature signature) {
        this.signature = signature;
        this.scalar = signature.scalar();
        this.printer = new FormulaPrinter(scalar);
    }

    /** output = formula(operands). */
    MethodSpec elementwise(Op.Elementwise op) {
        Access output = signature.access(op.output());
        String symbol = op.output().quantity().symbol();
        Rows rows = new Rows(op.operands(), symbol, output);
        CodeBlock body = rows.assign(op.formula());
        CodeBlock code = rows.contiguous() ? rows.overAll(body) : rows.overEach(rows.overValues(body));
        return signature
                .declaration(op, op.output().layer(), symbol + " = " + Notation.of(op.formula()))
                .addCode(signature.locals(op))
                .addCode(code)
                .build();
    }

    /** The sum, over rows, of the sum or mean over the outputs of formula(operands). */
    MethodSpec rowCost(Op.RowCost op) {
        Access terms = signature.access(op.terms());
        Rows rows = new Rows(op.operands(), "c", terms);
        boolean mean = op.reduction() == Cost.Reduction.MEAN;
        CodeBlock cost = CodeBlock.of("$T.sum($L, cAt, $L)", SUMS, terms.array(), terms.size());
        CodeBlock reduced = mean ? CodeBlock.of("$L / $L", cost, scalar.literal(terms.size())) : cost;
        CodeBlock each = CodeBlock.builder()
                .add(rows.overValues(rows.assign(op.formula())))
                .addStatement("total += $L", reduced)
                .build();
        String formula = (mean ? "cost = mean over the outputs of " : "cost = sum over the outputs of ")
                + Notation.of(op.formula());
        return signature
                .declaration(op, op.terms().layer(), formula)
                .addJavadoc("Adds the costs of the rows to {@code sum}.\n")
                .returns(TypeName.DOUBLE)
                .addCode(signature.locals(op))
                .addStatement("double total = sum")
                .addCode(rows.overEach(each))
                .addStatement("return total")
                .build();
    }

    /** a_j = e^(z_j - m) / sum_k e^(z_k - m), m = max z. */
    MethodSpec softmax(Op.Softmax op) {
        return softmax(
                op,
                op.input(),
                op.output(),
                "a_j = e^(z_j - m) / sum_k e^(z_k - m), where m = max_k z_k",
                CodeBlock.builder()
                        .beginControlFlow(
                                "for (int j = 0; j < $L; j++)", op.output().size())
                        .addStatement("s[aAt + j] = $T.exp(s[zAt + j] - max)", scalar.math())
                        .endControlFlow()
                        .addStatement(
                                "$T sum = $T.sum(s, aAt, $L)",
                                scalar.type(),
                                SUMS,
                                op.output().size())
                        .beginControlFlow(
                                "for (int j = 0; j < $L; j++)", op.output().size())
                        .addStatement("s[aAt + j] = s[aAt + j] / sum")
                        .endControlFlow()
                        .build());
    }

    /** l_j = z_j - m - log(sum_k e^(z_k - m)), m = max z. */
    MethodSpec logSoftmax(Op.LogSoftmax op) {
        return softmax(
                op,
                op.input(),
                op.output(),
                "l_j = z_j - m - log(sum_k e^(z_k - m)), where m = max_k z_k",
                CodeBlock.builder()
                        .beginControlFlow(
                                "for (int j = 0; j < $L; j++)", op.output().size())
                        .addStatement("s[lAt + j] = $T.exp(s[zAt + j] - max)", scalar.math())
                        .endControlFlow()
                        .addStatement(
                                "$T log = $T.log($T.sum(s, lAt, $L))",
                                scalar.type(),
                                scalar.math(),
                                SUMS,
                                op.output().size())
                        .beginControlFlow(
                                "for (int j = 0; j < $L; j++)", op.output().size())
                        .addStatement("s[lAt + j] = s[zAt + j] - max - log")
                        .endControlFlow()
                        .build());
    }

    private MethodSpec softmax(Op op, Buffer input, Buffer output, String formula, CodeBlock body) {
        Rows rows = new Rows(
                Map.of(input.quantity().symbol(), input), output.quantity().symbol(), signature.access(output));
        CodeBlock each = CodeBlock.builder()
                .addStatement("$T max = $T.max(s, zAt, $L)", scalar.type(), SUMS, input.size())
                .add(body)
                .build();
        return signature
                .declaration(op, output.layer(), formula)
                .addCode(signature.locals(op))
                .addCode(rows.overEach(each))
                .build();
    }

    /** delta_i = h_i - a_i * sum_k h_k. */
    MethodSpec softmaxDelta(Op.SoftmaxDelta op) {
        String h = op.gradient().quantity().symbol();
        String a = op.probability().quantity().symbol();
        Map<String, Buffer> operands = new LinkedHashMap<>();
        operands.put(h, op.gradient());
        operands.put(a, op.probability());
        String delta = op.output().quantity().symbol();
        Rows rows = new Rows(operands, delta, signature.access(op.output()));
        CodeBlock each = CodeBlock.builder()
                .addStatement(
                        "$T sum = $T.sum(s, $LAt, $L)",
                        scalar.type(),
                        SUMS,
                        h,
                        op.gradient().size())
                .beginControlFlow("for (int j = 0; j < $L; j++)", op.output().size())
                .addStatement("s[$LAt + j] = s[$LAt + j] - s[$LAt + j] * sum", delta, h, a)
                .endControlFlow()
                .build();
        String formula = delta + "_i = " + h + "_i - " + a + "_i * sum_k " + h + "_k";
        return signature
                .declaration(op, op.output().layer(), formula)
                .addCode(signature.locals(op))
                .addCode(rows.overEach(each))
                .build();
    }

    /** The loops over data rows and their values. */
    private final class Rows {

        private final Map<String, Access> operands = new LinkedHashMap<>();
        private final String symbol;
        private final Access output;

        Rows(Map<String, Buffer> operands, String symbol, Access output) {
            operands.forEach((name, buffer) -> this.operands.put(name, signature.access(buffer)));
            this.symbol = symbol;
            this.output = output;
        }

        boolean contiguous() {
            return output.contiguous() && operands.values().stream().allMatch(Access::contiguous);
        }

        /** The value at {@code j} of the output, from those of the operands. */
        CodeBlock assign(Formula formula) {
            CodeBlock.Builder code = CodeBlock.builder();
            operands.forEach((name, access) ->
                    code.addStatement("$T $L = $L[$LAt + j]", scalar.type(), name, access.array(), name));
            SharedFormulas.Shared shared = SharedFormulas.share(List.of(formula), LOCALS);
            for (SharedFormulas.Binding binding : shared.bindings()) {
                code.addStatement("$T $L = $L", scalar.type(), binding.name(), printer.print(binding.value()));
            }
            return code.addStatement(
                            "$L[$LAt + j] = $L",
                            output.array(),
                            symbol,
                            printer.print(shared.results().get(0)))
                    .build();
        }

        CodeBlock overValues(CodeBlock body) {
            return CodeBlock.builder()
                    .beginControlFlow("for (int j = 0; j < $L; j++)", output.size())
                    .add(body)
                    .endControlFlow()
                    .build();
        }

        /** One loop for the values of all rows. */
        CodeBlock overAll(CodeBlock body) {
            CodeBlock.Builder code = CodeBlock.builder();
            places().forEach((name, access) -> code.addStatement("int $LAt = $L", name, access.start()));
            return code.beginControlFlow("for (int j = 0; j < rows * $L; j++)", output.size())
                    .add(body)
                    .endControlFlow()
                    .build();
        }

        CodeBlock overEach(CodeBlock body) {
            CodeBlock.Builder code = CodeBlock.builder().beginControlFlow("for (int row = 0; row < rows; row++)");
            places().forEach((name, access) -> code.addStatement("int $LAt = $L", name, access.rowStart()));
            return code.add(body).endControlFlow().build();
        }

        /** What has an index of its own; that of an argument is given where there is one row after another. */
        private Map<String, Access> places() {
            Map<String, Access> places = new LinkedHashMap<>(operands);
            places.put(symbol, output);
            return places;
        }
    }
}
