package io.github.gradapt.processor.emission;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.github.gradapt.processor.formula.Function;
import io.github.gradapt.processor.formula.FunctionCalls;
import io.github.gradapt.processor.formula.Notation;
import io.github.gradapt.processor.formula.SharedFormulas;
import io.github.gradapt.processor.plan.Plan;
import io.github.gradapt.processor.plan.SummationOrder;
import io.github.gradapt.processor.plan.VectorKernel;
import io.github.gradapt.processor.plan.Workspace;
import io.github.gradapt.processor.program.Op;
import io.github.gradapt.processor.program.OpVisitor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * The forward pass of one row, where each layer is no more than one vector of {@link SummationOrder#LANES} floats: one
 * method, with all functions written out. Each step loads what the one before it has stored; where one compiled method
 * holds both, and the vectors are the same, HotSpot's C2 leaves the load away.
 */
final class HeldRow {

    private static final int LANES = SummationOrder.LANES;

    /** Three layers: no more was tried ({@code processor/docs/jit-budget}, "A row in registers"). */
    private static final int MOST_STEPS = 6;

    private final Plan plan;
    private final Names names;
    private final VectorSignature signature;
    private final VectorConstants constants;
    private final Arithmetic.OfVectors values;
    private final VectorProducts products;
    private final Optional<MethodSpec> method;

    /** The method of a network, if it can have one. */
    HeldRow(Plan plan, Names names, VectorSignature signature, VectorConstants constants) {
        this.plan = plan;
        this.names = names;
        this.signature = signature;
        this.constants = constants;
        this.values = new Arithmetic.OfVectors(signature.scalar(), LANES);
        this.products = new VectorProducts(plan, names, signature);
        this.method = signature.scalar() == Scalar.FLOAT ? method(steps()) : Optional.empty();
    }

    private List<VectorStep> steps() {
        return VectorStep.of(plan.program().forward(), plan, false);
    }

    /** The method, if the network has one. */
    Optional<MethodSpec> method() {
        return method;
    }

    /**
     * The forward pass of one row in vectors.
     *
     * @param vectorClass the class of the method
     * @param single      the calls of the single steps, where vectors are shorter
     */
    CodeBlock call(String vectorClass, CodeBlock single) {
        return method.map(held -> CodeBlock.builder()
                        .beginControlFlow("if ($L.$L >= $L)", vectorClass, VectorConstants.LANES, LANES)
                        .addStatement(
                                "$L.$L(parameters, workspace$L)",
                                vectorClass,
                                held.name(),
                                readsInput() ? ", input, inputAt" : "")
                        .nextControlFlow("else")
                        .add(single)
                        .endControlFlow()
                        .build())
                .orElse(single);
    }

    private boolean readsInput() {
        return !signature.bringsInput();
    }

    private Optional<MethodSpec> method(List<VectorStep> steps) {
        if (steps.size() > MOST_STEPS || !steps.stream().allMatch(this::isHeld)) {
            return Optional.empty();
        }
        MethodSpec.Builder row = MethodSpec.methodBuilder(names.newMethod("forwardRow"))
                .addModifiers(Modifier.STATIC)
                .addJavadoc("""
                        From the inputs to the outputs of one row, where a vector has $L lanes: what a step stores and the
                        next one loads stays in a register.
                        """, LANES)
                .addParameter(signature.scalar().array(), "p")
                .addParameter(signature.scalar().array(), "s");
        if (readsInput()) {
            row.addParameter(signature.scalar().array(), "input").addParameter(TypeName.INT, "inputAt");
        }
        for (VectorStep step : steps) {
            row.addCode("{\n$>").addCode(code(step)).addCode("$<}\n");
        }
        return Optional.of(row.build());
    }

    /** Whether all that a step reads and writes is one vector, but for the inputs of a wide layer. */
    private boolean isHeld(VectorStep step) {
        return step.op().accept(new OpVisitor<>(false) {
            @Override
            public Boolean affine(Op.Affine op) {
                boolean wide = plan.parameters().placement(op.weights()).order().wide();
                return op.output().size() <= LANES && (wide || op.input().size() <= LANES);
            }

            @Override
            public Boolean elementwise(Op.Elementwise op) {
                List<FunctionCalls.Call> calls =
                        FunctionCalls.of(op.formula(), taken()).calls();
                return op.output().size() <= LANES
                        && Collections.disjoint(op.operands().keySet(), taken())
                        && calls.size() <= 1
                        && calls.stream().allMatch(call -> VectorFunctions.has(call.function()));
            }

            @Override
            public Boolean softmax(Op.Softmax op) {
                return op.output().size() <= LANES;
            }
        });
    }

    private CodeBlock code(VectorStep step) {
        return step.op().accept(new OpVisitor<>(CodeBlock.of("")) {
            @Override
            public CodeBlock affine(Op.Affine op) {
                return product(products.affine(step, op, step.keepsResult(plan)), op);
            }

            @Override
            public CodeBlock elementwise(Op.Elementwise op) {
                return formula(op);
            }

            @Override
            public CodeBlock softmax(Op.Softmax op) {
                return normalized(op);
            }
        });
    }

    /** z = W x + b, as the tile of one row computes it. */
    private CodeBlock product(VectorProduct product, Op.Affine op) {
        VectorKernel kernel = plan.vectorKernels(op).stream()
                .filter(each -> each.lanes() == LANES)
                .findFirst()
                .orElseThrow();
        CodeBlock.Builder code = CodeBlock.builder().add("// $L: $L\n", product.layer(), product.formula());
        for (Operand operand : product.operands()) {
            if (!operand.inWorkspace()) {
                code.addStatement(
                        "$T $L = $L",
                        signature.scalar().array(),
                        operand.symbol(),
                        operand.access().array());
            }
            code.addStatement(
                    "int $L = $L", operand.place().at(), operand.access().start());
        }
        CodeBlock tiles = product.chains().isPresent()
                ? product.chainKernel(values).tiles(kernel.row(), false)
                : product.dotKernel(values, constants, kernel.row()).tiles();
        return code.add(product.locals(names)).add(tiles).build();
    }

    /** What a formula may not name: the parameters, and what functions declare. */
    private static Set<String> taken() {
        Set<String> taken = new HashSet<>(VectorFunctions.LOCALS);
        taken.addAll(List.of(VectorFunctions.ARGUMENT, "p", "s", "input", "inputAt"));
        return taken;
    }

    /** output = formula(operands). */
    private CodeBlock formula(Op.Elementwise op) {
        FunctionCalls parts = FunctionCalls.of(op.formula(), taken());
        CodeBlock.Builder code = CodeBlock.builder()
                .add(
                        "// $L: $L = $L\n",
                        op.output().layer(),
                        op.output().quantity().symbol(),
                        Notation.of(op.formula()));
        op.operands()
                .forEach((name, buffer) -> code.add(
                        declared(name, values.load("s", signature.access(buffer).start()))));
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
        return code.add(values.store(
                        "s",
                        signature.access(op.output()).start(),
                        printer.print(shared.results().get(0))))
                .build();
    }

    /** a_j = e^(z_j - m) / sum_k e^(z_k - m), m = max z; m and the sum are left for the logarithm. */
    private CodeBlock normalized(Op.Softmax op) {
        int size = op.output().size();
        CodeBlock lowest = CodeBlock.of("$T.broadcast(S, $T.NEGATIVE_INFINITY)", values.type(), Float.class);
        CodeBlock.Builder code = CodeBlock.builder()
                .add(
                        "// $L: a_j = e^(z_j - m) / sum_k e^(z_k - m), where m = max_k z_k\n",
                        op.output().layer())
                .add(declared("z", values.load("s", signature.access(op.input()).start())))
                .add(declared("max", used("z", size, lowest)));
        for (int apart : distances(size)) {
            String other = "max" + apart;
            code.add(declared(other, swapped("max", apart)))
                    .addStatement("max = max.blend($1L, $1L.compare($2T.GT, max))", other, VectorTypes.OPERATORS);
        }
        code.add(scratch(Workspace.MAXIMA, "max"))
                .add(declared(VectorFunctions.ARGUMENT, CodeBlock.of("z.sub(max)")))
                .add(VectorFunctions.code(Function.EXP))
                .add(declared("sum", used(VectorFunctions.RESULT, size, values.zero())));
        for (int apart : distances(size)) {
            code.addStatement("sum = sum.add($L)", swapped("sum", apart));
        }
        return code.add(scratch(Workspace.SUMS, "sum"))
                .add(values.store(
                        "s",
                        signature.access(op.output()).start(),
                        CodeBlock.of("$L.div(sum)", VectorFunctions.RESULT)))
                .build();
    }

    /**
     * How far apart are the lanes that a tree of {@code size} of them brings together, step by step. What the tree of all
     * lanes adds before is +0 to powers of e, which are not -0.
     */
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

    private CodeBlock declared(String name, CodeBlock value) {
        return CodeBlock.of("$T $L = $L;\n", values.type(), name, value);
    }
}
