package io.github.gradapt.processor.emission;

import com.palantir.javapoet.CodeBlock;
import io.github.gradapt.processor.plan.DensePlacement;
import io.github.gradapt.processor.plan.Kernel;
import io.github.gradapt.processor.plan.SummationOrder;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Sums along rows of weights for rows of data that lie unit by unit: out_m = sum_n W_mn v_n + bias_m. A virtual lane of
 * the order of summation is a vector of its own, so nothing is added within vectors. Where a lane has one term at most,
 * all of them are in locals; else two lanes are summed after another two, and wait in the scratch area for the others. This is
 * W^T delta of a wide layer and z of a narrow one.
 *
 * @param values    the vectors, of neighboring rows of data
 * @param placement the weights W_mn
 * @param weights   the name of the local where they begin
 * @param biases    the name of the local where the biases begin; empty if there are none
 * @param vector    v
 * @param result    what a result is called
 * @param stored    what is stored of it
 * @param shape     the vectors of rows x the results that are summed side by side
 */
record UnitMajorDotKernel(
        Arithmetic.OfRows values,
        DensePlacement placement,
        String weights,
        String biases,
        Place vector,
        String result,
        List<Stored> stored,
        Kernel.Tile shape) {

    private static final int LANES = SummationOrder.LANES;
    private static final int PAIRS = LANES / 2;
    private static final String LOWER = "Lower";
    private static final String UPPER = "Upper";
    private static final String SCRATCH = VectorConstants.SCRATCH;

    /** Whether virtual lanes have more than one term. Then the values are read that fill the last row of lanes: +0. */
    static boolean hasLoops(DensePlacement placement) {
        return placement.minors() > LANES;
    }

    /** All results of the rows of a tile. */
    CodeBlock tiles() {
        return Tiles.overAndSingly(
                placement.majors(),
                Math.min(shape.width(), placement.majors()),
                (first, count) -> new Tile(first, count).code());
    }

    /** The results from {@code first} on, {@code count} of them. */
    private final class Tile {

        private final String first;
        private final int count;
        private final CodeBlock.Builder code = CodeBlock.builder();

        Tile(String first, int count) {
            this.first = first;
            this.count = count;
        }

        CodeBlock code() {
            String start = Tiles.sum(weights, Tiles.product(first, placement.stride()));
            if (hasLoops(placement)) {
                addPairs(start);
                if (count > 1) {
                    code.beginControlFlow(
                            "for (int m = 0, from = $L; m < $L; m++, from += $L)", SCRATCH, count, cell(1, 0));
                }
                forEachRow(row -> addResult(lanesOfPairs(row), count > 1 ? Tiles.sum(first, "m") : first, 0, row));
                if (count > 1) {
                    code.endControlFlow();
                }
            } else {
                for (int lane = 0; lane < placement.minors(); lane++) {
                    String n = Integer.toString(lane);
                    addTerms(n, vector.index(0, n), Tiles.sum(start, n), true);
                }
                forEachResult((m, row) -> addResult(lanes(m, row), Tiles.index(first, m), m, row));
            }
            return code.build();
        }

        /** Writes the sums of two virtual lanes each, half of all apart, to the scratch area. */
        private void addPairs(String start) {
            code.beginControlFlow(
                    "for (int lane = 0, v = $L, to = $L; lane < $L; lane++, v += $L, to += $L)",
                    vector.at(),
                    SCRATCH,
                    PAIRS,
                    vector.step(),
                    cell(count, 0));
            forEachResult((m, row) -> {
                code.addStatement("$T $L = $L", values.type(), name(LOWER, m, row), values.zero());
                code.addStatement("$T $L = $L", values.type(), name(UPPER, m, row), values.zero());
            });
            code.beginControlFlow(
                    "for (int n = 0, k = $L + lane; n < $L; n += $L, k += $L)",
                    start,
                    placement.stride(),
                    LANES,
                    LANES);
            String at = "v + " + Tiles.product("n", vector.step());
            addTerms(LOWER, at, "k", false);
            addTerms(UPPER, Tiles.sum(at, PAIRS * vector.step()), Tiles.sum("k", PAIRS), false);
            code.endControlFlow();
            forEachResult((m, row) -> code.add(values.store(
                    "s",
                    Tiles.index("to", cell(m, row)),
                    values.sum(List.of(name(UPPER, m, row), name(LOWER, m, row))))));
            code.endControlFlow();
        }

        /** Where a result is in the scratch area, after where the results of its lanes begin. */
        private int cell(int m, int row) {
            return (m * shape.rows() + row) * values.rows();
        }

        /** A term of a virtual lane for each result; {@code from} is where its weights are. */
        private void addTerms(String lane, String at, String from, boolean isOnly) {
            forEachRow(row -> {
                CodeBlock value = values.spread(vector.array(), Tiles.sum(at, row * values.rows() * vector.stride()));
                code.addStatement("$T v$L_$L = $L", values.type(), lane, row, value);
            });
            for (int m = 0; m < count; m++) {
                CodeBlock weight = values.load("p", Tiles.sum(from, m * placement.stride()));
                code.addStatement("$T w$L_$L = $L", values.type(), lane, m, weight);
            }
            forEachResult((m, row) -> {
                String sum = name(lane, m, row);
                CodeBlock weight = CodeBlock.of("w$L_$L", lane, m);
                String value = "v" + lane + "_" + row;
                if (isOnly) {
                    code.addStatement("$T $L = $L", values.type(), sum, only(weight, value));
                } else {
                    code.addStatement("$L = $L", sum, values.fma(weight, value, CodeBlock.of("$L", sum)));
                }
            });
        }

        /** The only term of a lane: where +0 is added to the sum of all, it need not be added before. */
        private CodeBlock only(CodeBlock weight, String value) {
            return placement.minors() % LANES == 0
                    ? values.fma(weight, value, values.zero())
                    : CodeBlock.of("$L.lanewise($T.MUL, $L)", value, VectorTypes.OPERATORS, weight);
        }

        private List<Optional<CodeBlock>> lanes(int m, int row) {
            return IntStream.range(0, LANES)
                    .mapToObj(lane -> lane < placement.minors()
                            ? Optional.of(CodeBlock.of("$L", name(Integer.toString(lane), m, row)))
                            : Optional.<CodeBlock>empty())
                    .toList();
        }

        private List<Optional<CodeBlock>> lanesOfPairs(int row) {
            String from = count > 1 ? "from" : SCRATCH;
            return IntStream.range(0, PAIRS)
                    .mapToObj(pair ->
                            Optional.of(values.spread("s", Tiles.index(from, pair * cell(count, 0) + cell(0, row)))))
                    .toList();
        }

        /** Adds the lanes of a result in a halving tree, and stores what is stored of it. */
        private void addResult(List<Optional<CodeBlock>> lanes, String index, int m, int row) {
            CodeBlock all = Tiles.halvingTreeOfUsed(lanes, values.vectors()::add);
            // A lane without a term is +0, and turns a sum of -0 into +0.
            if (placement.minors() % LANES != 0) {
                all = values.vectors().add(all, values.zero());
            }
            if (!biases.isEmpty()) {
                all = values.vectors().add(values.load("p", Tiles.sum(biases, index)), all);
            }
            if (stored.stream().anyMatch(Stored::isComputed)) {
                String sum = name("", m, row);
                code.addStatement("$T $L = $L", values.type(), sum, all);
                all = CodeBlock.of("$L", sum);
            }
            for (Stored each : stored) {
                code.add(each.code(values, all, "_" + m + "_" + row, row * values.rows(), index));
            }
        }

        private void forEachRow(IntConsumer consumer) {
            IntStream.range(0, shape.rows()).forEach(consumer);
        }

        private String name(String lane, int m, int row) {
            return result + lane + "_" + m + "_" + row;
        }

        private void forEachResult(ResultConsumer consumer) {
            for (int m = 0; m < count; m++) {
                for (int row = 0; row < shape.rows(); row++) {
                    consumer.accept(m, row);
                }
            }
        }
    }

    private interface ResultConsumer {
        void accept(int m, int row);
    }
}
