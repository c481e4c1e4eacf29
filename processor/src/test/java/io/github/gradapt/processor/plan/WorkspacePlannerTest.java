package io.github.gradapt.processor.plan;

import static io.github.gradapt.processor.program.Topologies.elementwise;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradapt.processor.program.Buffer;
import io.github.gradapt.processor.program.Buffer.Quantity;
import io.github.gradapt.processor.program.Lowering;
import io.github.gradapt.processor.program.Program;
import io.github.gradapt.processor.program.Topologies;
import io.github.gradapt.processor.topology.Activation;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WorkspacePlannerTest {

    private static final String SQUARED_ERROR = "(a - y)^2 / 2";

    @Test
    void activationIsComputedInPlaceWhereZIsNotNeededLater() {
        Workspace workspace = workspace("tanh(z)");

        assertThat(workspace.slot(z(8))).isEqualTo(workspace.slot(a(8)));
    }

    @Test
    void weightedInputIsKeptWhereTheDeltaReadsIt() {
        Workspace workspace = workspace("z * sigmoid(z)");

        assertThat(workspace.slot(z(8))).isNotEqualTo(workspace.slot(a(8)));
    }

    @Test
    void deltaIsComputedInPlaceOfTheGradient() {
        Workspace workspace = workspace("tanh(z)");

        assertThat(workspace.slot(a(8).gradient())).isEqualTo(workspace.slot(z(8).gradient()));
    }

    private static Workspace workspace(String phi) {
        return WorkspacePlanner.plan(Lowering.lower(Topologies.inputs(4)
                .dense("hidden", 8, elementwise(phi))
                .dense("out", 2, Activation.Elementwise.IDENTITY)
                .cost(SQUARED_ERROR)));
    }

    @Test
    void whatLayersShowIsNeverOverwritten() {
        Program program = Lowering.lower(deep(20).cost(SQUARED_ERROR));
        Workspace workspace = WorkspacePlanner.plan(program);

        var shown = program.layers().stream()
                .flatMap(layer -> Stream.concat(Stream.of(layer.activation()), layer.delta().stream()))
                .map(buffer -> workspace.slot(buffer).orElseThrow().offset())
                .toList();
        assertThat(shown).doesNotHaveDuplicates();
    }

    @Test
    void slotsDoNotOverlap() {
        Workspace workspace = WorkspacePlanner.plan(Lowering.lower(deep(5).cost(SQUARED_ERROR)));
        var offsets =
                workspace.slots().values().stream().map(Workspace.Slot::offset).collect(Collectors.toSet());

        for (Workspace.Slot slot : workspace.slots().values()) {
            int end = slot.offset() + slot.stride() * workspace.rowsOfSlot();
            assertThat(offsets).noneMatch(offset -> offset > slot.offset() && offset < end);
            assertThat(end).isLessThanOrEqualTo(workspace.size());
        }
    }

    @Test
    void inferenceNeedsTwoSlotsHoweverDeep() {
        Workspace workspace = WorkspacePlanner.plan(Lowering.lower(large(50).inference()));

        assertThat(workspace.slots().values().stream()
                        .map(Workspace.Slot::offset)
                        .distinct())
                .hasSize(2);
    }

    @Test
    void inputOfInferenceIsReadWhereItIs() {
        Program program = Lowering.lower(large(1).inference());

        assertThat(WorkspacePlanner.plan(program).slot(program.input())).isEmpty();
    }

    @Test
    void inputOfSmallLayersIsTurnedAround() {
        Program program = Lowering.lower(deep(1).inference());
        Workspace workspace = WorkspacePlanner.plan(program);

        assertThat(workspace.unitMajor()).isTrue();
        assertThat(workspace.slot(program.input())).isPresent();
    }

    @Test
    void blocksLieUnitByUnitWhereAllLayersAreSmallAndAWholeBlockFits() {
        assertThat(WorkspacePlanner.plan(Lowering.lower(deep(20).cost(SQUARED_ERROR)))
                        .unitMajor())
                .isTrue();
        assertThat(WorkspacePlanner.plan(Lowering.lower(deep(200).cost(SQUARED_ERROR)))
                        .unitMajor())
                .isFalse();
        assertThat(WorkspacePlanner.plan(Lowering.lower(large(1).inference())).unitMajor())
                .isFalse();
    }

    private static Topologies deep(int layers) {
        return layers(layers, 6);
    }

    private static Topologies large(int layers) {
        return layers(layers, 257);
    }

    private static Topologies layers(int layers, int units) {
        Topologies topologies = Topologies.inputs(5);
        for (int i = 1; i <= layers; i++) {
            topologies.dense("layer" + i, units, elementwise("tanh(z)"));
        }
        return topologies;
    }

    private static Buffer z(int size) {
        return new Buffer("hidden", Quantity.WEIGHTED_INPUT, size);
    }

    private static Buffer a(int size) {
        return new Buffer("hidden", Quantity.ACTIVATION, size);
    }
}
