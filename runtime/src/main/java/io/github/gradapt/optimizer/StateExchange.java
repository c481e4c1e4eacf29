package io.github.gradapt.optimizer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an optimizer tells the numbers of its state to, and is told them by: one method of the optimizer serves for
 * reading and for writing, so that they cannot differ.
 */
public final class StateExchange {

    /** The number that every optimizer has. */
    static final String LEARNING_RATE = "learningRate";

    private final @Nullable OptimizerState restored;
    private final boolean checking;
    private final Map<String, Double> hyperparameters = new TreeMap<>();
    private final Map<String, Double> numbers = new TreeMap<>();
    private final List<String> differences = new ArrayList<>();

    private StateExchange(@Nullable OptimizerState restored, boolean checking) {
        this.restored = restored;
        this.checking = checking;
    }

    /** One that is told the state. */
    static StateExchange reading() {
        return new StateExchange(null, false);
    }

    /** One that compares with a state, and changes nothing. */
    static StateExchange checking(OptimizerState state) {
        return new StateExchange(state, true);
    }

    /** One that tells a state, which has been checked. */
    static StateExchange writing(OptimizerState state) {
        return new StateExchange(state, false);
    }

    /**
     * A number that never changes: in a state that is restored it must be the same.
     *
     * @param name  what it is called, once for each optimizer
     * @param value the number
     */
    public void hyperparameter(String name, double value) {
        hyperparameters.put(name, value);
        if (restored != null) {
            Double other = restored.hyperparameters().get(name);
            if (other == null || Double.compare(other, value) != 0) {
                differences.add(name + " is " + (other == null ? "missing" : other) + "; expected " + value);
            }
        }
    }

    /**
     * A number that changes from step to step, or may be changed.
     *
     * @param name  what it is called, once for each optimizer
     * @param value the number as it is
     * @return the number as it has to be from now on
     */
    public double number(String name, double value) {
        numbers.put(name, value);
        if (restored == null) {
            return value;
        }
        Double other = restored.numbers().get(name);
        if (other == null) {
            differences.add(name + " is missing");
            return value;
        }
        return checking ? value : other;
    }

    Map<String, Double> hyperparameters() {
        return hyperparameters;
    }

    Map<String, Double> numbers() {
        return numbers;
    }

    /**
     * What keeps the state from being restored into an optimizer.
     *
     * @param stateArrays how many numbers of state the optimizer has for each parameter
     */
    List<String> differences(int stateArrays) {
        List<String> all = new ArrayList<>(differences);
        if (restored != null) {
            double rate = restored.numbers().getOrDefault(LEARNING_RATE, 0.0);
            if (!(rate >= 0 && (float) rate <= Float.MAX_VALUE)) {
                all.add(LEARNING_RATE + " is " + rate + "; expected at least 0 and finite, as a float");
            }
            long step = restored.step();
            int arrays = step == 0 ? 0 : stateArrays;
            if (step < 0 || restored.arrays() != arrays) {
                all.add("after " + step + " steps there are " + restored.arrays() + " arrays; expected " + arrays);
            }
        }
        return all;
    }
}
