package io.github.gradapt.support;

/** The numbers of an array, as doubles: what is the same code for networks that compute in float and in double. */
interface Values {

    int length();

    double get(int index);

    /** Sets a number, rounded to the type of the array. */
    void set(int index, double value);

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
}
