package io.github.gradapt.processor.emission;

import com.palantir.javapoet.CodeBlock;
import io.github.gradapt.processor.formula.Function;
import java.util.Map;
import java.util.Set;

/**
 * Functions of one vector of floats, written out where they are used: a method that takes or returns a vector makes an
 * object of it, and the runtime's methods go from array to array in loops of their own. The coefficients are those of the
 * runtime's {@code Exponential} and {@code Hyperbolic}, and so are the bits of the results.
 */
final class VectorFunctions {

    /** The local that holds the argument. */
    static final String ARGUMENT = "v";

    /** The local that holds the result. */
    static final String RESULT = "result";

    /** What a function declares, the result included. */
    static final Set<String> LOCALS = Set.of(
            "magnitude",
            "shifted",
            "n",
            "r",
            "rSquare",
            "q",
            "expm1",
            "power",
            "twoToN",
            "bits",
            "e",
            "onePlusExp",
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

    /** e^r - 1 = r + r^2 q(r) of what is left of {@code EXPONENT} after n ln 2; n sits in the low bits of shifted. */
    private static final String REDUCTION = """
            $vector:T n = shifted.sub($exponential:T.SHIFT);
            $vector:T r = n.fma($vector:T.broadcast(S, -$exponential:T.LN2_HIGH), EXPONENT);
            r = n.fma($vector:T.broadcast(S, -$exponential:T.LN2_LOW), r);
            $vector:T rSquare = r.mul(r);
            $vector:T q = r.fma($exponential:T.Q5, $exponential:T.Q4);
            q = q.fma(rSquare, r.fma($exponential:T.Q3, $exponential:T.Q2));
            q = q.fma(rSquare, r.fma($exponential:T.Q1, $exponential:T.Q0));
            $vector:T expm1 = rSquare.fma(q, r);
            $ints:T power = (($ints:T) shifted.reinterpretShape($length:T.INTS, 0)).lanewise($operators:T.LSHL, 23);
            """;

    /** 2^n for -126 &lt;= n &lt;= 127, as a number. */
    private static final String TWO_TO_N =
            "$vector:T twoToN = ($vector:T) power.add(0x3f800000).reinterpretShape(S, 0);\n";

    private static final String EXP = "$vector:T shifted = v.fma($exponential:T.LOG2_E, $exponential:T.SHIFT);\n"
            + REDUCTION.replace("EXPONENT", "v")
            + """
            $ints:T bits = (($ints:T) expm1.add(1f).reinterpretShape($length:T.INTS, 0)).add(power);
            $vector:T e = $vector:T.zero(S)
                    .blend(
                            ($vector:T) bits.reinterpretShape(S, 0),
                            v.compare($operators:T.GE, $exponential:T.LOG_OF_SMALLEST));
            $vector:T result = v.mul($float:T.POSITIVE_INFINITY)
                    .blend(e, v.compare($operators:T.LE, $exponential:T.LOG_OF_LARGEST));
            """;

    private static final String TANH = """
            $vector:T magnitude = v.abs();
            $vector:T shifted = magnitude.fma(2 * $exponential:T.LOG2_E, $exponential:T.SHIFT);
            """ + REDUCTION.replace("EXPONENT", "magnitude.add(magnitude)") + TWO_TO_N + """
            $vector:T onePlusExp = expm1.fma(twoToN, twoToN.add(1f));
            $vector:T large = $vector:T.broadcast(S, 1f).sub($vector:T.broadcast(S, 2f).div(onePlusExp));
            large = large.blend(1f, magnitude.compare($operators:T.GT, 10f));
            $ints:T sign = (($ints:T) v.reinterpretShape($length:T.INTS, 0)).and($integer:T.MIN_VALUE);
            $vector:T signed = ($vector:T)
                    (($ints:T) large.reinterpretShape($length:T.INTS, 0)).or(sign).reinterpretShape(S, 0);
            $vector:T square = v.mul(v);
            $vector:T factor = square.fma($hyperbolic:T.TANH4, $hyperbolic:T.TANH3);
            factor = factor.fma(square, $vector:T.broadcast(S, $hyperbolic:T.TANH2));
            factor = factor.fma(square, $vector:T.broadcast(S, $hyperbolic:T.TANH1));
            factor = factor.fma(square, $vector:T.broadcast(S, $hyperbolic:T.TANH0));
            $vector:T result = v.mul(factor.fma(square, $vector:T.broadcast(S, 1f)))
                    .blend(signed, magnitude.compare($operators:T.GE, 0.6f));
            """;

    private static final String SIGMOID = """
            $vector:T magnitude = v.abs();
            $vector:T shifted = magnitude.fma(-$exponential:T.LOG2_E, $exponential:T.SHIFT);
            """ + REDUCTION.replace("EXPONENT", "magnitude.neg()") + TWO_TO_N + """
            $vector:T e = expm1.add(1f)
                    .mul(twoToN)
                    .blend(0f, magnitude.compare($operators:T.GT, -$exponential:T.LOG_OF_SMALLEST));
            $vector:T d = e.add(1f);
            $vector:T dLow = $vector:T.broadcast(S, 1f).sub(d).add(e);
            $vector:T numerator = $vector:T.broadcast(S, 1f).blend(e, v.compare($operators:T.LT, 0f));
            $vector:T reciprocal = $vector:T.broadcast(S, 1f).div(d);
            $vector:T quotient = numerator.mul(reciprocal);
            $vector:T residual = quotient.neg().fma(dLow, quotient.neg().fma(d, numerator));
            $vector:T result = residual.fma(reciprocal, quotient);
            """;

    private static final Map<Function, String> CODE =
            Map.of(Function.EXP, EXP, Function.TANH, TANH, Function.SIGMOID, SIGMOID);

    private static final Map<String, Object> TYPES = Map.of(
            "vector", VectorTypes.FLOAT_VECTOR,
            "ints", VectorTypes.INT_VECTOR,
            "operators", VectorTypes.OPERATORS,
            "length", RuntimeTypes.VECTOR_LENGTH,
            "exponential", RuntimeTypes.EXPONENTIAL,
            "hyperbolic", RuntimeTypes.HYPERBOLIC,
            "float", Float.class,
            "integer", Integer.class);

    private VectorFunctions() {}

    /** Whether a function is among those that can be written out. */
    static boolean has(Function function) {
        return CODE.containsKey(function);
    }

    /** Declares {@link #RESULT}: the function of {@link #ARGUMENT}. */
    static CodeBlock code(Function function) {
        String text = CODE.get(function);
        if (text == null) {
            throw new IllegalArgumentException("a function that is not written out: " + function);
        }
        return CodeBlock.builder().addNamed(text, TYPES).build();
    }
}
