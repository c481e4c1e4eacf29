package io.github.gradapt.processor.emission;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.github.gradapt.processor.formula.Formula;
import io.github.gradapt.processor.formula.FunctionCalls;
import io.github.gradapt.processor.formula.Notation;
import io.github.gradapt.processor.formula.SharedFormulas;
import io.github.gradapt.processor.formula.Variables;
import io.github.gradapt.processor.plan.SummationOrder;
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

    VectorFormulaMethods(Program program, VectorSignature signature) {
        this.program = program;
        this.signature = signature;
        this.scalar = signature.scalar();
    }

    /** Whether there is room for all that lies between the calls of a formula. */
    static boolean fits(Formula formula) {
        return FunctionCalls.of(formula, LOCALS).calls().size() <= Workspace.CHUNKS;
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
                .addCode(sums(terms, VectorConstants.SCRATCH))
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
        CodeBlock scaled = CodeBlock.builder()
                .addStatement("$T sum = s[$L + row]", scalar.type(), SUMS)
                .add(overRow("a", a, "a", "a.div(sum)"))
                .build();
        return signature
                .declaration(step, op.output().layer(), "a_j = e^(z_j - m) / sum_k e^(z_k - m), where m = max_k z_k")
                .addCode(exponentials(signature.access(op.input()), a))
                .addCode(sums(a, SUMS))
                .addCode(overRows(Map.of("a", a), scaled))
                .build();
    }

    /** l_j = z_j - m - log(sum_k e^(z_k - m)), m = max z; a softmax of the same z has left m and the sum. */
    MethodSpec logSoftmax(VectorStep step, Op.LogSoftmax op) {
        Access z = signature.access(op.input());
        Access l = signature.access(op.output());
        CodeBlock logarithm = CodeBlock.builder()
                .addStatement("$T max = s[$L + row]", scalar.type(), MAXIMA)
                .addStatement("$T log = s[$L + row]", scalar.type(), VectorConstants.SCRATCH)
                .add(overRow("z", z, "l", "z.sub(max).sub(log)"))
                .build();
        MethodSpec.Builder method = signature.declaration(
                step, op.output().layer(), "l_j = z_j - m - log(sum_k e^(z_k - m)), where m = max_k z_k");
        if (!program.hasSoftmaxOf(op.input())) {
            method.addCode(exponentials(z, l)).addCode(sums(l, SUMS));
        }
        return method.addStatement(
                        "$T.log(s, $L, s, $L, (rows + $L) / $L * $L)",
                        scalar.vectorMath(),
                        SUMS,
                        VectorConstants.SCRATCH,
                        SummationOrder.LANES - 1,
                        SummationOrder.LANES,
                        SummationOrder.LANES)
                .addCode(overRows(places("z", z, "l", l), logarithm))
                .build();
    }

    /** e^(z - max z) of every row, and the maxima. */
    private CodeBlock exponentials(Access z, Access output) {
        return CodeBlock.builder()
                .addStatement(
                        "$T.shift(s, $L, s, $L, $L, rows, s, $L)",
                        RuntimeTypes.VECTOR_ROWS,
                        z.start(),
                        output.start(),
                        z.size(),
                        MAXIMA)
                .addStatement(
                        "$T.exp(s, $L, s, $L, rows * $L)",
                        scalar.vectorMath(),
                        output.start(),
                        output.start(),
                        output.stride())
                .build();
    }

    /** The sum of every row. */
    private static CodeBlock sums(Access values, String to) {
        return CodeBlock.of(
                "$T.sums(s, $L, $L, rows, s, $L);\n", RuntimeTypes.VECTOR_ROWS, values.start(), values.size(), to);
    }

    /** delta_i = h_i - a_i * sum_k h_k. */
    MethodSpec softmaxDelta(VectorStep step, Op.SoftmaxDelta op) {
        String h = op.gradient().quantity().symbol();
        String a = op.probability().quantity().symbol();
        String delta = op.output().quantity().symbol();
        Map<String, Access> places = places(h, signature.access(op.gradient()), a, signature.access(op.probability()));
        places.put(delta, signature.access(op.output()));
        CodeBlock each = CodeBlock.builder()
                .addStatement("$T sum = s[$L + row]", scalar.type(), VectorConstants.SCRATCH)
                .beginControlFlow(
                        "for (int j = 0; j < $L; j += $L.length())",
                        signature.access(op.output()).stride(),
                        VectorConstants.SPECIES)
                .add(load(h, CodeBlock.of("$LAt + j", h)))
                .add(load(a, CodeBlock.of("$LAt + j", a)))
                .add(store(CodeBlock.of("$L.sub($L.mul(sum))", h, a), delta + "At + j"))
                .endControlFlow()
                .build();
        String formula = delta + "_i = " + h + "_i - " + a + "_i * sum_k " + h + "_k";
        return signature
                .declaration(step, op.output().layer(), formula)
                .addCode(sums(signature.access(op.gradient()), VectorConstants.SCRATCH))
                .addCode(overRows(places, each))
                .build();
    }

    private static Map<String, Access> places(String first, Access firstAccess, String second, Access secondAccess) {
        Map<String, Access> places = new LinkedHashMap<>();
        places.put(first, firstAccess);
        places.put(second, secondAccess);
        return places;
    }

    private CodeBlock load(String name, CodeBlock index) {
        return CodeBlock.of(
                "$1T $2L = $1T.fromArray($3L, s, $4L);\n", scalar.vector(), name, VectorConstants.SPECIES, index);
    }

    private CodeBlock store(CodeBlock value, String index) {
        return VectorConstants.store(scalar, false, value, "s", index);
    }

    /** Vectors of one row: {@code value} of {@code operand} is written to {@code result}. */
    private CodeBlock overRow(String operand, Access access, String result, String value) {
        return CodeBlock.builder()
                .beginControlFlow("for (int j = 0; j < $L; j += $L.length())", access.stride(), VectorConstants.SPECIES)
                .add(load(operand, CodeBlock.of("$LAt + j", operand)))
                .add(store(CodeBlock.of(value), result + "At + j"))
                .endControlFlow()
                .build();
    }

    private static CodeBlock overRows(Map<String, Access> places, CodeBlock each) {
        CodeBlock.Builder code = CodeBlock.builder().beginControlFlow("for (int row = 0; row < rows; row++)");
        places.forEach((symbol, access) -> code.addStatement("int $LAt = $L", symbol, access.rowStart()));
        return code.add(each).endControlFlow().build();
    }

    /** A formula of all values of the rows. */
    private CodeBlock values(Formula formula, Map<String, Buffer> operands, Buffer output) {
        Access result = signature.access(output);
        FunctionCalls parts = FunctionCalls.of(formula, LOCALS);
        Map<String, String> starts = new LinkedHashMap<>();
        operands.forEach(
                (name, buffer) -> starts.put(name, signature.access(buffer).start()));
        if (parts.calls().isEmpty()) {
            return overChunk(parts.result(), starts, result.start(), "rows * " + result.stride());
        }
        if (parts.calls().size() == 1
                && parts.result()
                        .equals(new Formula.Variable(parts.calls().get(0).name()))
                && parts.calls().get(0).argument() instanceof Formula.Variable argument) {
            return call(
                    parts.calls().get(0), start(starts, argument.name()), result.start(), "rows * " + result.stride());
        }
        starts.replaceAll((name, start) -> start + " + from");
        CodeBlock.Builder code = CodeBlock.builder()
                .beginControlFlow("for (int from = 0; from < rows * $L; from += $L)", result.stride(), Workspace.CHUNK)
                .addStatement("int count = $T.min($L, rows * $L - from)", Math.class, Workspace.CHUNK, result.stride());
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
        String species = VectorConstants.SPECIES;
        CodeBlock.Builder code =
                CodeBlock.builder().beginControlFlow("for (int j = 0; j < $L; j += $L.length())", count, species);
        for (String name : Variables.of(formula)) {
            code.add(load(name, CodeBlock.of("$L + j", start(starts, name))));
        }
        VectorFormulaPrinter printer = new VectorFormulaPrinter(scalar, species);
        SharedFormulas.Shared shared = SharedFormulas.share(List.of(formula), LOCALS);
        for (SharedFormulas.Binding binding : shared.bindings()) {
            code.addStatement("$T $L = $L", scalar.vector(), binding.name(), printer.print(binding.value()));
        }
        return code.add(store(printer.print(shared.results().get(0)), output + " + j"))
                .endControlFlow()
                .build();
    }
}
