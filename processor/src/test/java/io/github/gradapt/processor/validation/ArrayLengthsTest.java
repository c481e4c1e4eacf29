package io.github.gradapt.processor.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradapt.processor.plan.Plan;
import io.github.gradapt.processor.program.Lowering;
import io.github.gradapt.processor.program.RandomTopologies;
import io.github.gradapt.processor.program.Topologies;
import io.github.gradapt.processor.topology.DenseLayer;
import io.github.gradapt.processor.topology.InputLayer;
import io.github.gradapt.processor.topology.Layer;
import io.github.gradapt.processor.topology.Topology;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That no network is let through whose arrays, as they are planned, are longer than was thought. */
class ArrayLengthsTest {

    private static final long SEED = 31;
    private static final int RANDOM_NETWORKS = 200;

    static Stream<Topology> topologies() {
        return Stream.of(
                        Stream.of(
                                dense(200_000_000, 1),
                                dense(100_000_000, 3),
                                dense(100_000_000, 4),
                                dense(1, 40_000_000, 1),
                                dense(40_000, 40_000, 17, 3)),
                        random().mapToObj(RandomTopologies::training),
                        random().mapToObj(RandomTopologies::inference))
                .flatMap(topologies -> topologies);
    }

    private static LongStream random() {
        return LongStream.range(SEED, SEED + RANDOM_NETWORKS);
    }

    private static Topology dense(int inputs, int... units) {
        Topologies topologies = Topologies.inputs(inputs, true);
        for (int layer = 0; layer < units.length; layer++) {
            topologies.dense("layer" + layer, units[layer], Topologies.elementwise("z / (1 + exp(-z))"));
        }
        return topologies.cost("(a - y)^2");
    }

    @ParameterizedTest
    @MethodSource("topologies")
    void planFits(Topology topology) {
        ArrayLengths lengths = new ArrayLengths();
        for (Layer layer : topology.layers()) {
            layer.accept(new Layer.Visitor<Void>() {
                @Override
                public Void input(InputLayer input) {
                    lengths.addInput(input.shape().size(), input.gradient());
                    return null;
                }

                @Override
                public Void dense(DenseLayer dense) {
                    lengths.addDense(dense.units(), dense.bias());
                    return null;
                }
            });
        }
        Plan plan = Plan.of(Lowering.lower(topology));

        assertThat(lengths.parameters()).isEqualTo(plan.parameters().size());
        assertThat(lengths.workspace()).isGreaterThanOrEqualTo(plan.workspace().size());
    }
}
