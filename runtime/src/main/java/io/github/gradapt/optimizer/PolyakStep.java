package io.github.gradapt.optimizer;

/**
 * Gradient descent whose step length follows from the cost C of the rows and a lower bound of it,
 * w = w - length g, with
 *
 * <pre>
 * length = min(max((C - lowerBound) / |g|^2, 0), cap), and 0 where |g| is 0
 * </pre>
 *
 * <p>|g| is the norm of the gradient of all parameters together. Where C or |g| is NaN, so are all parameters with a
 * gradient after the step. The step leads, in the direction of steepest descent,
 * to where the tangent of the cost meets the lower bound.
 *
 * <p>Texts on backpropagation sometimes print an update by the cost over the product of the derivatives, which is C /
 * (dC/dw). That is Newton's method for C(w) = 0 in one parameter, and sound for one: for several, each would by itself
 * take the whole cost away, and one whose derivative is 0 would have to move infinitely far. This is the same idea for
 * any number of parameters; for one, the two are the same: (C / g^2) g = C / g.
 *
 * <p>It has neither clipping nor decay nor a schedule: they would change the gradient whose norm the cost is divided
 * by. The cap is the {@linkplain #learningRate() learning rate}.
 *
 * <p>Sources: N. Loizou, S. Vaswani, I. Laradji and S. Lacoste-Julien, "Stochastic Polyak step-size for SGD: an
 * adaptive learning rate for fast convergence", AISTATS 2021 (with their c = 1); B. Polyak, "Introduction to
 * optimization", 1987.
 */
public final class PolyakStep extends Optimizer {

    private final double lowerBound;

    /**
     * The Polyak step for a cost that may come to 0.
     *
     * @param cap the largest length of a step; positive
     * @throws IllegalArgumentException if the cap is not positive and finite as a float
     */
    public PolyakStep(double cap) {
        this(cap, 0);
    }

    /**
     * The Polyak step.
     *
     * @param cap        the largest length of a step; positive
     * @param lowerBound what the mean cost of any rows cannot fall below; finite
     * @throws IllegalArgumentException if a value is out of range
     */
    public PolyakStep(double cap, double lowerBound) {
        super(cap, 0);
        this.lowerBound = Hyperparameter.finite("lowerBound", lowerBound);
    }

    @Override
    protected void exchange(StateExchange state) {
        state.hyperparameter("lowerBound", lowerBound);
    }

    @Override
    protected void update(Step step, float[] w, float[] g, float[][] state) {
        float scale = (float) step.scale();
        float minusLength = (float) -length(step, SquaredNorm.of(g));
        if (Float.isNaN(minusLength)) {
            // Multiplied by it, the padding would be NaN too.
            for (int i = 0; i < w.length; i++) {
                w[i] = g[i] == 0 ? w[i] : Float.NaN;
            }
            return;
        }
        for (int i = 0; i < w.length; i++) {
            w[i] = Math.fma(minusLength, g[i] * scale, w[i]);
        }
    }

    @Override
    protected void update(Step step, double[] w, double[] g, double[][] state) {
        double scale = step.scale();
        double minusLength = -length(step, SquaredNorm.of(g));
        if (Double.isNaN(minusLength)) {
            for (int i = 0; i < w.length; i++) {
                w[i] = g[i] == 0 ? w[i] : Double.NaN;
            }
            return;
        }
        for (int i = 0; i < w.length; i++) {
            w[i] = Math.fma(minusLength, g[i] * scale, w[i]);
        }
    }

    private double length(Step step, double squaredNormOfSums) {
        double squaredNorm = step.scale() * step.scale() * squaredNormOfSums;
        if (squaredNorm == 0) {
            return 0;
        }
        return Math.min(Math.max((step.meanCost() - lowerBound) / squaredNorm, 0), step.rate());
    }
}
