package io.github.gradapt.processor.emission;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import io.github.gradapt.processor.plan.DensePlacement;
import io.github.gradapt.processor.plan.Kernel;
import io.github.gradapt.processor.plan.SummationOrder.Block;
import java.util.ArrayList;
import java.util.List;

/**
 * Sums across rows of weights: out_n = start_n + sum_m W_mn v_m. A tile keeps some results of some data rows in locals,
 * and a loop walks the rows of weights; a small layer has no loop. This is z of a wide layer and W^T delta of a narrow
 * one.
 *
 * @param values    what the locals hold: single results, or vectors of neighboring ones
 * @param placement the weights W_mn
 * @param weights   the name of the local where they begin
 * @param biases    the name of the local where the starting values begin; empty for +0
 * @param blocks    the blocks of m: each is a chain of its own, and their sums are added from left to right
 * @param vector    v
 * @param result    out, as the sums are called
 * @param stored    what is stored of it
 */
record ChainKernel(
        Arithmetic values,
        DensePlacement placement,
        String weights,
        String biases,
        List<Block> blocks,
        Place vector,
        Place result,
        List<Stored> stored) {

    private static final String BLOCK_NAMES = "abcdefgh";

    /** The numbers of the first and the last term of a part of a sum. */
    static final List<ParameterSpec> PART = List.of(
            ParameterSpec.builder(TypeName.INT, "first").build(),
            ParameterSpec.builder(TypeName.INT, "last").build());

    /** All results of the data rows of a tile, tile by tile. */
    CodeBlock tiles(Kernel.Tile shape, boolean unrolled) {
        return over(shape, (first, width) -> new Tile(shape, first, width, unrolled).code());
    }

    /**
     * Adds the terms of a {@link #PART} to all results of the data rows of a tile, tile by tile; a result is one chain, and
     * is stored as it is.
     */
    CodeBlock part(Kernel.Tile shape) {
        return over(shape, (first, width) -> new Tile(shape, first, width, false).part());
    }

    /** Tiles of vectors that cover all results. */
    private CodeBlock over(Kernel.Tile shape, Tiles.Tile tile) {
        int lanes = values.lanes();
        int vectors = placement.vectors(lanes);
        // A weight for many rows is a load of its own: a second tile for what is left over would make a method too
        // long.
        Tiles.Tile counted = (first, count) -> tile.code(first, count / lanes);
        return values.rows() == 1
                ? Tiles.over(vectors * lanes, shape.width() * lanes, counted)
                : Tiles.overAndSingly(vectors, Math.min(shape.width(), vectors), counted);
    }

    /** The results from {@code first} on, {@code width} of them, of {@code rows} data rows. */
    private final class Tile {

        private final Kernel.Tile shape;
        private final int rows;
        private final String first;
        private final int width;
        private final boolean unrolled;
        private final CodeBlock.Builder code = CodeBlock.builder();

        Tile(Kernel.Tile shape, String first, int width, boolean unrolled) {
            this.shape = shape;
            this.rows = shape.rows();
            this.first = first;
            this.width = width;
            this.unrolled = unrolled;
        }

        CodeBlock code() {
            for (List<Block> together : together()) {
                together.forEach(this::addStarts);
                // The first ones may have a term more.
                int shortest = together.get(together.size() - 1).length();
                addLoop(together, 0, shortest);
                List<Block> longer = together.stream()
                        .filter(block -> block.length() > shortest)
                        .toList();
                if (!longer.isEmpty()) {
                    addLoop(longer, shortest, shortest + 1);
                }
            }
            addStores();
            return code.build();
        }

        private void addStores() {
            forEachResult((row, n) -> {
                List<String> chains = new ArrayList<>();
                blocks.forEach(block -> chains.add(chain(row, n, block)));
                String sum = chains.get(0);
                if (chains.size() > 1) {
                    sum = result.symbol() + suffix(row) + n;
                    local(sum, values.sum(chains));
                }
                if (stored.stream().anyMatch(Stored::isComputed)) {
                    code.add(values.settled(sum));
                }
                String index = Tiles.index(first, n * values.lanes());
                for (Stored each : stored) {
                    code.add(each.code(values, CodeBlock.of("$L", sum), suffix(row) + n, row * values.rows(), index));
                }
            });
        }

        CodeBlock part() {
            Place sums = stored.get(0).place();
            forEachResult((row, n) -> {
                String index = sums.index(row * values.rows(), Tiles.index(first, n * values.lanes()));
                local(chain(row, n, blocks.get(0)), values.load(sums.array(), index));
            });
            String start = Tiles.sum(weights, first);
            code.beginControlFlow(
                    "for (int m = first, k = $1L + first * $2L; m <= last; m++, k += $2L)", start, placement.stride());
            addTerms(blocks, "m", 0, "k", "");
            code.endControlFlow();
            addStores();
            return code.build();
        }

        /** Which blocks are summed at the same time: all, or one by one. */
        private List<List<Block>> together() {
            if (shape.blocksTogether()) {
                return List.of(blocks);
            }
            List<List<Block>> single = new ArrayList<>();
            blocks.forEach(block -> single.add(List.of(block)));
            return single;
        }

        private void addStarts(Block block) {
            boolean biased = !biases.isEmpty() && block.from() == 0;
            forEachResult((row, n) -> {
                String index = Tiles.sum(biases, Tiles.index(first, n * values.lanes()));
                CodeBlock start = biased ? values.load("p", index) : values.zero();
                code.addStatement("$T $L = $L", values.type(), chain(row, n, block), start);
            });
        }

        /** The terms {@code from} to {@code to} of each block; of a single one, they are counted from the sum's start. */
        private void addLoop(List<Block> together, int from, int to) {
            int start = together.size() == 1 ? together.get(0).from() : 0;
            addTermsOf(together, start + from, start + to);
        }

        private void addTermsOf(List<Block> together, int from, int to) {
            boolean straight = unrolled || to == from + 1;
            int looped = straight ? from : to - (to - from) % shape.terms();
            if (from < looped) {
                String start = Tiles.sum(weights, Tiles.index(first, from * placement.stride()));
                int terms = shape.terms();
                // C2 counts no loop that ends at != with such a step, and unrolls none that it does not count.
                CodeBlock steps = terms == 1
                        ? CodeBlock.of("m < $L; m++", looped)
                        : CodeBlock.of("m != $L; m += $L", looped, terms);
                code.beginControlFlow(
                        "for (int m = $L, k = $L; $L, k += $L)", from, start, steps, terms * placement.stride());
                for (int term = 0; term < terms; term++) {
                    addTerms(together, "m", term, "k", "");
                }
                code.endControlFlow();
            }
            for (int m = looped; m < to; m++) {
                String offset = Tiles.index(first, m * placement.stride());
                addTerms(together, Integer.toString(m), 0, weights, offset);
            }
        }

        /** One term for each chain of {@code together}: that of m + {@code plus}. */
        private void addTerms(List<Block> together, String m, int plus, String start, String offset) {
            String of = plus == 0 ? "" : "_" + plus;
            for (Block block : together) {
                int term = plus + (together.size() == 1 ? 0 : block.from());
                List<CodeBlock> read = new ArrayList<>();
                for (int n = 0; n < width; n++) {
                    int column = term * placement.stride() + n * values.lanes();
                    CodeBlock weight = values.load("p", Tiles.sum(start, Tiles.index(offset, column)));
                    read.add(rows == 1 ? weight : local("w" + n + name(block) + of, weight));
                }
                for (int row = 0; row < rows; row++) {
                    String element = vector.index(row * values.rows(), Tiles.index(m, term));
                    String value = vector.symbol() + m + suffix(row) + name(block) + of;
                    local(value, values.spread(vector.array(), element));
                    for (int n = 0; n < width; n++) {
                        String chain = chain(row, n, block);
                        code.addStatement("$L = $L", chain, values.fma(read.get(n), value, CodeBlock.of("$L", chain)));
                    }
                }
            }
        }

        /** Declares a local. */
        private CodeBlock local(String name, CodeBlock value) {
            code.addStatement("$T $L = $L", values.type(), name, value);
            return CodeBlock.of("$L", name);
        }

        private String chain(int row, int n, Block block) {
            return result.symbol() + suffix(row) + n + name(block);
        }

        private String suffix(int row) {
            return rows == 1 ? "" : row + "_";
        }

        private void forEachResult(ResultConsumer consumer) {
            for (int row = 0; row < rows; row++) {
                for (int n = 0; n < width; n++) {
                    consumer.accept(row, n);
                }
            }
        }
    }

    private interface ResultConsumer {
        void accept(int row, int n);
    }

    private String name(Block block) {
        int index = blocks.indexOf(block);
        return blocks.size() == 1 ? "" : BLOCK_NAMES.substring(index, index + 1);
    }
}
