package io.github.gradapt.training;

import io.github.gradapt.TrainableDoubleNetwork;
import io.github.gradapt.TrainableNetwork;
import io.github.gradapt.optimizer.Optimizer;
import io.github.gradapt.support.Arguments;

/**
 * What training needs of a network, whether it computes in float or in double.
 *
 * @param <A> the array of its rows, {@code float[]} or {@code double[]}
 */
interface TrainedNetwork<A> {

    int inputSize();

    int outputSize();

    /** A new array of {@code length} values. */
    A newArray(int length);

    /** Checks that an array holds {@code rows} rows of {@code size} values. */
    void checkRows(A array, int rows, int size, String name);

    double accumulate(A inputs, int inputOffset, A targets, int targetOffset, int rows);

    double evaluate(A inputs, int inputOffset, A targets, int targetOffset, int rows);

    void step(Optimizer optimizer);

    void clearGradients();

    Checkpoint checkpoint(Optimizer optimizer);

    /** One that computes in float. */
    record InFloat(TrainableNetwork network) implements TrainedNetwork<float[]> {

        @Override
        public int inputSize() {
            return network.inputSize();
        }

        @Override
        public int outputSize() {
            return network.outputSize();
        }

        @Override
        public float[] newArray(int length) {
            return new float[length];
        }

        @Override
        public void checkRows(float[] array, int rows, int size, String name) {
            Arguments.rows(array, 0, rows, size, name);
        }

        @Override
        public double accumulate(float[] inputs, int inputOffset, float[] targets, int targetOffset, int rows) {
            return network.accumulate(inputs, inputOffset, targets, targetOffset, rows);
        }

        @Override
        public double evaluate(float[] inputs, int inputOffset, float[] targets, int targetOffset, int rows) {
            return network.evaluate(inputs, inputOffset, targets, targetOffset, rows);
        }

        @Override
        public void step(Optimizer optimizer) {
            optimizer.step(network);
        }

        @Override
        public void clearGradients() {
            network.clearGradients();
        }

        @Override
        public Checkpoint checkpoint(Optimizer optimizer) {
            return Checkpoint.of(network, optimizer);
        }
    }

    /** One that computes in double. */
    record InDouble(TrainableDoubleNetwork network) implements TrainedNetwork<double[]> {

        @Override
        public int inputSize() {
            return network.inputSize();
        }

        @Override
        public int outputSize() {
            return network.outputSize();
        }

        @Override
        public double[] newArray(int length) {
            return new double[length];
        }

        @Override
        public void checkRows(double[] array, int rows, int size, String name) {
            Arguments.rows(array, 0, rows, size, name);
        }

        @Override
        public double accumulate(double[] inputs, int inputOffset, double[] targets, int targetOffset, int rows) {
            return network.accumulate(inputs, inputOffset, targets, targetOffset, rows);
        }

        @Override
        public double evaluate(double[] inputs, int inputOffset, double[] targets, int targetOffset, int rows) {
            return network.evaluate(inputs, inputOffset, targets, targetOffset, rows);
        }

        @Override
        public void step(Optimizer optimizer) {
            optimizer.step(network);
        }

        @Override
        public void clearGradients() {
            network.clearGradients();
        }

        @Override
        public Checkpoint checkpoint(Optimizer optimizer) {
            return Checkpoint.of(network, optimizer);
        }
    }
}
