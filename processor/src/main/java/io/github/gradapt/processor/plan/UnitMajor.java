package io.github.gradapt.processor.plan;

import io.github.gradapt.processor.program.Buffer;
import io.github.gradapt.processor.program.Op;
import java.util.List;
import java.util.stream.Stream;

/**
 * How the vector backend takes many rows of a network whose layers are small: a block of each buffer lies unit by unit, the
 * values of one unit for all rows of the block side by side, so that the lanes of a vector are rows. No lane is padding
 * then, however few units a layer has, and no sum goes along a vector. Fewer rows than half a block lie row by
 * row, as one does.
 */
public final class UnitMajor {

    /** The rows of a block, and so the distance between units. */
    public static final int ROWS = 32;

    /** The rows of a block that is half as long, with the same distance; fewer rows are taken in another way. */
    public static final int FEWEST_ROWS = ROWS / 2;

    /** So many values of 32 rows fill a first-level cache of 32 KiB; with 784 inputs, nothing was gained. */
    private static final int MOST_UNITS = 256;

    private UnitMajor() {}

    /** Whether operations have so few units, and such formulas, that blocks of rows may be taken unit by unit. */
    static boolean suits(List<Op> ops) {
        return ops.stream()
                        .flatMap(op -> Stream.concat(op.reads().stream(), op.writes().stream()))
                        .mapToInt(Buffer::size)
                        .allMatch(size -> size <= MOST_UNITS)
                && ops.stream().allMatch(Workspace::hasRoomFor);
    }

    /** The numbers that gradients need in the scratch part: of what their vectors are read from, row by row. */
    static int scratch(Parameters parameters) {
        return parameters.placements().values().stream()
                .mapToInt(placement -> ROWS * placement.stride())
                .max()
                .orElse(0);
    }
}
