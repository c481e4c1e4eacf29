package io.github.gradapt.optimizer;

/** The functions of schedules: in double, without an allocation, the same bits on every Java virtual machine. */
final class ScheduleFunctions {

    private ScheduleFunctions() {}

    /** base^exponent for an exponent of at least 0, by squaring. {@link StrictMath#pow} allocates on JDK 17. */
    static double power(double base, long exponent) {
        double result = 1;
        double square = base;
        for (long rest = exponent; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                result *= square;
            }
            square *= square;
        }
        return result;
    }

    /**
     * (1 + cos(pi u)) / 2 for u in [0, 1], which is cos^2(pi u / 2). It falls from 1 to 0 and is symmetric about (1/2,
     * 1/2), so that the sine of at most pi/4 is enough. {@link StrictMath#cos} allocates on newer JDKs.
     */
    static double halfCosine(double u) {
        if (u <= 0.5) {
            double sine = sine(Math.PI / 2 * u);
            return 1 - sine * sine;
        }
        double sine = sine(Math.PI / 2 * (1 - u));
        return sine * sine;
    }

    /** The Taylor series of the sine to x^17, whose next term is below 2^-60 up to pi/4. */
    private static double sine(double x) {
        double square = x * x;
        double factor = 1;
        for (int k = 16; k >= 2; k -= 2) {
            factor = 1 - square / (k * (k + 1)) * factor;
        }
        return x * factor;
    }
}
