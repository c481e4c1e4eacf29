package io.github.gradapt.math;

import static java.lang.Math.fma;

/**
 * The error function and its complement in double: a power series below 1 (NIST Digital Library of Mathematical
 * Functions, 7.6.1) and Laplace's continued fraction of erfc from there on (7.9.1).
 */
final class DoubleErrorFunction {
    private static final double ONE_OVER_ROOT_PI = 0x1.20dd750429b6dp-1;

    /** From here on erfc is below half the smallest double. */
    private static final double ERFC_END = 28;

    private DoubleErrorFunction() {}

    static double erf(double x) {
        if (Math.abs(x) < 1) {
            return fma(x, erfFactor(x * x), x);
        }
        return x > 0 ? 1 - erfcFraction(x) : x < 0 ? erfcFraction(-x) - 1 : x;
    }

    static double erfc(double x) {
        if (Math.abs(x) < 1) {
            // 1 - x is exact where 1 - erf(x) cancels.
            return fma(-x, erfFactor(x * x), 1 - x);
        }
        return x > 0 ? erfcFraction(x) : x < 0 ? 2 - erfcFraction(-x) : x;
    }

    /** erf(x) / x - 1 = 2/sqrt(pi) sum_n (-s)^n / (n! (2n+1)) - 1 for s = x^2 up to 1, where the next term is 2.4e-19. */
    private static double erfFactor(double s) {
        double p = fma(0x1.5f7919bc67b8cp-58, s, -0x1.a2007af3447f6p-54);
        p = fma(p, s, 0x1.d70b3537f4765p-50);
        p = fma(p, s, -0x1.f56f071a885cfp-46);
        p = fma(p, s, 0x1.f683ae4a97007p-42);
        p = fma(p, s, -0x1.d8453cb0c46eap-38);
        p = fma(p, s, 0x1.9e6ad5e55a730p-34);
        p = fma(p, s, -0x1.51d7181c5d36dp-30);
        p = fma(p, s, 0x1.fcc5720624c1cp-27);
        p = fma(p, s, -0x1.5f742ec43e71ap-23);
        p = fma(p, s, 0x1.b9e6c9dc651a3p-20);
        p = fma(p, s, -0x1.f4d25c3e0c2ebp-17);
        p = fma(p, s, 0x1.f9a326f9b89b7p-14);
        p = fma(p, s, -0x1.c02db40040b86p-11);
        p = fma(p, s, 0x1.565bcd0e6a53fp-8);
        p = fma(p, s, -0x1.b82ce31288b51p-6);
        p = fma(p, s, 0x1.ce2f21a042be2p-4);
        p = fma(p, s, -0x1.812746b0379e7p-2);
        return fma(p, s, 0x1.06eba8214db69p-3);
    }

    /** erfc(x) = e^(-x^2) / sqrt(pi) / (x + (1/2) / (x + 1 / (x + (3/2) / (x + ...)))) for x &gt;= 1, from within. */
    private static double erfcFraction(double x) {
        if (x > ERFC_END) {
            return 0;
        }
        // Its error is about e^(-2 x sqrt(2 depth)), here below 2^-57.
        int depth = 30 + (int) (200 / (x * x));
        double tail = x;
        for (int k = depth; k > 0; k--) {
            tail = x + k / 2.0 / tail;
        }
        // x^2 = high^2 + (x - high) (x + high), and high has so few bits that its square is exact.
        double high = Math.rint(x * 256) / 256;
        double exponential = StrictMath.exp(-high * high) * StrictMath.exp(-(x - high) * (x + high));
        return exponential * ONE_OVER_ROOT_PI / tail;
    }
}
