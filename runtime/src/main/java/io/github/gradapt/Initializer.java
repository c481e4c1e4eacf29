package io.github.gradapt;

/**
 * The distribution that the weights of a layer are drawn from before training. Each is symmetric about 0, with a
 * variance that depends on the number of inputs of a unit (fan-in) and on the number of units (fan-out). Biases always
 * start at 0.
 *
 * <p>A uniform distribution on (-l, l) has the variance l^2 / 3. The normal distributions are not truncated.
 */
public enum Initializer {
    /** What the activation of the layer asks for: {@link Elementwise#initializer()}. */
    DEFAULT,

    /**
     * Uniform on (-l, l), l = sqrt(6 / (fan-in + fan-out)). X. Glorot and Y. Bengio, "Understanding the difficulty of
     * training deep feedforward neural networks", AISTATS 2010, formula 16.
     */
    GLOROT_UNIFORM,

    /**
     * Normal, standard deviation sqrt(2 / (fan-in + fan-out)): the variance of {@link #GLOROT_UNIFORM}. Formula 12 of
     * the same paper.
     */
    GLOROT_NORMAL,

    /** Uniform on (-l, l), l = sqrt(6 / fan-in): the variance of {@link #HE_NORMAL}. */
    HE_UNIFORM,

    /**
     * Normal, standard deviation sqrt(2 / fan-in). K. He, X. Zhang, S. Ren and J. Sun, "Delving deep into rectifiers:
     * surpassing human-level performance on ImageNet classification", ICCV 2015, formula 10.
     */
    HE_NORMAL,

    /** Uniform on (-l, l), l = sqrt(3 / fan-in): the variance of {@link #LECUN_NORMAL}. */
    LECUN_UNIFORM,

    /**
     * Normal, standard deviation sqrt(1 / fan-in). Y. LeCun, L. Bottou, G. Orr and K.-R. Müller, "Efficient
     * BackProp", 1998, formula 16.
     */
    LECUN_NORMAL,

    /** All weights are 0. Units of a hidden layer that start equal stay equal: meant for output layers. */
    ZEROS
}
