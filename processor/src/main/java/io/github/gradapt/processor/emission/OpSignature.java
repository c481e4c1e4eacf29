package io.github.gradapt.processor.emission;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import io.github.gradapt.processor.plan.Plan;
import io.github.gradapt.processor.plan.UnitMajor;
import io.github.gradapt.processor.plan.Workspace;
import io.github.gradapt.processor.program.Buffer;
import io.github.gradapt.processor.program.Op;
import io.github.gradapt.processor.program.OpVisitor;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * How the methods of operations are declared and called: what comes from outside is passed as an array and an index,
 * everything else is reached through the fields.
 */
final class OpSignature {

    /** How many rows an operation is of. */
    static final ParameterSpec ROWS =
            ParameterSpec.builder(TypeName.INT, "rows").build();

    private final Plan plan;
    private final Names names;
    private final Scalar scalar;

    OpSignature(Plan plan, Names names, Scalar scalar) {
        this.plan = plan;
        this.names = names;
        this.scalar = scalar;
    }

    /** What the operations compute in. */
    Scalar scalar() {
        return scalar;
    }

    /** How the method of an operation reaches a buffer. */
    Access access(Buffer buffer) {
        if (isInput(buffer)) {
            return new Access("input", "inputAt", buffer.size(), buffer.size());
        }
        if (isTarget(buffer)) {
            return new Access("target", "targetAt", buffer.size(), buffer.size());
        }
        return stored(buffer);
    }

    /** Where a buffer is in the workspace. */
    Access stored(Buffer buffer) {
        return new Access("s", names.start(buffer), buffer.size(), slot(buffer).stride());
    }

    /** Where a buffer is in the workspace if a block lies unit by unit. */
    Access storedByUnits(Buffer buffer) {
        String start = names.start(buffer) + " + " + slot(buffer).unitMajorOffset();
        return new Access("s", start, buffer.size(), 1, UnitMajor.ROWS);
    }

    private Workspace.Slot slot(Buffer buffer) {
        return plan.workspace().slot(buffer).orElseThrow(() -> new IllegalStateException("no place for " + buffer));
    }

    /** Copies {@code block} rows of the outputs, of which {@code done} are before them, to where the caller wants them. */
    CodeBlock outputs(Buffer buffer) {
        Access output = access(buffer);
        if (output.contiguous()) {
            return CodeBlock.of(
                    "$T.arraycopy(workspace, $L, outputs, outputOffset + done * OUTPUTS, block * OUTPUTS);\n",
                    System.class,
                    output.start());
        }
        return CodeBlock.builder()
                .beginControlFlow("for (int row = 0; row < block; row++)")
                .addStatement(
                        "$T.arraycopy(workspace, $L, outputs, outputOffset + (done + row) * OUTPUTS, OUTPUTS)",
                        System.class,
                        output.rowStart())
                .endControlFlow()
                .build();
    }

    /**
     * The beginning of the method that runs {@code op} on some rows.
     *
     * @param layer   the layer it belongs to
     * @param formula what it computes
     */
    MethodSpec.Builder declaration(Op op, String layer, String formula) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(names.method(op))
                .addModifiers(Modifier.PRIVATE)
                .addJavadoc("$L: $L.\n", layer, NetworkDocumentation.formula(formula));
        if (op.reads().stream().anyMatch(this::isInput)) {
            method.addParameter(scalar.array(), "input").addParameter(TypeName.INT, "inputAt");
        }
        if (op.reads().stream().anyMatch(this::isTarget)) {
            method.addParameter(scalar.array(), "target").addParameter(TypeName.INT, "targetAt");
        }
        return method.addParameters(numbers(op));
    }

    /** The locals for the fields that {@code op} works on. */
    CodeBlock locals(Op op) {
        return usesWorkspace(List.of(op)) ? CodeBlock.of("$T s = workspace;\n", scalar.array()) : CodeBlock.of("");
    }

    /** Whether some operations read or write what does not come from outside. */
    boolean usesWorkspace(List<Op> ops) {
        List<Buffer> touched = new ArrayList<>();
        for (Op op : ops) {
            touched.addAll(op.reads());
            touched.addAll(op.writes());
        }
        return touched.stream().anyMatch(buffer -> !isInput(buffer) && !isTarget(buffer));
    }

    /** The call that runs {@code op}, where the parameters of a declaration are locals of the same names. */
    CodeBlock call(Op op) {
        List<String> arguments = new ArrayList<>();
        if (op.reads().stream().anyMatch(this::isInput)) {
            arguments.add("input, inputAt");
        }
        if (op.reads().stream().anyMatch(this::isTarget)) {
            arguments.add("target, targetAt");
        }
        numbers(op).forEach(parameter -> arguments.add(parameter.name()));
        return CodeBlock.of("$L($L)", names.method(op), String.join(", ", arguments));
    }

    /**
     * A descent is of one row, at a rate; everything else is of some rows, where the cost is added to a sum, and gradients
     * to those before, or to none.
     */
    List<ParameterSpec> numbers(Op op) {
        return op.accept(new OpVisitor<>(List.of(ROWS)) {
            @Override
            public List<ParameterSpec> rowCost(Op.RowCost cost) {
                return List.of(
                        ROWS, ParameterSpec.builder(TypeName.DOUBLE, "sum").build());
            }

            @Override
            public List<ParameterSpec> accumulate(Op.Accumulate accumulate) {
                return List.of(ROWS, GradientKernel.CLEARED);
            }

            @Override
            public List<ParameterSpec> descend(Op.Descend descend) {
                return List.of(ParameterSpec.builder(scalar.type(), "rate").build());
            }
        });
    }

    boolean isInput(Buffer buffer) {
        return buffer.equals(plan.program().input());
    }

    boolean isTarget(Buffer buffer) {
        return plan.program().target().filter(buffer::equals).isPresent();
    }
}
