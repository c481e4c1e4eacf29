package io.github.gradapt.processor.formula;

/** The functions of formulas in double, to about 1e-15 of their value, the same bits on every machine. */
final class ScalarFunctions {
    private static final double LOG_2 = 0.6931471805599453;
    private static final double TWO_OVER_ROOT_PI = 1.1283791670955126;
    private static final double ONE_OVER_ROOT_PI = 0.5641895835477563;

    private ScalarFunctions() {}

    static double apply(Function function, double x) {
        return switch (function) {
            case EXP -> StrictMath.exp(x);
            case EXPM1 -> StrictMath.expm1(x);
            case LOG -> StrictMath.log(x);
            case LOG1P -> StrictMath.log1p(x);
            case TANH -> StrictMath.tanh(x);
            case SIGMOID -> sigmoid(x);
            case SOFTPLUS -> softplus(x);
            case LOG_SIGMOID -> -softplus(-x);
            case LOGCOSH -> logcosh(x);
            case ERF -> erf(x);
            case ERFC -> erfc(x);
            case SQRT -> Math.sqrt(x);
            case ABS -> Math.abs(x);
        };
    }

    static double sigmoid(double x) {
        double e = StrictMath.exp(-Math.abs(x));
        return x >= 0 ? 1 / (1 + e) : e / (1 + e);
    }

    static double softplus(double x) {
        return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }

    static double logcosh(double x) {
        double magnitude = Math.abs(x);
        if (magnitude < 2) {
            // cosh(x) = 1 + 2 sinh(x/2)^2: nothing cancels near 0.
            double s = StrictMath.sinh(magnitude / 2);
            return StrictMath.log1p(2 * s * s);
        }
        return magnitude + (StrictMath.log1p(StrictMath.exp(-2 * magnitude)) - LOG_2);
    }

    static double erf(double x) {
        if (Math.abs(x) < 1) {
            return erfSeries(x);
        }
        return x > 0 ? 1 - erfcFraction(x) : x < 0 ? erfcFraction(-x) - 1 : x;
    }

    static double erfc(double x) {
        if (Math.abs(x) < 1) {
            return 1 - erfSeries(x);
        }
        return x > 0 ? erfcFraction(x) : x < 0 ? 2 - erfcFraction(-x) : x;
    }

    /** erf(x) = 2/sqrt(pi) e^(-x^2) sum_n 2^n x^(2n+1) / (1 * 3 * ... * (2n+1)): no term cancels another. */
    private static double erfSeries(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; Math.abs(term) > Math.abs(sum) * 0x1p-56; n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return TWO_OVER_ROOT_PI * StrictMath.exp(-x * x) * sum;
    }

    /** Laplace's continued fraction, from x = 1 on: erfc(x) = e^(-x^2)/sqrt(pi) / (x + (1/2)/(x + 1/(x + (3/2)/...))). */
    private static double erfcFraction(double x) {
        if (x > 28) {
            return 0;
        }
        int depth = 30 + (int) (200 / (x * x));
        double tail = x;
        for (int k = depth; k > 0; k--) {
            tail = x + k / 2.0 / tail;
        }
        // e^(-x^2) with the rounding error of x^2 taken out: `high` has few bits, so its square is exact.
        double high = Math.rint(x * 16) / 16;
        double exponential = StrictMath.exp(-high * high) * StrictMath.exp(-(x - high) * (x + high));
        return exponential * ONE_OVER_ROOT_PI / tail;
    }
}
