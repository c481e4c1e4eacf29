package io.github.gradapt.support;

import io.github.gradapt.DoubleNetwork;
import io.github.gradapt.Network;

/** The numbers of an array, as doubles: what is the same code for networks that compute in float and in double. */
interface Values {

    int length();

    double get(int index);

    /** Sets a number, rounded to the type of the array. */
    void set(int index, double value);

    /** These numbers, which are the parameters of {@code layer} and cannot be set. */
    default Values frozen(String layer) {
        Values values = this;
        return new Values() {
            @Override
            public int length() {
                return values.length();
            }

            @Override
            public double get(int index) {
                return values.get(index);
            }

            @Override
            public void set(int index, double value) {
                throw new UnsupportedOperationException("the weights and biases of layer '" + layer
                        + "' were compiled in (@Frozen) and cannot be set; write another file, and compile again");
            }
        };
    }

    /** The numbers of {@code array}, which stays the caller's. */
    static Values of(float[] array) {
        return new Values() {
            @Override
            public int length() {
                return array.length;
            }

            @Override
            public double get(int index) {
                return array[index];
            }

            @Override
            public void set(int index, double value) {
                array[index] = (float) value;
            }
        };
    }

    /** The numbers of {@code array}, which stays the caller's. */
    static Values of(double[] array) {
        return new Values() {
            @Override
            public int length() {
                return array.length;
            }

            @Override
            public double get(int index) {
                return array[index];
            }

            @Override
            public void set(int index, double value) {
                array[index] = value;
            }
        };
    }

    /** The parameters of {@code network}, whichever array they are in at the time. */
    static Values of(Network network) {
        return new Values() {
            @Override
            public int length() {
                return network.parameters().length;
            }

            @Override
            public double get(int index) {
                return network.parameters()[index];
            }

            @Override
            public void set(int index, double value) {
                network.parameters()[index] = (float) value;
            }
        };
    }

    /** The parameters of {@code network}, whichever array they are in at the time. */
    static Values of(DoubleNetwork network) {
        return new Values() {
            @Override
            public int length() {
                return network.parameters().length;
            }

            @Override
            public double get(int index) {
                return network.parameters()[index];
            }

            @Override
            public void set(int index, double value) {
                network.parameters()[index] = value;
            }
        };
    }
}
