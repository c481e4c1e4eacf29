package io.github.gradapt.processor.program;

import static io.github.gradapt.processor.program.Topologies.elementwise;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradapt.processor.topology.Activation;
import io.github.gradapt.processor.topology.Cost;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What topologies become, operation by operation. */
class LoweringTest {

    private static final String BINARY_CROSS_ENTROPY = "-(y * log(a) + (1 - y) * log(1 - a))";
    private static final String SQUARED_ERROR = "(a - y)^2 / 2";

    @Test
    void hiddenDeltaIsWrittenInTermsOfTheActivation() {
        Program program = Lowering.lower(Topologies.inputs(4)
                .dense("hidden", 5, elementwise("tanh(z)"))
                .dense("out", 3, Activation.Elementwise.IDENTITY)
                .cost(SQUARED_ERROR));

        assertThat(Listing.of(program.forward()))
                .containsExactly("hidden.z = W features.a + b", "hidden.a = tanh(z)", "out.z = W hidden.a + b");
        assertThat(Listing.of(program.cost())).containsExactly("cost = SUM (y - z)^2 / 2");
        assertThat(Listing.of(program.backward()))
                .containsExactly(
                        "out.delta = z - y",
                        "hidden.g = W^T out.delta",
                        "dout += out.delta hidden.a^T",
                        "hidden.delta = g * (1 - a^2)",
                        "dhidden += hidden.delta features.a^T");
    }

    @Test
    void learningStepsTheWeightsOnceTheyWereRead() {
        Program program = Lowering.lower(Topologies.inputs(4)
                .dense("hidden", 5, elementwise("max(z, 0)"))
                .dense("out", 3, Activation.Elementwise.IDENTITY)
                .cost(SQUARED_ERROR));

        assertThat(Listing.of(program.learn()))
                .containsExactly(
                        "out.delta = z - y",
                        "hidden.g = W^T out.delta",
                        "out -= rate out.delta hidden.a^T",
                        "hidden.delta = a > 0 ? g : 0",
                        "hidden -= rate hidden.delta features.a^T");
    }

    @Test
    void sigmoidWithBinaryCrossEntropyIsOneFormulaOfZ() {
        Program program = Lowering.lower(
                Topologies.inputs(2).dense("out", 1, elementwise("sigmoid(z)")).cost(BINARY_CROSS_ENTROPY));

        assertThat(Listing.of(program.backward()))
                .containsExactly("out.delta = a - y", "dout += out.delta features.a^T");
        assertThat(program.cost().get(0).reads())
                .as("the cost is computed from z, which does not saturate")
                .extracting(Buffer::quantity)
                .containsExactlyInAnyOrder(Buffer.Quantity.WEIGHTED_INPUT, Buffer.Quantity.TARGET);
    }

    @Test
    void softmaxWithCrossEntropyGoesThroughTheLogProbability() {
        Program program = Lowering.lower(
                Topologies.inputs(2).dense("out", 3, new Activation.Softmax()).cost("-y * log(a)"));

        assertThat(Listing.of(program.forward())).containsExactly("out.z = W features.a + b", "out.a = softmax out.z");
        assertThat(Listing.of(program.cost())).containsExactly("out.l = log softmax out.z", "cost = SUM -l * y");
        assertThat(Listing.of(program.backward()))
                .containsExactly(
                        "out.h = -y", "out.delta = out.h - out.a * sum out.h", "dout += out.delta features.a^T");
    }

    @Test
    void softmaxWithAnotherCostReadsTheProbabilities() {
        Program program = Lowering.lower(
                Topologies.inputs(2).dense("out", 3, new Activation.Softmax()).cost(SQUARED_ERROR));

        assertThat(Listing.of(program.cost())).containsExactly("cost = SUM (a - y)^2 / 2");
        assertThat(Listing.of(program.backward()))
                .containsExactly(
                        "out.h = a * (a - y)",
                        "out.delta = out.h - out.a * sum out.h",
                        "dout += out.delta features.a^T");
    }

    @Test
    void hiddenSoftmaxNeverStoresAJacobian() {
        Program program = Lowering.lower(Topologies.inputs(2)
                .dense("gate", 3, new Activation.Softmax())
                .dense("out", 2, Activation.Elementwise.IDENTITY)
                .cost(SQUARED_ERROR));

        assertThat(Listing.of(program.backward()))
                .containsExactly(
                        "out.delta = z - y",
                        "gate.g = W^T out.delta",
                        "dout += out.delta gate.a^T",
                        "gate.h = a * g",
                        "gate.delta = gate.h - gate.a * sum gate.h",
                        "dgate += gate.delta features.a^T");
    }

    @Test
    void logSoftmaxComputesItsProbabilitiesOnTheWayBack() {
        Program program = Lowering.lower(Topologies.inputs(2)
                .dense("out", 3, new Activation.LogSoftmax())
                .cost("-y * a"));

        assertThat(Listing.of(program.backward()))
                .containsExactly(
                        "out.h = -y",
                        "out.p = exp(l)",
                        "out.delta = out.h - out.p * sum out.h",
                        "dout += out.delta features.a^T");
    }

    @Test
    void meanOverTheOutputsIsInTheDelta() {
        Program program = Lowering.lower(Topologies.inputs(2)
                .dense("out", 4, Activation.Elementwise.IDENTITY)
                .cost("(a - y)^2", Cost.Reduction.MEAN));

        assertThat(Listing.of(program.backward())).first().isEqualTo("out.delta = (z - y) / 2");
    }

    @Test
    void inputGradientIsComputedOnRequestOnly() {
        Activation tanh = elementwise("tanh(z)");
        Program without =
                Lowering.lower(Topologies.inputs(2).dense("out", 2, tanh).cost(SQUARED_ERROR));
        Program with =
                Lowering.lower(Topologies.inputs(2, true).dense("out", 2, tanh).cost(SQUARED_ERROR));

        assertThat(Listing.of(without.backward())).noneMatch(line -> line.contains("W^T"));
        assertThat(without.layers().get(0).delta()).isEmpty();
        assertThat(Listing.of(with.backward())).contains("features.g = W^T out.delta");
        assertThat(with.layers().get(0).delta()).isPresent();
    }

    @Test
    void withoutTrainingThereIsNoBackwardCode() {
        Program program = Lowering.lower(
                Topologies.inputs(2).dense("out", 2, new Activation.Softmax()).inference());

        assertThat(program.forward()).hasSize(2);
        assertThat(program.cost()).isEmpty();
        assertThat(program.backward()).isEmpty();
        assertThat(program.learn()).isEmpty();
        assertThat(program.target()).isEmpty();
    }

    @Test
    void whatTheDeltaDoesNotNeedIsNotRead() {
        Program program = Lowering.lower(Topologies.inputs(2)
                .dense("hidden", 2, elementwise("sigmoid(z)"))
                .dense("out", 1, Activation.Elementwise.IDENTITY)
                .cost(SQUARED_ERROR));

        Buffer z = new Buffer("hidden", Buffer.Quantity.WEIGHTED_INPUT, 2);
        assertThat(DeadCode.readBy(program.backward())).doesNotContain(z);
        assertThat(DeadCode.removed(program.backward(), Set.of())).isEqualTo(program.backward());
    }
}
