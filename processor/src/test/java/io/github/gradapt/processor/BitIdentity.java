package io.github.gradapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradapt.TrainableNetwork;
import io.github.gradapt.processor.plan.FloatInterpreter;
import io.github.gradapt.processor.program.Weights;
import java.util.Arrays;
import java.util.List;

/**
 * Compares a generated network with the float interpreter of its program, bit for bit (-0 is not +0; all NaN are one).
 *
 * @param model   the network
 * @param inputs  rows of inputs
 * @param targets as many rows of targets
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared as a whole.
record BitIdentity(GeneratedModel model, float[][] inputs, float[][] targets) {

    /** So many other values surround the rows of many. */
    private static final int MARGIN = 3;

    private static final float RATE = 0.0625f;

    /** Compares everything. */
    void check() {
        FloatInterpreter interpreter = model.floatInterpreter(model.parameters());
        float[][] outputs = new float[inputs.length][];
        clearOtherGradients();
        double cost = checkRowByRow(interpreter, outputs);
        checkGradients("row by row", interpreter, cost);
        checkManyRows(interpreter, outputs, cost);
        model.checkPadding();
        checkLearn();
        model.checkPadding();
        checkAdopt();
        model.checkPadding();
    }

    /** What is in the array of gradients may not matter once they are cleared. */
    private void clearOtherGradients() {
        TrainableNetwork network = model.network();
        network.accumulate(Rows.flat(inputs, 0), 0, Rows.flat(targets, 0), 0, inputs.length);
        network.clearGradients();
    }

    private double checkRowByRow(FloatInterpreter interpreter, float[][] outputs) {
        TrainableNetwork network = model.network();
        double sum = 0;
        for (int row = 0; row < inputs.length; row++) {
            outputs[row] = interpreter.forward(inputs[row]).clone();
            float[] output = new float[network.outputSize()];
            network.forward(inputs[row], output);
            assertSame("the outputs of row " + row, output, outputs[row]);
            for (int layer = 0; layer < model.layers(); layer++) {
                float[] expected = interpreter.value(model.buffers().get(layer).activation());
                assertSame("the activations " + at(row, layer), model.activations(layer), expected);
            }
            float cost = interpreter.backward(targets[row]);
            assertSame("the cost of row " + row, network.backward(targets[row]), cost);
            sum += cost;
            for (int layer = 0; layer < model.layers(); layer++) {
                String what = "the deltas " + at(row, layer);
                int index = layer;
                model.buffers()
                        .get(layer)
                        .delta()
                        .ifPresent(delta -> assertSame(what, model.deltas(index), interpreter.value(delta)));
            }
        }
        return sum;
    }

    private void checkManyRows(FloatInterpreter interpreter, float[][] outputs, double cost) {
        TrainableNetwork network = model.network();
        float[] flatInputs = Rows.flat(inputs, MARGIN);
        float[] flatTargets = Rows.flat(targets, MARGIN + 1);
        float[] expected = Rows.flat(outputs, MARGIN);
        float[] actual = new float[expected.length];
        Arrays.fill(actual, Float.NaN);

        network.forward(flatInputs, MARGIN, actual, MARGIN, inputs.length);
        assertSame("the outputs of many rows", actual, expected);

        assertSame(
                "the cost by evaluate",
                network.evaluate(flatInputs, MARGIN, flatTargets, MARGIN + 1, inputs.length),
                (float) cost);
        network.clearGradients();
        assertSame(
                "the cost by accumulate",
                network.accumulate(flatInputs, MARGIN, flatTargets, MARGIN + 1, inputs.length),
                (float) cost);
        checkGradients("by accumulate", interpreter, cost);
    }

    private void checkGradients(String how, FloatInterpreter interpreter, double cost) {
        assertThat(model.network().accumulatedRows()).isEqualTo(inputs.length);
        assertThat(model.network().accumulatedCost()).isEqualTo(Double.valueOf(cost));
        for (int layer = 1; layer < model.layers(); layer++) {
            Weights weights = model.weights(layer);
            GeneratedModel.Values gradients = model.gradients(layer);
            String what = "dC/dW of layer " + layer + ", " + how + ", unit ";
            for (int j = 0; j < weights.outputs(); j++) {
                assertSame(what + j, gradients.weights()[j], interpreter.weightGradient(weights)[j]);
            }
            if (weights.bias()) {
                assertSame(
                        "dC/db of layer " + layer + ", " + how, gradients.biases(), interpreter.biasGradient(weights));
            }
        }
    }

    private void checkLearn() {
        float[] gradients = model.network().gradients().clone();
        List<GeneratedModel.Values> expected = model.parameters();
        FloatInterpreter interpreter = model.floatInterpreter(expected);
        for (int row = 0; row < inputs.length; row++) {
            float cost = interpreter.learn(inputs[row], targets[row], RATE);
            String what = "the cost of row " + row + " by learn";
            assertSame(what, model.network().learn(inputs[row], targets[row], RATE), cost);
        }
        List<GeneratedModel.Values> actual = model.parameters();
        for (int i = 0; i < actual.size(); i++) {
            String what = " of layer " + (i + 1) + " after learn";
            for (int j = 0; j < actual.get(i).weights().length; j++) {
                assertSame(
                        "W" + what + ", unit " + j,
                        actual.get(i).weights()[j],
                        expected.get(i).weights()[j]);
            }
            assertSame("b" + what, actual.get(i).biases(), expected.get(i).biases());
        }
        assertSame("the gradients after learn", model.network().gradients(), gradients);
    }

    /** Another array of parameters is computed with, learned into, and shown by the layers; the former is left alone. */
    private void checkAdopt() {
        TrainableNetwork network = model.network();
        float[] former = network.parameters();
        float[] before = former.clone();
        float[] others = former.clone();
        for (int i = 0; i < others.length; i++) {
            others[i] *= 0.5f;
        }
        network.adopt(others);

        FloatInterpreter interpreter = model.floatInterpreter(model.parameters());
        float[] output = new float[network.outputSize()];
        network.forward(inputs[0], output);
        assertSame("the outputs with other parameters", output, interpreter.forward(inputs[0]));
        checkLearn();
        assertSame("the former parameters", former, before);
    }

    private static String at(int row, int layer) {
        return "of row " + row + ", layer " + layer;
    }

    private static void assertSame(String what, float actual, float expected) {
        assertSame(what, new float[] {actual}, new float[] {expected});
    }

    private static void assertSame(String what, float[] actual, float[] expected) {
        // Like Float.equals, it compares floatToIntBits.
        if (!Arrays.equals(actual, expected)) {
            assertThat(hex(actual)).as(what).containsExactly(hex(expected));
        }
    }

    private static String[] hex(float[] values) {
        String[] texts = new String[values.length];
        for (int i = 0; i < values.length; i++) {
            texts[i] = Float.toHexString(values[i]);
        }
        return texts;
    }
}
