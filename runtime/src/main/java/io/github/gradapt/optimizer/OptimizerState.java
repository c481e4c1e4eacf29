package io.github.gradapt.optimizer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All that an optimizer knows beside the parameters, as of one moment: with it, and the parameters of that moment,
 * another optimizer with the same hyperparameters takes the same steps. A schedule is a function and is not part of it.
 * It never changes.
 */
public final class OptimizerState {

    private final String optimizer;
    private final long step;
    private final Map<String, Double> hyperparameters;
    private final Map<String, Double> numbers;
    private final List<double[]> arrays;

    /**
     * A state.
     *
     * @param optimizer       the simple name of the class of the optimizer
     * @param step            the number of steps it has taken
     * @param hyperparameters what never changes in it, by name
     * @param numbers         what changes from step to step, or may be changed, by name
     * @param arrays          its numbers for each parameter, laid out as the parameters; copied. None before the first
     *                        step
     */
    public OptimizerState(
            String optimizer,
            long step,
            Map<String, Double> hyperparameters,
            Map<String, Double> numbers,
            List<double[]> arrays) {
        this.optimizer = optimizer;
        this.step = step;
        this.hyperparameters = Collections.unmodifiableMap(new TreeMap<>(hyperparameters));
        this.numbers = Collections.unmodifiableMap(new TreeMap<>(numbers));
        this.arrays = arrays.stream().map(double[]::clone).collect(Collectors.toUnmodifiableList());
    }

    /** The simple name of the class of the optimizer. */
    public String optimizer() {
        return optimizer;
    }

    /** The number of steps it has taken. */
    public long step() {
        return step;
    }

    /** What never changes in it, by name. */
    public Map<String, Double> hyperparameters() {
        return hyperparameters;
    }

    /** What changes from step to step, or may be changed, by name. */
    public Map<String, Double> numbers() {
        return numbers;
    }

    /** How many numbers there are for each parameter. */
    public int arrays() {
        return arrays.size();
    }

    /**
     * A number that belongs to a parameter; exact for networks that compute in float, too.
     *
     * @param array which of the numbers of a parameter
     * @param index the index of the parameter
     * @throws IndexOutOfBoundsException if there is no such number
     */
    public double value(int array, int index) {
        return arrays.get(array)[index];
    }

    /** The values of floats, which are exact. */
    static List<double[]> inDouble(float[][] arrays) {
        List<double[]> all = new ArrayList<>();
        for (float[] array : arrays) {
            double[] values = new double[array.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = array[i];
            }
            all.add(values);
        }
        return all;
    }

    /** A copy of the arrays, rounded to float. */
    float[][] floats() {
        float[][] copy = new float[arrays.size()][];
        for (int array = 0; array < copy.length; array++) {
            double[] values = arrays.get(array);
            copy[array] = new float[values.length];
            for (int i = 0; i < values.length; i++) {
                copy[array][i] = (float) values[i];
            }
        }
        return copy;
    }

    /** A copy of the arrays. */
    double[][] doubles() {
        return arrays.stream().map(double[]::clone).toArray(double[][]::new);
    }

    /** Whether the arrays have a value for each of so many parameters. */
    boolean fits(int parameters) {
        return arrays.stream().allMatch(array -> array.length == parameters);
    }
}
