package io.github.gradapt.processor.emission;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import io.github.gradapt.processor.plan.Plan;
import io.github.gradapt.processor.plan.UnitMajor;
import io.github.gradapt.processor.program.Buffer;
import io.github.gradapt.processor.program.Op;
import io.github.gradapt.processor.program.OpVisitor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** How the vector methods are declared and called: they are static, and get all they work on. */
final class VectorSignature {

    /** How the parameters of a method follow each other that runs some steps of one row. */
    private static final List<String> ORDER = List.of("p", Operand.WORKSPACE, "input", "inputAt", "rate");

    private final Plan plan;
    private final OpSignature signature;
    private final Names names;
    private final boolean unitMajor;

    /**
     * The signatures of a network's methods.
     *
     * @param unitMajor whether they take a block of rows {@linkplain UnitMajor unit by unit}
     */
    VectorSignature(Plan plan, OpSignature signature, Names names, boolean unitMajor) {
        this.unitMajor = unitMajor;
        this.plan = plan;
        this.signature = signature;
        this.names = names;
    }

    /** What the operations compute in. */
    Scalar scalar() {
        return signature.scalar();
    }

    /** How the method of a step reaches a buffer: what is read in vectors was copied to where rows are padded. */
    Access access(Buffer buffer) {
        if (unitMajor) {
            return signature.storedByUnits(buffer);
        }
        return isOutside(buffer) ? signature.access(buffer) : signature.stored(buffer);
    }

    /** Whether a buffer is read where the caller has it: the inputs of a wide layer, which are read one by one. */
    private boolean isOutside(Buffer buffer) {
        return signature.isInput(buffer) && !bringsInput();
    }

    /** Whether the inputs are brought to the workspace before a forward pass. */
    boolean bringsInput() {
        return unitMajor
                || !plan.parameters()
                        .placement(plan.program().weights().get(0))
                        .order()
                        .wide();
    }

    /** Copies rows of the inputs or of the targets to the workspace. */
    CodeBlock bring(Buffer buffer) {
        if (unitMajor) {
            throw new IllegalStateException("rows are not copied to lie unit by unit: " + buffer);
        }
        Access from = signature.access(buffer);
        Access to = access(buffer);
        return CodeBlock.builder()
                .beginControlFlow("for (int row = 0; row < rows; row++)")
                .addStatement(
                        "$T.arraycopy($L, $L, workspace, $L, $L)",
                        System.class,
                        from.array(),
                        from.rowStart(),
                        to.rowStart(),
                        from.size())
                .endControlFlow()
                .build();
    }

    /** What the method of an operation is told beside the places. */
    List<ParameterSpec> numbers(Op op) {
        return signature.numbers(op);
    }

    /** The same, of a step: of its descent, if it has one. */
    List<ParameterSpec> numbers(VectorStep step) {
        return numbers(step.descent().<Op>map(descent -> descent).orElse(step.op()));
    }

    /** The name of a step: that of what it is for. */
    String name(VectorStep step) {
        Op op = step.elementwise().<Op>map(elementwise -> elementwise).orElse(step.op());
        return unitMajor ? names.unitMajorMethod(op) : names.method(op);
    }

    /** A parameter, and what is given for it. */
    private record Argument(ParameterSpec parameter, String value) {

        Argument(TypeName type, String name, String value) {
            this(ParameterSpec.builder(type, name).build(), value);
        }
    }

    /** The beginning of the method that runs a step. */
    MethodSpec.Builder declaration(VectorStep step, String layer, String formula) {
        return declared(name(step), arguments(step))
                .addJavadoc("$L: $L.\n", layer, NetworkDocumentation.formula(formula));
    }

    /** The beginning of a method that runs some steps of one row. */
    MethodSpec.Builder declaration(String name, List<VectorStep> steps) {
        return declared(name, ofOneRow(steps));
    }

    private static MethodSpec.Builder declared(String name, List<Argument> arguments) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name).addModifiers(Modifier.STATIC);
        arguments.forEach(argument -> method.addParameter(argument.parameter()));
        return method;
    }

    /** The call of the method that runs a step, from a method of the network. */
    CodeBlock call(VectorStep step) {
        return called(name(step), arguments(step));
    }

    /** The call of a method that runs some steps of one row. */
    CodeBlock call(String name, List<VectorStep> steps) {
        return called(name, ofOneRow(steps));
    }

    private static CodeBlock called(String name, List<Argument> arguments) {
        return CodeBlock.of(
                "$L($L)", name, arguments.stream().map(Argument::value).collect(Collectors.joining(", ")));
    }

    private List<Argument> ofOneRow(List<VectorStep> steps) {
        return steps.stream()
                .flatMap(step -> arguments(step).stream())
                .filter(argument -> !argument.parameter().equals(OpSignature.ROWS))
                .distinct()
                .sorted(Comparator.comparingInt(
                        argument -> ORDER.indexOf(argument.parameter().name())))
                .toList();
    }

    /** The arrays that a tile is given before its operands: {@code own}, and the workspace if operands lie there. */
    private static List<String> arrays(String own, List<Operand> operands) {
        boolean inWorkspace = operands.stream().anyMatch(Operand::inWorkspace);
        return inWorkspace ? List.of(own, Operand.WORKSPACE) : List.of(own);
    }

    /** What the call of a tile gives it: the arrays, and where each operand is. */
    static String arguments(String own, List<Operand> operands, boolean ofRow) {
        List<String> arguments = new ArrayList<>(arrays(own, operands));
        operands.forEach(operand -> arguments.add(operand.arguments(ofRow)));
        return String.join(", ", arguments);
    }

    /** The beginning of a method that works on an array, and on some operands of which it is told where they are. */
    MethodSpec.Builder tile(VectorStep step, String suffix, int lanes, String own, List<Operand> operands) {
        String name = names.newMethod(name(step) + suffix + "Of" + lanes);
        MethodSpec.Builder tile = MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE, Modifier.STATIC);
        arrays(own, operands).forEach(array -> tile.addParameter(scalar().array(), array));
        for (Operand operand : operands) {
            if (!operand.inWorkspace()) {
                tile.addParameter(scalar().array(), operand.symbol());
            }
            tile.addParameter(TypeName.INT, operand.place().at());
        }
        return tile;
    }

    private List<Argument> arguments(VectorStep step) {
        TypeName array = signature.scalar().array();
        List<Argument> arguments = new ArrayList<>();
        parameters(step.op())
                .ifPresent(local ->
                        arguments.add(new Argument(array, local, local.equals("p") ? "parameters" : "gradients")));
        arguments.add(new Argument(array, "s", "workspace"));
        if (step.reads().stream().anyMatch(this::isOutside)) {
            arguments.add(new Argument(array, "input", "input"));
            arguments.add(new Argument(TypeName.INT, "inputAt", "inputAt"));
        }
        for (ParameterSpec number : numbers(step)) {
            arguments.add(new Argument(number, number.name()));
        }
        return arguments;
    }

    /** The array of parameters or gradients that an operation works on. */
    private static Optional<String> parameters(Op op) {
        return op.accept(new OpVisitor<Optional<String>>(Optional.empty()) {
            @Override
            public Optional<String> affine(Op.Affine affine) {
                return Optional.of("p");
            }

            @Override
            public Optional<String> transposedAffine(Op.TransposedAffine transposed) {
                return Optional.of("p");
            }

            @Override
            public Optional<String> descend(Op.Descend descend) {
                return Optional.of("p");
            }

            @Override
            public Optional<String> accumulate(Op.Accumulate accumulate) {
                return Optional.of("dp");
            }
        });
    }
}
