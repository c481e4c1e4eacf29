package io.github.gradapt.math;

/** Functions that StrictMath does not have, with a relative error of about 1e-14 or less for float arguments. */
final class DoubleReference {
    private static final double LN_2 = 0x1.62e42fefa39efp-1;
    private static final double TWO_OVER_SQRT_PI = 0x1.20dd750429b6dp0;

    private DoubleReference() {}

    static double sigmoid(double x) {
        double e = StrictMath.exp(-Math.abs(x));
        return (x < 0 ? e : 1) / (1 + e);
    }

    static double softplus(double x) {
        return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }

    /** cosh x = 1 + 2 sinh(x / 2)^2 does not cancel near 0. */
    static double logCosh(double x) {
        double magnitude = Math.abs(x);
        if (magnitude > 20) {
            return magnitude - LN_2;
        }
        double sinh = StrictMath.sinh(magnitude / 2);
        return StrictMath.log1p(2 * sinh * sinh);
    }

    static double erf(double x) {
        return Math.abs(x) < 2 ? erfSeries(x) : Math.signum(x) * (1 - erfcFraction(Math.abs(x)));
    }

    static double erfc(double x) {
        if (Math.abs(x) < 2) {
            return 1 - erfSeries(x);
        }
        return x < 0 ? 2 - erfcFraction(-x) : erfcFraction(x);
    }

    /** erf x = 2 / sqrt(pi) e^(-x^2) (x + 2 x^3 / 3 + 4 x^5 / 15 + …), all terms of one sign (DLMF 7.6.2). */
    private static double erfSeries(double x) {
        double term = x;
        double sum = x;
        for (int k = 1; Math.abs(term) > 0x1p-60 * Math.abs(sum); k++) {
            term *= 2 * x * x / (2 * k + 1);
            sum += term;
        }
        return TWO_OVER_SQRT_PI * StrictMath.exp(-x * x) * sum;
    }

    /** The continued fraction of erfc for x &gt;= 2 (DLMF 7.9.1), from its 100th term back. */
    private static double erfcFraction(double x) {
        if (x > 28) {
            return 0;
        }
        double tail = x;
        for (int k = 100; k > 0; k--) {
            tail = x + k / 2.0 / tail;
        }
        // A float squared is exact in double.
        return TWO_OVER_SQRT_PI / 2 * StrictMath.exp(-x * x) / tail;
    }
}
