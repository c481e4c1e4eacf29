package io.github.gradapt.processor.program;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Removes operations whose result nobody reads. */
final class DeadCode {

    private DeadCode() {}

    /**
     * The operations of {@code ops} that have an effect.
     *
     * @param results buffers that are read after the last operation
     */
    static List<Op> removed(List<Op> ops, Set<Buffer> results) {
        Set<Buffer> live = new HashSet<>(results);
        Deque<Op> kept = new ArrayDeque<>();
        for (int i = ops.size() - 1; i >= 0; i--) {
            Op op = ops.get(i);
            if (op.hasEffect() || op.writes().stream().anyMatch(live::contains)) {
                kept.addFirst(op);
                live.addAll(op.reads());
            }
        }
        return List.copyOf(kept);
    }

    /** The buffers that {@code ops} read. */
    static Set<Buffer> readBy(List<Op> ops) {
        Set<Buffer> read = new HashSet<>();
        ops.forEach(op -> read.addAll(op.reads()));
        return read;
    }
}
