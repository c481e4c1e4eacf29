package io.github.gradapt.processor.emission;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import io.github.gradapt.processor.formula.Function;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Functions of one vector of floats, written out where they are used: a method that takes or returns a vector makes an
 * object of it, and the runtime's methods go from array to array in loops of their own. The coefficients are those of the
 * runtime's {@code Exponential} and {@code Hyperbolic}, and so are the bits of the results.
 */
final class VectorFunctions {

    /** The local that holds the argument. */
    static final String ARGUMENT = "v";

    /** The local that holds the result. */
    static final String RESULT = "y";

    /** What a function declares, the result included. */
    static final Set<String> LOCALS = Set.of(
            "magnitude",
            "shifted",
            "n",
            "r",
            "q",
            "significand",
            "power",
            "e",
            "large",
            "sign",
            "signed",
            "square",
            "factor",
            "d",
            "dLow",
            "numerator",
            "reciprocal",
            "quotient",
            "residual",
            RESULT);

    private static final Map<String, String> COEFFICIENTS = coefficients();

    /** e^r - 1 = r + r^2 q(r) of what is left of {@code EXPONENT} after n ln 2; n sits in the low bits of shifted. */
    private static final String REDUCTION = """
            $vector:T n = shifted.sub(SHIFT);
            $vector:T r = n.fma($vector:T.broadcast(S, -LN2_LOW), n.fma($vector:T.broadcast(S, -LN2_HIGH), EXPONENT));
            $vector:T q = r.fma(Q5, Q4);
            q = q.fma(r, $vector:T.broadcast(S, Q3));
            q = q.fma(r, $vector:T.broadcast(S, Q2));
            q = q.fma(r, $vector:T.broadcast(S, Q1));
            q = q.fma(r, $vector:T.broadcast(S, Q0));
            $vector:T significand = r.mul(r).fma(q, r).add(1f);
            $ints:T power = (($ints:T) shifted.reinterpretShape($length:T.INTS, 0)).lanewise($operators:T.LSHL, 23);
            """;

    /** The power of two, added to the exponent. */
    private static final String SCALED =
            "($vector:T) (($ints:T) significand.reinterpretShape($length:T.INTS, 0)).add(power)"
                    + ".reinterpretShape(S, 0)";

    private static final String EXP = "$vector:T shifted = v.fma(LOG2_E, SHIFT);\n"
            + REDUCTION.replace("EXPONENT", "v")
            + "$vector:T e = $vector:T.zero(S).blend(" + SCALED
            + ", v.compare($operators:T.GE, LOG_OF_SMALLEST));\n"
            + """
            $vector:T y = v.mul($float:T.POSITIVE_INFINITY).blend(e, v.compare($operators:T.LE, LOG_OF_LARGEST));
            """;

    private static final String TANH =
            """
            $vector:T magnitude = v.abs();
            $vector:T shifted = magnitude.fma(2 * LOG2_E, SHIFT);
            """ + REDUCTION.replace("EXPONENT", "magnitude.add(magnitude)") + "$vector:T e = " + SCALED + ";\n" + """
            $vector:T large = $vector:T.broadcast(S, 1f).sub($vector:T.broadcast(S, 2f).div(e.add(1f)));
            large = large.blend(1f, magnitude.compare($operators:T.GT, 10f));
            $ints:T sign = (($ints:T) v.reinterpretShape($length:T.INTS, 0)).and($integer:T.MIN_VALUE);
            $vector:T signed = ($vector:T)
                    (($ints:T) large.reinterpretShape($length:T.INTS, 0)).or(sign).reinterpretShape(S, 0);
            $vector:T square = v.mul(v);
            $vector:T factor = square.fma(TANH4, TANH3);
            factor = factor.fma(square, $vector:T.broadcast(S, TANH2));
            factor = factor.fma(square, $vector:T.broadcast(S, TANH1));
            factor = factor.fma(square, $vector:T.broadcast(S, TANH0));
            $vector:T y = v.mul(factor.fma(square, $vector:T.broadcast(S, 1f)))
                    .blend(signed, magnitude.compare($operators:T.GE, 0.6f));
            """;

    private static final String SIGMOID = """
            $vector:T magnitude = v.abs();
            $vector:T shifted = magnitude.fma(-LOG2_E, SHIFT);
            """ + REDUCTION.replace("EXPONENT", "magnitude.neg()") + """
            $vector:T e = significand.mul(($vector:T) power.add(0x3f800000).reinterpretShape(S, 0))
                    .blend(0f, magnitude.compare($operators:T.GT, -LOG_OF_SMALLEST));
            $vector:T d = e.add(1f);
            $vector:T dLow = $vector:T.broadcast(S, 1f).sub(d).add(e);
            $vector:T numerator = $vector:T.broadcast(S, 1f).blend(e, v.compare($operators:T.LT, 0f));
            $vector:T reciprocal = $vector:T.broadcast(S, 1f).div(d);
            $vector:T quotient = numerator.mul(reciprocal);
            $vector:T residual = quotient.neg().fma(dLow, quotient.neg().fma(d, numerator));
            $vector:T y = residual.fma(reciprocal, quotient);
            """;

    private static final Map<Function, String> CODE =
            Map.of(Function.EXP, EXP, Function.TANH, TANH, Function.SIGMOID, SIGMOID);

    private static final Map<String, Object> TYPES = Map.of(
            "vector", VectorTypes.FLOAT_VECTOR,
            "ints", VectorTypes.INT_VECTOR,
            "operators", VectorTypes.OPERATORS,
            "length", RuntimeTypes.VECTOR_LENGTH,
            "float", Float.class,
            "integer", Integer.class);

    private final Set<Function> used = new LinkedHashSet<>();

    /** Whether a function is among those that can be written out. */
    static boolean has(Function function) {
        return CODE.containsKey(function);
    }

    /** Declares {@link #RESULT}: the function of {@link #ARGUMENT}. */
    CodeBlock code(Function function) {
        used.add(function);
        return CodeBlock.builder().addNamed(text(function), TYPES).build();
    }

    private static String text(Function function) {
        String text = CODE.get(function);
        if (text == null) {
            throw new IllegalArgumentException("a function that is not written out: " + function);
        }
        return text;
    }

    /** The coefficients of the functions that were written out. */
    List<FieldSpec> fields() {
        List<FieldSpec> fields = new ArrayList<>();
        COEFFICIENTS.forEach((name, value) -> {
            if (used.stream().anyMatch(function -> text(function).matches("(?s).*\\b" + name + "\\b.*"))) {
                fields.add(FieldSpec.builder(TypeName.FLOAT, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer("$L", value)
                        .build());
            }
        });
        return fields;
    }

    private static Map<String, String> coefficients() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("SHIFT", "0x1.8p23f");
        values.put("LOG2_E", "0x1.715476p0f");
        values.put("LN2_HIGH", "0x1.62e43p-1f");
        values.put("LN2_LOW", "-0x1.05c61p-29f");
        values.put("LOG_OF_SMALLEST", "-0x1.5d589ep6f");
        values.put("LOG_OF_LARGEST", "0x1.62e42ep6f");
        values.put("Q0", "0.5f");
        values.put("Q1", "0x1.555554p-3f");
        values.put("Q2", "0x1.5554f8p-5f");
        values.put("Q3", "0x1.1112d4p-7f");
        values.put("Q4", "0x1.6d3aap-10f");
        values.put("Q5", "0x1.9e7d64p-13f");
        values.put("TANH0", "-0x1.55553cp-2f");
        values.put("TANH1", "0x1.110944p-3f");
        values.put("TANH2", "-0x1.b888d6p-5f");
        values.put("TANH3", "0x1.5440ep-6f");
        values.put("TANH4", "-0x1.7ff9dap-8f");
        return values;
    }
}
