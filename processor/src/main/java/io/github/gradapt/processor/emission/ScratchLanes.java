package io.github.gradapt.processor.emission;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The lanes of sums along rows of weights, which are vectors in the scratch area, on their way to results.
 *
 * @param values    the vectors
 * @param biases    the name of the local where the biases begin; empty if there are none
 * @param result    the results
 * @param constants what is constant in the class
 */
record ScratchLanes(Arithmetic.OfVectors values, String biases, Place result, VectorConstants constants) {

    /** {@code majors} results of each of some data rows: the lanes of one result come row after row. */
    CodeBlock ofRows(int rows, int majors) {
        CodeBlock.Builder code = CodeBlock.builder();
        code.addStatement(
                "$T.sumsOf$L(s, $L, s, $L, $L)",
                RuntimeTypes.VECTOR_TREES,
                values.lanes(),
                VectorConstants.SCRATCH,
                VectorConstants.SCRATCH,
                rows * majors);
        code.beginControlFlow(
                "for (int sum = $1L; sum < $1L + $2L; sum++, $3L += $4L)",
                VectorConstants.SCRATCH,
                rows,
                result.at(),
                result.stride());
        for (int m = 0; m < majors; m++) {
            code.addStatement(
                    "$L = s[$L]$L", result.element(0, Tiles.index("", m)), Tiles.index("sum", m * rows), bias("", m));
        }
        return code.endControlFlow().build();
    }

    /** The sums of {@code count} results, from {@code from} on; where they do not fill a vector, the rest is padding. */
    CodeBlock sums(String from, String count) {
        return CodeBlock.of(
                "$T.sumsOf$L(s, $L, $L, $L, $L);\n",
                RuntimeTypes.VECTOR_TREES,
                values.lanes(),
                VectorConstants.SCRATCH,
                result.array(),
                result.index(0, from),
                count);
    }

    /**
     * The sums one by one, with their biases, and then stored as one vector: a load of a vector waits until numbers that
     * were stored one by one are in the cache. The lanes behind them are padding, or of the results that follow.
     */
    CodeBlock few(String first, int height) {
        CodeBlock.Builder code = CodeBlock.builder();
        List<String> results = new ArrayList<>();
        for (int m = 0; m < height; m++) {
            int at = m * values.lanes();
            List<String> lanes = IntStream.range(at, at + values.lanes())
                    .mapToObj(lane -> "s[" + Tiles.index(VectorConstants.SCRATCH, lane) + "]")
                    .toList();
            results.add("sum" + Tiles.index(first, m));
            String sum = Tiles.halvingTree(lanes) + bias(first, m);
            code.addStatement("$T $L = $L", values.scalar().type(), results.get(m), sum);
        }
        return code.add(values.store(
                        result.array(), result.index(0, Tiles.index(first, 0)), constants.sideBySide(values, results)))
                .build();
    }

    private String bias(String first, int m) {
        return biases.isEmpty() ? "" : " + p[" + Tiles.sum(biases, Tiles.index(first, m)) + "]";
    }
}
