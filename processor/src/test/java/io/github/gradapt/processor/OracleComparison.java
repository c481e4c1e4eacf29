package io.github.gradapt.processor;

/**
 * Compares what is computed for the rows of a reference case with what is expected. Deltas and gradients of ours are
 * derivatives of the cost of a row, or sums of them over the rows; the expected ones are derivatives of the mean.
 * Layers are counted from 0, the input layer.
 */
record OracleComparison(OracleCase oracleCase, Tolerance tolerance) {

    private OracleCase.Expected expected() {
        return oracleCase.expected();
    }

    private double perRow() {
        return 1.0 / oracleCase.rows();
    }

    void outputs(int row, double[] outputs) {
        tolerance.check(at("outputs", row), outputs, 1, expected().outputs()[row]);
    }

    void cost(int row, double cost) {
        tolerance.check(at("loss", row), cost, expected().perSampleLoss()[row]);
    }

    void loss(String how, double sum) {
        tolerance.check(
                oracleCase.name() + ", mean loss " + how,
                sum * perRow(),
                expected().loss());
    }

    void weightedInputs(int row, int layer, double[] z) {
        tolerance.check(
                at("z of layer " + layer, row),
                z,
                1,
                expected().preActivations().get(layer - 1)[row]);
    }

    void activations(int row, int layer, double[] a) {
        tolerance.check(
                at("a of layer " + layer, row), a, 1, expected().activations().get(layer - 1)[row]);
    }

    /** The deltas of a layer; of the input layer, the derivatives with respect to the inputs. */
    void deltas(int row, int layer, double[] deltas) {
        double[][] rows =
                layer == 0 ? expected().inputGradients() : expected().deltas().get(layer - 1);
        tolerance.check(at("deltas of layer " + layer, row), deltas, perRow(), rows[row]);
    }

    void gradients(String how, int layer, double[][] weights, double[] biases) {
        OracleCase.LayerValues gradients = expected().gradients().get(layer - 1);
        String what = oracleCase.name() + ", gradients of layer " + layer + " " + how;
        tolerance.check(what, weights, perRow(), gradients.weights());
        if (gradients.biases() != null) {
            tolerance.check(what, biases, perRow(), gradients.biases());
        }
    }

    private String at(String what, int row) {
        return oracleCase.name() + ", " + what + ", row " + row;
    }
}
