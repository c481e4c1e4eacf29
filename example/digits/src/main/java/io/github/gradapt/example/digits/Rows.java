package io.github.gradapt.example.digits;

import java.util.List;

/**
 * Examples to learn from or to be tested on, row by row, as networks take them.
 *
 * @param inputs  count x inputs of a row
 * @param targets count x classes: 1 for the class of the row, 0 for the others
 */
record Rows(float[] inputs, float[] targets, int count) {

    /** Takes the inputs from the front of each line, and the number of its class from behind them. */
    static Rows of(List<float[]> lines, int inputSize, int classes) {
        float[] inputs = new float[lines.size() * inputSize];
        float[] targets = new float[lines.size() * classes];
        for (int row = 0; row < lines.size(); row++) {
            float[] line = lines.get(row);
            System.arraycopy(line, 0, inputs, row * inputSize, inputSize);
            targets[row * classes + (int) line[inputSize]] = 1;
        }
        return new Rows(inputs, targets, lines.size());
    }

    /** The numbers of a line, which commas part. */
    static float[] parse(String line) {
        String[] cells = line.split(",");
        float[] numbers = new float[cells.length];
        for (int i = 0; i < cells.length; i++) {
            numbers[i] = Float.parseFloat(cells[i]);
        }
        return numbers;
    }
}
