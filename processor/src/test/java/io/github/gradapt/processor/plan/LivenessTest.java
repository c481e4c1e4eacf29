package io.github.gradapt.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradapt.processor.program.Buffer;
import io.github.gradapt.processor.program.Lowering;
import io.github.gradapt.processor.program.Op;
import io.github.gradapt.processor.program.OpVisitor;
import io.github.gradapt.processor.program.Program;
import io.github.gradapt.processor.program.RandomTopologies;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That buffers which share a slot do not meet: every operation finds what it reads where it was written. */
class LivenessTest {

    private static final long SEED = 47;
    private static final int NETWORKS = 300;

    static LongStream seeds() {
        return LongStream.range(SEED, SEED + NETWORKS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void trainingFindsWhatItReads(long seed) {
        Program program = Lowering.lower(RandomTopologies.training(seed));

        new Memory(program).run(program.forward()).run(program.cost()).holdsActivations();
        new Memory(program)
                .run(program.forward())
                .run(program.cost())
                .run(program.backward())
                .holdsActivations()
                .holdsDeltas();
        new Memory(program).run(program.forward()).run(program.cost()).run(program.learn());
        List<Op> late = LateCost.of(program);
        new Memory(program)
                .run(program.forward())
                .run(program.cost().subList(0, program.cost().size() - late.size()))
                .run(program.learn())
                .run(late)
                .holdsActivations()
                .holdsDeltas();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void inferenceFindsWhatItReads(long seed) {
        Program program = Lowering.lower(RandomTopologies.inference(seed));

        new Memory(program).run(program.forward()).holds(program.output());
    }

    /** The buffer written last at each offset of the workspace. */
    private static final class Memory {

        private final Program program;
        private final Workspace workspace;
        private final Map<Integer, Buffer> owners = new HashMap<>();

        Memory(Program program) {
            this.program = program;
            workspace = WorkspacePlanner.plan(program);
            // Where the workspace keeps the input, forward begins by copying it there; so does the cost with the
            // target.
            workspace.slot(program.input()).ifPresent(slot -> owners.put(slot.offset(), program.input()));
            program.target()
                    .ifPresent(target -> workspace.slot(target).ifPresent(slot -> owners.put(slot.offset(), target)));
        }

        Memory run(List<Op> ops) {
            for (Op op : ops) {
                op.reads().forEach(this::holds);
                for (Buffer written : op.writes()) {
                    if (!op.accept(ElementByElement.VISITOR)) {
                        assertThat(op.reads().stream().map(workspace::slot))
                                .as("%s reads what it writes over", op)
                                .doesNotContain(workspace.slot(written));
                    }
                    owners.put(workspace.slot(written).orElseThrow().offset(), written);
                }
            }
            return this;
        }

        Memory holdsActivations() {
            program.layers().forEach(layer -> holds(layer.activation()));
            return this;
        }

        void holdsDeltas() {
            program.layers().forEach(layer -> layer.delta().ifPresent(this::holds));
        }

        void holds(Buffer buffer) {
            boolean external = buffer.equals(program.input())
                    || program.target().filter(buffer::equals).isPresent();
            if (external && workspace.slot(buffer).isEmpty()) {
                return;
            }
            assertThat(owners.get(workspace.slot(buffer).orElseThrow().offset()))
                    .as("the buffer in the slot of %s", buffer)
                    .isEqualTo(buffer);
        }
    }

    /** Whether an operation has read all it needs of an element, before it writes that element. */
    private static final class ElementByElement extends OpVisitor<Boolean> {

        static final ElementByElement VISITOR = new ElementByElement();

        ElementByElement() {
            super(true);
        }

        @Override
        public Boolean affine(Op.Affine op) {
            return false;
        }

        @Override
        public Boolean logSoftmax(Op.LogSoftmax op) {
            return false;
        }

        @Override
        public Boolean transposedAffine(Op.TransposedAffine op) {
            return false;
        }
    }
}
