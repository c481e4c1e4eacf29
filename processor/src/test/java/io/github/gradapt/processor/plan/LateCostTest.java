package io.github.gradapt.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradapt.processor.program.Buffer;
import io.github.gradapt.processor.program.Lowering;
import io.github.gradapt.processor.program.Op;
import io.github.gradapt.processor.program.Program;
import io.github.gradapt.processor.program.Topologies;
import io.github.gradapt.processor.topology.Activation;
import java.util.List;
import org.junit.jupiter.api.Test;

class LateCostTest {

    @Test
    void logarithmOfASoftmaxComesAfterTheSteps() {
        Program program = lower(16, new Activation.Softmax(), "-y * log(a)");

        List<Op> late = LateCost.of(program);

        assertThat(late).isEqualTo(program.cost()).hasSize(2);
        assertThat(late.get(0)).isInstanceOf(Op.LogSoftmax.class);
    }

    @Test
    void whatItReadsAndWritesSharesItsPlacesWithNothingElse() {
        Program program = lower(16, new Activation.Softmax(), "-y * log(a)");
        Workspace workspace = WorkspacePlanner.plan(program);

        for (Op late : LateCost.of(program)) {
            late.reads()
                    .forEach(buffer -> assertThat(workspace.slots().values())
                            .filteredOn(workspace.slot(buffer).orElseThrow()::equals)
                            .hasSize(1));
            late.writes()
                    .forEach(buffer -> assertThat(workspace.slots().values())
                            .filteredOn(workspace.slot(buffer).orElseThrow()::equals)
                            .hasSize(1));
        }
    }

    @Test
    void costOfASmallNetworkStaysBeforeTheDeltas() {
        assertThat(LateCost.of(lower(15, new Activation.Softmax(), "-y * log(a)")))
                .isEmpty();
    }

    @Test
    void costWithoutASoftmaxStaysBeforeTheDeltas() {
        assertThat(LateCost.of(lower(16, Activation.Elementwise.IDENTITY, "(a - y)^2 / 2")))
                .isEmpty();
    }

    @Test
    void whatTheDeltasReadStaysBeforeThem() {
        Program program = lower(16, new Activation.Softmax(), "-log(a) * log(a) * y");

        Buffer logProbability = program.cost().get(0).writes().get(0);
        assertThat(program.learn()).anyMatch(op -> op.reads().contains(logProbability));
        assertThat(LateCost.of(program)).isEmpty();
    }

    /** As many weights in the first layer as {@code inputs} times 32, and 512 in the second. */
    private static Program lower(int inputs, Activation activation, String cost) {
        return Lowering.lower(Topologies.inputs(inputs)
                .dense("hidden", 32, Activation.Elementwise.IDENTITY)
                .dense("out", 16, activation)
                .cost(cost));
    }
}
