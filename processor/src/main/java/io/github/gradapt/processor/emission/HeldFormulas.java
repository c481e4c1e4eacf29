package io.github.gradapt.processor.emission;

import com.palantir.javapoet.CodeBlock;
import io.github.gradapt.processor.formula.Function;
import io.github.gradapt.processor.formula.FunctionCalls;
import io.github.gradapt.processor.formula.Notation;
import io.github.gradapt.processor.formula.SharedFormulas;
import io.github.gradapt.processor.plan.SummationOrder;
import io.github.gradapt.processor.plan.Workspace;
import io.github.gradapt.processor.program.Buffer;
import io.github.gradapt.processor.program.Op;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What {@link HeldRow} computes value by value: each operand, and each result, is one vector, and functions are written out.
 */
final class HeldFormulas {

    private static final int LANES = SummationOrder.LANES;

    private final VectorSignature signature;
    private final VectorConstants constants;
    private final Arithmetic.OfVectors values;

    HeldFormulas(VectorSignature signature, VectorConstants constants) {
        this.signature = signature;
        this.constants = constants;
        this.values = new Arithmetic.OfVectors(signature.scalar(), LANES);
    }

    /** Whether all functions of a formula can be written out, and its operands have names that are free. */
    static boolean canWrite(Op.Elementwise op) {
        List<FunctionCalls.Call> calls = FunctionCalls.of(op.formula(), taken()).calls();
        return Collections.disjoint(op.operands().keySet(), taken())
                && calls.size() <= 1
                && calls.stream().allMatch(call -> VectorFunctions.has(call.function()));
    }

    /** What a formula may not name: the parameters, and what functions declare. */
    private static Set<String> taken() {
        Set<String> taken = new HashSet<>(VectorFunctions.LOCALS);
        taken.addAll(List.of(VectorFunctions.ARGUMENT, "p", "s", "input", "inputAt", "rate"));
        return taken;
    }

    /** output = formula(operands). */
    CodeBlock elementwise(Op.Elementwise op) {
        FunctionCalls parts = FunctionCalls.of(op.formula(), taken());
        CodeBlock.Builder code = CodeBlock.builder()
                .add(
                        "// $L: $L = $L\n",
                        op.output().layer(),
                        op.output().quantity().symbol(),
                        Notation.of(op.formula()));
        op.operands().forEach((name, buffer) -> code.add(loaded(name, buffer)));
        VectorFormulaPrinter printer = new VectorFormulaPrinter(signature.scalar(), values.species());
        for (FunctionCalls.Call call : parts.calls()) {
            code.add(declared(VectorFunctions.ARGUMENT, printer.print(call.argument())))
                    .add(VectorFunctions.code(call.function()))
                    .add(declared(call.name(), CodeBlock.of(VectorFunctions.RESULT)));
        }
        SharedFormulas.Shared shared = SharedFormulas.share(List.of(parts.result()), taken());
        for (SharedFormulas.Binding binding : shared.bindings()) {
            code.add(declared(binding.name(), printer.print(binding.value())));
        }
        return code.add(stored(op.output(), printer.print(shared.results().get(0))))
                .build();
    }

    /**
     * a_j = e^(z_j - m) / sum_k e^(z_k - m), m = max z; m and the sum are left for the logarithm.
     *
     * @param spread the locals that hold the values of z, each in every lane; empty if there are none
     */
    CodeBlock softmax(Op.Softmax op, List<String> spread) {
        int size = op.output().size();
        // What the tree of all lanes adds to the used ones first is +0, and the powers of e are not -0.
        return CodeBlock.builder()
                .add(
                        "// $L: a_j = e^(z_j - m) / sum_k e^(z_k - m), where m = max_k z_k\n",
                        op.output().layer())
                .add(loaded("z", op.input()))
                .add(spread.isEmpty() ? largestLane("z", size) : largest(spread))
                .add(scratch(Workspace.MAXIMA, "max"))
                .add(declared(VectorFunctions.ARGUMENT, CodeBlock.of("z.sub(max)")))
                .add(VectorFunctions.code(Function.EXP))
                .add(summed(VectorFunctions.RESULT, size, distances(size)))
                .add(scratch(Workspace.SUMS, "sum"))
                .add(stored(op.output(), CodeBlock.of("$L.div(sum)", VectorFunctions.RESULT)))
                .build();
    }

    /** Declares the largest of the first {@code size} lanes, which all lanes hold. */
    private CodeBlock largestLane(String vector, int size) {
        CodeBlock lowest = CodeBlock.of("$T.broadcast(S, $T.NEGATIVE_INFINITY)", values.type(), Float.class);
        CodeBlock.Builder code = CodeBlock.builder().add(declared("max", used(vector, size, lowest)));
        for (int apart : distances(size)) {
            String other = "max" + apart;
            code.add(declared(other, swapped("max", apart))).add(orLarger(other));
        }
        return code.build();
    }

    /** The same of vectors of which all lanes are alike. */
    private CodeBlock largest(List<String> spread) {
        CodeBlock.Builder code = CodeBlock.builder().add(declared("max", CodeBlock.of("$L", spread.get(0))));
        spread.stream().skip(1).forEach(other -> code.add(orLarger(other)));
        return code.build();
    }

    private static CodeBlock orLarger(String other) {
        return CodeBlock.of("max = max.blend($1L, $1L.compare($2T.GT, max));\n", other, VectorTypes.OPERATORS);
    }

    /** delta_i = h_i - a_i * sum_k h_k. */
    CodeBlock softmaxDelta(Op.SoftmaxDelta op) {
        return CodeBlock.builder()
                .add("// $L: delta_i = h_i - a_i * sum_k h_k\n", op.output().layer())
                .add(loaded("h", op.gradient()))
                .add(loaded("a", op.probability()))
                .add(summed("h", op.gradient().size(), distances(LANES)))
                .add(stored(op.output(), CodeBlock.of("h.sub(a.mul(sum))")))
                .build();
    }

    /** Declares the sum of the first {@code size} lanes, which all lanes hold. */
    private CodeBlock summed(String vector, int size, List<Integer> distances) {
        CodeBlock.Builder code = CodeBlock.builder().add(declared("sum", used(vector, size, values.zero())));
        for (int apart : distances) {
            code.addStatement("sum = sum.add($L)", swapped("sum", apart));
        }
        return code.build();
    }

    /** How far apart are the lanes that a tree of {@code size} of them brings together, step by step. */
    private static List<Integer> distances(int size) {
        List<Integer> distances = new ArrayList<>();
        for (int apart = LANES / 2; apart > 0; apart /= 2) {
            if (apart < size) {
                distances.add(apart);
            }
        }
        return distances;
    }

    private CodeBlock swapped(String vector, int apart) {
        return CodeBlock.of("$L.rearrange($L)", vector, constants.swap(values, apart));
    }

    /** The first {@code size} lanes of a vector, and {@code padding} after them. */
    private CodeBlock used(String vector, int size, CodeBlock padding) {
        CodeBlock code = CodeBlock.of("$L", vector);
        return size == LANES ? code : constants.blended(code, LANES, size, padding);
    }

    private CodeBlock scratch(int place, String vector) {
        return values.store("s", VectorConstants.SCRATCH + " + " + place, CodeBlock.of("$L", vector));
    }

    private CodeBlock loaded(String name, Buffer buffer) {
        return declared(name, values.load("s", signature.access(buffer).start()));
    }

    private CodeBlock stored(Buffer buffer, CodeBlock value) {
        return values.store("s", signature.access(buffer).start(), value);
    }

    private CodeBlock declared(String name, CodeBlock value) {
        return CodeBlock.of("$T $L = $L;\n", values.type(), name, value);
    }
}
