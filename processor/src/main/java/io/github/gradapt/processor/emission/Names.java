package io.github.gradapt.processor.emission;

import com.palantir.javapoet.NameAllocator;
import io.github.gradapt.processor.plan.Plan;
import io.github.gradapt.processor.program.Buffer;
import io.github.gradapt.processor.program.Op;
import io.github.gradapt.processor.program.Weights;
import io.github.gradapt.processor.topology.Layer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The names of a generated class: of its constants, and of the method of each operation. All are different. */
final class Names {

    private final Plan plan;
    private final NameAllocator constants = new NameAllocator();
    private final NameAllocator methods = new NameAllocator();
    private final Map<Object, String> constantNames = new HashMap<>();
    private final Map<Op, String> methodNames = new HashMap<>();
    private final Map<Op, String> unitMajorMethodNames = new HashMap<>();
    private final Map<String, String> layoutNames = new HashMap<>();
    private final String forwardBlock;

    Names(Plan plan) {
        this.plan = plan;
        constants.newName("INPUTS");
        constants.newName("OUTPUTS");
        constants.newName("PARAMETERS");
        constants.newName("WORKSPACE");
        constants.newName("BLOCK");
        constants.newName(VectorConstants.SCRATCH);
        constants.newName(VectorBackend.SWITCH);
        constants.newName(VectorBackend.BY_UNITS);
        for (Layer layer : plan.program().topology().layers()) {
            methods.newName(layer.name());
        }
        plan.program().topology().declaration().methodNames().forEach(methods::newName);
        forwardBlock = methods.newName("forwardBlock");
    }

    /** The symbol of a buffer in formulas and names: the inputs of a network are x. */
    String symbol(Buffer buffer) {
        if (buffer.equals(plan.program().input())) {
            return "x";
        }
        return buffer.quantity().symbol();
    }

    /** The constant that holds where a buffer begins in the workspace. */
    String start(Buffer buffer) {
        return constantNames.computeIfAbsent(
                buffer, b -> constant(buffer.layer() + "_" + symbol(buffer).toUpperCase(Locale.ROOT)));
    }

    /** The constant that holds where weights begin among the parameters. */
    String weights(Weights weights) {
        return constantNames.computeIfAbsent(weights, w -> constant(weights.layer() + "_WEIGHTS"));
    }

    /** The constant that holds where biases begin among the parameters; empty if there are none. */
    String biases(Weights weights) {
        if (!weights.bias()) {
            return "";
        }
        // The key is a name no other key can be equal to.
        return constantNames.computeIfAbsent(weights.layer() + " biases", w -> constant(weights.layer() + "_BIASES"));
    }

    /** The method that runs an operation. */
    String method(Op op) {
        return methodNames.computeIfAbsent(op, o -> methods.newName(op.accept(MethodName.VISITOR)));
    }

    /** The method that runs an operation on many rows, unit by unit. */
    String unitMajorMethod(Op op) {
        return unitMajorMethodNames.computeIfAbsent(op, o -> methods.newName(method(op) + "ByUnits"));
    }

    /** The method that runs the forward pass on a block of rows. */
    String forwardBlock() {
        return forwardBlock;
    }

    /** The method that yields the layout of a layer's parameters. */
    String layout(String layer) {
        return layoutNames.computeIfAbsent(layer, l -> methods.newName(l + "Layout"));
    }

    /** A name for another method, like {@code suggestion}. */
    String newMethod(String suggestion) {
        return methods.newName(suggestion);
    }

    /** {@code hiddenUnits_Z} becomes {@code HIDDEN_UNITS_Z}. */
    private String constant(String name) {
        return constants.newName(name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT));
    }

    private static final class MethodName implements Op.Visitor<String> {

        static final MethodName VISITOR = new MethodName();

        @Override
        public String affine(Op.Affine op) {
            return op.weights().layer() + "WeightedInput";
        }

        @Override
        public String elementwise(Op.Elementwise op) {
            return of(op.output());
        }

        @Override
        public String softmax(Op.Softmax op) {
            return of(op.output());
        }

        @Override
        public String logSoftmax(Op.LogSoftmax op) {
            return of(op.output());
        }

        @Override
        public String rowCost(Op.RowCost op) {
            return "cost";
        }

        @Override
        public String transposedAffine(Op.TransposedAffine op) {
            return of(op.output());
        }

        @Override
        public String softmaxDelta(Op.SoftmaxDelta op) {
            return of(op.output());
        }

        @Override
        public String accumulate(Op.Accumulate op) {
            return op.weights().layer() + "Gradient";
        }

        @Override
        public String descend(Op.Descend op) {
            return op.weights().layer() + "Descent";
        }

        private static String of(Buffer buffer) {
            return buffer.layer() + QuantityName.of(buffer.quantity());
        }
    }
}
