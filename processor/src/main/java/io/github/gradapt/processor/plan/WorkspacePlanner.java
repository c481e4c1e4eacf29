package io.github.gradapt.processor.plan;

import io.github.gradapt.processor.program.Buffer;
import io.github.gradapt.processor.program.Op;
import io.github.gradapt.processor.program.OpVisitor;
import io.github.gradapt.processor.program.Program;
import io.github.gradapt.processor.program.Weights;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Assigns buffers to slots by liveness: an operation that works element by element writes over an operand that nobody
 * reads any more; other results take a slot that has become free. So phi is computed in place where only a is needed
 * later, and a network without training gets by with two slots however deep it is.
 */
final class WorkspacePlanner {

    private final Program program;
    private final boolean hasSmallLayers;
    private final List<Op> ops = new ArrayList<>();
    private final Map<Buffer, Integer> lastReads = new HashMap<>();
    private final Set<Buffer> kept = new HashSet<>();

    private final List<Integer> strides = new ArrayList<>();
    private final Map<Buffer, Integer> places = new LinkedHashMap<>();
    private final Deque<Integer> free = new ArrayDeque<>();

    private WorkspacePlanner(Program program) {
        this.program = program;
        ops.addAll(program.forward());
        ops.addAll(program.cost());
        // This plans learn, too: it is backward, operation for operation, with steps where backward accumulates; a cost
        // that comes after it finds its places kept.
        ops.addAll(program.backward());
        hasSmallLayers = UnitMajor.suits(ops);
    }

    static Workspace plan(Program program) {
        return new WorkspacePlanner(program).workspace();
    }

    private Workspace workspace() {
        findLifetimes();
        // The row of a one-row forward is read again by backward, when the user may have changed the array. And what
        // is read in vectors has to be padded, or turned around: the targets, and the inputs of a narrow or a small
        // layer.
        if (program.target().isPresent() || !firstLayerIsWide() || hasSmallLayers) {
            place(program.input());
        }
        program.target().ifPresent(this::place);
        for (int i = 0; i < ops.size(); i++) {
            Op op = ops.get(i);
            for (Buffer written : op.writes()) {
                place(written, op, i);
            }
            release(op, i);
        }
        return layOut();
    }

    private boolean firstLayerIsWide() {
        Weights first = program.weights().get(0);
        return SummationOrder.of(first.inputs(), first.outputs()).wide();
    }

    private void findLifetimes() {
        for (int i = 0; i < ops.size(); i++) {
            for (Buffer read : ops.get(i).reads()) {
                lastReads.put(read, i);
            }
        }
        kept.add(program.output());
        kept.add(program.input());
        program.target().ifPresent(kept::add);
        if (program.target().isPresent()) {
            for (Program.LayerBuffers layer : program.layers()) {
                kept.add(layer.activation());
                layer.delta().ifPresent(kept::add);
            }
            for (Op op : LateCost.of(program)) {
                kept.addAll(op.reads());
                kept.addAll(op.writes());
            }
        }
    }

    private boolean diesAt(Buffer buffer, int index) {
        return places.containsKey(buffer) && !kept.contains(buffer) && lastReads.getOrDefault(buffer, -1) == index;
    }

    private void place(Buffer written, Op op, int index) {
        if (op.accept(InPlace.VISITOR)) {
            for (Buffer operand : op.reads()) {
                if (operand.size() == written.size() && diesAt(operand, index)) {
                    places.put(written, placeOf(operand));
                    return;
                }
            }
        }
        place(written);
    }

    private void place(Buffer buffer) {
        int stride = SummationOrder.padded(buffer.size());
        Integer slot = free.poll();
        if (slot == null) {
            slot = strides.size();
            strides.add(0);
        }
        strides.set(slot, Math.max(strides.get(slot), stride));
        places.put(buffer, slot);
    }

    private void release(Op op, int index) {
        Set<Integer> overwritten = new HashSet<>();
        op.writes().forEach(written -> overwritten.add(placeOf(written)));
        for (Buffer read : op.reads()) {
            if (diesAt(read, index) && overwritten.add(placeOf(read))) {
                free.add(placeOf(read));
            }
        }
        for (Buffer written : op.writes()) {
            if (!kept.contains(written) && !lastReads.containsKey(written)) {
                free.add(placeOf(written));
            }
        }
    }

    private int placeOf(Buffer buffer) {
        Integer place = places.get(buffer);
        if (place == null) {
            throw new IllegalArgumentException(buffer + " has no place yet");
        }
        return place;
    }

    private Workspace layOut() {
        int rowSize = strides.stream().reduce(0, Math::addExact);
        int rows = JitBudget.rowsPerBlock(rowSize);
        boolean unitMajor = hasSmallLayers && rows == UnitMajor.ROWS;
        int rowsOfSlot = Workspace.rowsOfSlot(rows, unitMajor);
        List<Integer> offsets = new ArrayList<>();
        int size = Plan.firstIndex(program);
        for (int stride : strides) {
            offsets.add(size);
            size = Math.addExact(size, Math.multiplyExact(stride, rowsOfSlot));
        }
        Map<Buffer, Workspace.Slot> slots = new LinkedHashMap<>();
        places.forEach((buffer, place) ->
                slots.put(buffer, new Workspace.Slot(offsets.get(place), SummationOrder.padded(buffer.size()))));
        return new Workspace(rows, slots, unitMajor, size);
    }

    /** Whether an operation may write over an operand: what it writes at an index, it reads there alone, or before. */
    private static final class InPlace extends OpVisitor<Boolean> {

        static final InPlace VISITOR = new InPlace();

        InPlace() {
            super(false);
        }

        @Override
        public Boolean elementwise(Op.Elementwise op) {
            return true;
        }

        @Override
        public Boolean softmax(Op.Softmax op) {
            return true;
        }

        @Override
        public Boolean rowCost(Op.RowCost op) {
            return true;
        }

        @Override
        public Boolean softmaxDelta(Op.SoftmaxDelta op) {
            return true;
        }
    }
}
