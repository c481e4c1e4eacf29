package io.github.gradapt.processor.formula;

/** The functions of the formula language. Each comes with its derivative and with an implementation that is stable. */
public enum Function {
    /** e^x. */
    EXP("exp"),
    /** e^x - 1, exact near 0. */
    EXPM1("expm1"),
    /** The natural logarithm. */
    LOG("log"),
    /** log(1 + x), exact near 0. */
    LOG1P("log1p"),
    /** The hyperbolic tangent. */
    TANH("tanh"),
    /** 1 / (1 + e^-x). */
    SIGMOID("sigmoid"),
    /** log(1 + e^x). */
    SOFTPLUS("softplus"),
    /** log(sigmoid(x)) = -softplus(-x). */
    LOG_SIGMOID("log_sigmoid"),
    /** log(cosh(x)). */
    LOGCOSH("logcosh"),
    /** The error function. */
    ERF("erf"),
    /** 1 - erf(x), exact where erf(x) is near 1. */
    ERFC("erfc"),
    /** The square root. */
    SQRT("sqrt"),
    /** The absolute value; its derivative at 0 is 0. */
    ABS("abs");

    private final String text;

    Function(String text) {
        this.text = text;
    }

    /** The name in a formula's text. */
    public String text() {
        return text;
    }
}
