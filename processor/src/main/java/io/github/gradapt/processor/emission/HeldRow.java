package io.github.gradapt.processor.emission;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import io.github.gradapt.processor.plan.JitBudget;
import io.github.gradapt.processor.plan.Plan;
import io.github.gradapt.processor.plan.SummationOrder;
import io.github.gradapt.processor.program.Buffer;
import io.github.gradapt.processor.program.Op;
import io.github.gradapt.processor.program.OpVisitor;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The passes of one row, where each layer is no more than one vector of {@link SummationOrder#LANES} floats, in as few
 * methods as HotSpot's compilers bear, with all functions written out. Each step loads what the one before it has stored;
 * where one compiled method holds both, and the vectors are the same, C2 leaves the load away.
 */
final class HeldRow {

    private static final int LANES = SummationOrder.LANES;

    /** A call: in this code, an operation on vectors. */
    private static final Pattern CALL = Pattern.compile("\\w\\(");

    private final Plan plan;
    private final Names names;
    private final VectorSignature signature;
    private final HeldProducts products;
    private final HeldFormulas formulas;
    private final List<Held> forward;
    private final List<Held> changes;

    /** Some steps, or a part of one, for a block of its own. */
    private record Part(List<VectorStep> steps, CodeBlock code) {

        int calls() {
            return (int) CALL.matcher(code.toString()).results().count();
        }
    }

    /** A method, and its call. */
    private record Held(MethodSpec method, CodeBlock call) {}

    /** The methods of a network, as far as it can have them. */
    HeldRow(Plan plan, Names names, VectorSignature signature, VectorConstants constants) {
        this.plan = plan;
        this.names = names;
        this.signature = signature;
        this.products = new HeldProducts(plan, names, signature, constants);
        this.formulas = new HeldFormulas(signature, constants);
        List<VectorStep> outputs = steps(plan.program().forward());
        List<VectorStep> rest = steps(plan.program().learn());
        this.forward = signature.scalar() == Scalar.FLOAT && areHeld(outputs)
                ? methods("forwardRow", outputs, "From the inputs to the outputs of one row")
                : List.of();
        boolean isCostLate = plan.program().target().isPresent()
                && plan.lateCost().equals(plan.program().cost());
        this.changes = !forward.isEmpty() && isCostLate && areHeld(rest)
                ? methods("stepRow", rest, "From the outputs of one row to its deltas and the steps of the weights")
                : List.of();
    }

    private List<VectorStep> steps(List<Op> pass) {
        return VectorStep.of(pass, plan, false);
    }

    /** The methods that the network has. */
    List<MethodSpec> methods() {
        return Stream.of(forward, changes)
                .flatMap(List::stream)
                .map(Held::method)
                .toList();
    }

    /**
     * The forward pass of one row in vectors.
     *
     * @param vectorClass the class of the methods
     * @param single      the calls of the single steps, where vectors are shorter, or for networks without such methods
     */
    CodeBlock forward(String vectorClass, CodeBlock single) {
        return calls(vectorClass, forward, single);
    }

    /** What follows it where a row is learned, but for the cost. */
    CodeBlock changes(String vectorClass, CodeBlock single) {
        return calls(vectorClass, changes, single);
    }

    private static CodeBlock calls(String vectorClass, List<Held> methods, CodeBlock single) {
        if (methods.isEmpty()) {
            return single;
        }
        CodeBlock.Builder code =
                CodeBlock.builder().beginControlFlow("if ($L.$L >= $L)", vectorClass, VectorConstants.LANES, LANES);
        methods.forEach(held -> code.addStatement("$L.$L", vectorClass, held.call()));
        return code.nextControlFlow("else").add(single).endControlFlow().build();
    }

    /** As many parts of steps in one method as the compilers bear, and then the next one; none if one part is too much. */
    private List<Held> methods(String name, List<VectorStep> steps, String what) {
        List<Part> parts = parts(steps);
        if (parts.stream().anyMatch(part -> part.calls() > JitBudget.CALLS_PER_ROW_METHOD)) {
            return List.of();
        }
        List<Held> methods = new ArrayList<>();
        List<Part> together = new ArrayList<>();
        int calls = 0;
        for (Part part : parts) {
            if (calls + part.calls() > JitBudget.CALLS_PER_ROW_METHOD) {
                methods.add(method(name, together, what));
                together.clear();
                calls = 0;
            }
            together.add(part);
            calls += part.calls();
        }
        methods.add(method(name, together, what));
        return methods;
    }

    private Held method(String name, List<Part> parts, String what) {
        List<VectorStep> steps =
                parts.stream().map(Part::steps).flatMap(List::stream).toList();
        MethodSpec.Builder method =
                signature.declaration(names.newMethod(name), steps).addJavadoc("""
                        $L, where a vector has $L lanes: what a step stores and the next one loads stays in a register.
                        """, what, LANES);
        parts.forEach(part -> method.addCode("{\n$>$L$<}\n", part.code()));
        MethodSpec built = method.build();
        return new Held(built, signature.call(built.name(), steps));
    }

    /** Whether all that steps read and write is one vector, but for the inputs of a wide layer. */
    private boolean areHeld(List<VectorStep> steps) {
        return steps.stream()
                .allMatch(step -> step.op().accept(new OpVisitor<>(false) {
                    @Override
                    public Boolean affine(Op.Affine op) {
                        return isVector(op.output()) && (isWide(op) || isVector(op.input()));
                    }

                    @Override
                    public Boolean elementwise(Op.Elementwise op) {
                        return isVector(op.output()) && HeldFormulas.canWrite(op);
                    }

                    @Override
                    public Boolean softmax(Op.Softmax op) {
                        return isVector(op.output());
                    }

                    @Override
                    public Boolean softmaxDelta(Op.SoftmaxDelta op) {
                        return isVector(op.output());
                    }

                    @Override
                    public Boolean transposedAffine(Op.TransposedAffine op) {
                        return isVector(op.output());
                    }

                    @Override
                    public Boolean descend(Op.Descend op) {
                        return isVector(op.delta());
                    }
                }));
    }

    private boolean isWide(Op.Affine op) {
        return plan.parameters().placement(op.weights()).order().wide();
    }

    private static boolean isVector(Buffer buffer) {
        return buffer.size() <= LANES;
    }

    /** A softmax is in one block with the product before it where that leaves what it compares, spread over all lanes. */
    private List<Part> parts(List<VectorStep> steps) {
        List<Part> parts = new ArrayList<>();
        List<String> spread = List.of();
        for (VectorStep step : steps) {
            if (!spread.isEmpty() && step.op() instanceof Op.Softmax softmax) {
                Part product = parts.remove(parts.size() - 1);
                CodeBlock both = CodeBlock.of("$L$L", product.code(), formulas.softmax(softmax, spread));
                parts.add(new Part(List.of(product.steps().get(0), step), both));
            } else {
                code(step).forEach(code -> parts.add(new Part(List.of(step), code)));
            }
            spread = step.op() instanceof Op.Affine affine ? products.spreadResults(step, affine) : List.of();
        }
        return parts;
    }

    /** The parts of a step, each for a block of its own. */
    private List<CodeBlock> code(VectorStep step) {
        return step.op().accept(new OpVisitor<>(List.of()) {
            @Override
            public List<CodeBlock> affine(Op.Affine op) {
                return List.of(products.affine(step, op));
            }

            @Override
            public List<CodeBlock> elementwise(Op.Elementwise op) {
                return List.of(formulas.elementwise(op));
            }

            @Override
            public List<CodeBlock> softmax(Op.Softmax op) {
                return List.of(formulas.softmax(op, List.of()));
            }

            @Override
            public List<CodeBlock> softmaxDelta(Op.SoftmaxDelta op) {
                return List.of(formulas.softmaxDelta(op));
            }

            @Override
            public List<CodeBlock> transposedAffine(Op.TransposedAffine op) {
                return products.transposedAffine(step, op);
            }

            @Override
            public List<CodeBlock> descend(Op.Descend op) {
                return products.descend(op);
            }
        });
    }
}
