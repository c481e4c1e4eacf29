package io.github.gradapt.processor.emission;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.github.gradapt.processor.formula.Formula;
import io.github.gradapt.processor.formula.FunctionCalls;
import io.github.gradapt.processor.formula.Notation;
import io.github.gradapt.processor.formula.SharedFormulas;
import io.github.gradapt.processor.formula.Variables;
import io.github.gradapt.processor.plan.Workspace;
import io.github.gradapt.processor.program.Buffer;
import io.github.gradapt.processor.program.Op;
import io.github.gradapt.processor.program.Program;
import io.github.gradapt.processor.topology.Cost;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The vector methods of the operations that work value by value. Rows lie one after another, padding included, and are
 * computed with it. Functions such as exp are calls that go over many values: a formula is computed a chunk at a time,
 * from call to call, with the values in between in the scratch part of the workspace.
 */
final class VectorFormulaMethods {

    /** What a method may name already, beside the symbols of its operands. */
    private static final Set<String> LOCALS =
            Set.of("s", "j", "row", "rows", "input", "target", "sum", "total", "from", "count", "max", "log");

    private static final String MAXIMA = VectorConstants.SCRATCH + " + " + Workspace.MAXIMA;
    private static final String SUMS = VectorConstants.SCRATCH + " + " + Workspace.SUMS;

    private final Program program;
    private final VectorSignature signature;
    private final Scalar scalar;
    private final VectorLayout layout;

    VectorFormulaMethods(Program program, VectorSignature signature, VectorLayout layout) {
        this.layout = layout;
        this.program = program;
        this.signature = signature;
        this.scalar = signature.scalar();
    }

    /** output = formula(operands). */
    MethodSpec elementwise(VectorStep step, Op.Elementwise op) {
        String symbol = op.output().quantity().symbol();
        return signature
                .declaration(step, op.output().layer(), symbol + " = " + Notation.of(op.formula()))
                .addCode(values(op.formula(), op.operands(), op.output()))
                .build();
    }

    /** The sum, over rows, of the sum or mean over the outputs of formula(operands). */
    MethodSpec rowCost(VectorStep step, Op.RowCost op) {
        Access terms = signature.access(op.terms());
        boolean mean = op.reduction() == Cost.Reduction.MEAN;
        CodeBlock cost = CodeBlock.of("s[$L + row]", VectorConstants.SCRATCH);
        CodeBlock reduced = mean ? CodeBlock.of("$L / $L", cost, scalar.literal(terms.size())) : cost;
        String formula = (mean ? "cost = mean over the outputs of " : "cost = sum over the outputs of ")
                + Notation.of(op.formula());
        return signature
                .declaration(step, op.terms().layer(), formula)
                .addJavadoc("Adds the costs of the rows to {@code sum}.\n")
                .returns(TypeName.DOUBLE)
                .addCode(values(op.formula(), op.operands(), op.terms()))
                .addCode(layout.sums(terms, VectorConstants.SCRATCH))
                .addStatement("double total = sum")
                .beginControlFlow("for (int row = 0; row < rows; row++)")
                .addStatement("total += $L", reduced)
                .endControlFlow()
                .addStatement("return total")
                .build();
    }

    /** a_j = e^(z_j - m) / sum_k e^(z_k - m), m = max z. */
    MethodSpec softmax(VectorStep step, Op.Softmax op) {
        Access a = signature.access(op.output());
        return signature
                .declaration(step, op.output().layer(), "a_j = e^(z_j - m) / sum_k e^(z_k - m), where m = max_k z_k")
                .addCode(layout.exponentials(signature.access(op.input()), a, MAXIMA))
                .addCode(layout.sums(a, SUMS))
                .addCode(layout.overRows(Map.of("sum", SUMS), Map.of("a", a), "a", a, CodeBlock.of("a.div(sum)")))
                .build();
    }

    /** l_j = z_j - m - log(sum_k e^(z_k - m)), m = max z; a softmax of the same z has left m and the sum. */
    MethodSpec logSoftmax(VectorStep step, Op.LogSoftmax op) {
        Access z = signature.access(op.input());
        Access l = signature.access(op.output());
        Map<String, String> numbers = new LinkedHashMap<>();
        numbers.put("max", MAXIMA);
        numbers.put("log", VectorConstants.SCRATCH);
        MethodSpec.Builder method = signature.declaration(
                step, op.output().layer(), "l_j = z_j - m - log(sum_k e^(z_k - m)), where m = max_k z_k");
        if (!program.hasSoftmaxOf(op.input())) {
            method.addCode(layout.exponentials(z, l, MAXIMA)).addCode(layout.sums(l, SUMS));
        }
        return method.addStatement(
                        "$T.log(s, $L, s, $L, $L)", scalar.vectorMath(), SUMS, VectorConstants.SCRATCH, layout.rows())
                .addCode(layout.overRows(numbers, Map.of("z", z), "l", l, CodeBlock.of("z.sub(max).sub(log)")))
                .build();
    }

    /** delta_i = h_i - a_i * sum_k h_k. */
    MethodSpec softmaxDelta(VectorStep step, Op.SoftmaxDelta op) {
        String h = op.gradient().quantity().symbol();
        String a = op.probability().quantity().symbol();
        String delta = op.output().quantity().symbol();
        Map<String, Access> operands = new LinkedHashMap<>();
        operands.put(h, signature.access(op.gradient()));
        operands.put(a, signature.access(op.probability()));
        Access output = signature.access(op.output());
        String formula = delta + "_i = " + h + "_i - " + a + "_i * sum_k " + h + "_k";
        return signature
                .declaration(step, op.output().layer(), formula)
                .addCode(layout.sums(signature.access(op.gradient()), VectorConstants.SCRATCH))
                .addCode(layout.overRows(
                        Map.of("sum", VectorConstants.SCRATCH),
                        operands,
                        delta,
                        output,
                        CodeBlock.of("$L.sub($L.mul(sum))", h, a)))
                .build();
    }

    /** A formula of all values of the rows. */
    private CodeBlock values(Formula formula, Map<String, Buffer> operands, Buffer output) {
        Access result = signature.access(output);
        String count = layout.count(result);
        FunctionCalls parts = FunctionCalls.of(formula, LOCALS);
        Map<String, String> starts = new LinkedHashMap<>();
        operands.forEach(
                (name, buffer) -> starts.put(name, signature.access(buffer).start()));
        if (parts.calls().isEmpty()) {
            return overChunk(parts.result(), starts, result.start(), count);
        }
        if (parts.calls().size() == 1
                && parts.result()
                        .equals(new Formula.Variable(parts.calls().get(0).name()))
                && parts.calls().get(0).argument() instanceof Formula.Variable argument) {
            return call(parts.calls().get(0), start(starts, argument.name()), result.start(), count);
        }
        starts.replaceAll((name, start) -> start + " + from");
        CodeBlock.Builder code = CodeBlock.builder()
                .beginControlFlow("for (int from = 0; from < $L; from += $L)", count, Workspace.CHUNK)
                .addStatement("int count = $T.min($L, $L - from)", Math.class, Workspace.CHUNK, count);
        for (FunctionCalls.Call call : parts.calls()) {
            String place = VectorConstants.SCRATCH + " + "
                    + Workspace.CHUNK * (1 + parts.calls().indexOf(call));
            if (call.argument() instanceof Formula.Variable argument) {
                code.add(call(call, start(starts, argument.name()), place, "count"));
            } else {
                code.add(overChunk(call.argument(), starts, place, "count"));
                code.add(call(call, place, place, "count"));
            }
            starts.put(call.name(), place);
        }
        return code.add(overChunk(parts.result(), starts, result.start() + " + from", "count"))
                .endControlFlow()
                .build();
    }

    private static String start(Map<String, String> starts, String name) {
        return Objects.requireNonNull(starts.get(name), name);
    }

    private CodeBlock call(FunctionCalls.Call call, String from, String to, String count) {
        return CodeBlock.of(
                "$T.$L(s, $L, s, $L, $L);\n",
                scalar.vectorMath(),
                FormulaPrinter.method(call.function()),
                from,
                to,
                count);
    }

    /** A formula without functions, of the values that begin at some places. */
    private CodeBlock overChunk(Formula formula, Map<String, String> starts, String output, String count) {
        String species = layout.vectors().species();
        CodeBlock.Builder code =
                CodeBlock.builder().beginControlFlow("for (int j = 0; j < $L; j += $L.length())", count, species);
        for (String name : Variables.of(formula)) {
            code.add(layout.load(name, start(starts, name) + " + j"));
        }
        VectorFormulaPrinter printer = new VectorFormulaPrinter(scalar, species);
        SharedFormulas.Shared shared = SharedFormulas.share(List.of(formula), LOCALS);
        for (SharedFormulas.Binding binding : shared.bindings()) {
            code.addStatement("$T $L = $L", scalar.vector(), binding.name(), printer.print(binding.value()));
        }
        return code.add(layout.store(printer.print(shared.results().get(0)), output + " + j"))
                .endControlFlow()
                .build();
    }
}
