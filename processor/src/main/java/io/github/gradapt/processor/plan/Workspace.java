package io.github.gradapt.processor.plan;

import io.github.gradapt.processor.program.Buffer;
import io.github.gradapt.processor.program.Op;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the buffers live: in one float array, a block of rows of each buffer after another.
 *
 * @param rows  the number of rows in a block
 * @param slots the place of each buffer that is not given from outside
 * @param unitMajor whether the vector backend takes many rows {@linkplain UnitMajor unit by unit}
 * @param scratch where the vector backend keeps what has no buffer
 * @param size  the length of the array
 */
public record Workspace(int rows, Map<Buffer, Slot> slots, boolean unitMajor, int scratch, int size) {

    /** The numbers in a chunk: a tile of sums, with as many rows as there are virtual lanes. */
    public static final int CHUNK = SummationOrder.LANES * SummationOrder.LANES;

    /** The chunks that a formula may use. */
    private static final int CHUNKS = 8;

    /** The rows of weights whose lanes the scratch part takes. */
    public static final int SUMMED_ROWS = 64;

    /** Where, in the scratch part, a softmax leaves the maxima of a block of rows for the logarithm of its result. */
    public static final int MAXIMA = CHUNK * (1 + CHUNKS);

    /** Where it leaves the sums. */
    public static final int SUMS = MAXIMA + CHUNK;

    /**
     * The numbers in the scratch part at least: a tile of sums, and the chunks of a formula; or the lanes of many sums; and what a
     * softmax leaves.
     */
    private static final int SCRATCH = SUMS + CHUNK;

    public Workspace {
        slots = Collections.unmodifiableMap(new LinkedHashMap<>(slots));
    }

    /** A workspace without a scratch part. */
    Workspace(int rows, Map<Buffer, Slot> slots, boolean unitMajor, int size) {
        this(rows, slots, unitMajor, size, size);
    }

    /** The same with a scratch part, of which an operation asks for so many numbers. */
    Workspace withScratch(int numbers) {
        return new Workspace(rows, slots, unitMajor, scratch, Math.addExact(scratch, Math.max(SCRATCH, numbers)));
    }

    /** The rows that there is room for in each slot. */
    public int rowsOfSlot() {
        return rowsOfSlot(rows, unitMajor);
    }

    static int rowsOfSlot(int rows, boolean unitMajor) {
        return unitMajor ? UnitMajor.FEWEST_ROWS + rows : rows;
    }

    /** Whether there is room for all that lies between the calls of functions in an operation's formula. */
    public static boolean hasRoomFor(Op op) {
        return op.functionCalls() <= CHUNKS;
    }

    /** The place of a buffer; empty if it is only given from outside. */
    public Optional<Slot> slot(Buffer buffer) {
        return Optional.ofNullable(slots.get(buffer));
    }

    /**
     * The place of a buffer: row r starts at {@code offset + r * stride}. A block that lies unit by unit starts behind the
     * rows that are fewer than one. Buffers that are never needed at the same time may share a place.
     */
    public record Slot(int offset, int stride) {

        /** The distance from the first row to where a block begins that lies unit by unit. */
        public int unitMajorOffset() {
            return UnitMajor.FEWEST_ROWS * stride;
        }
    }
}
