package io.github.gradapt.processor.emission;

import com.palantir.javapoet.CodeBlock;
import io.github.gradapt.processor.plan.DensePlacement;
import io.github.gradapt.processor.plan.Kernel;
import io.github.gradapt.processor.plan.SummationOrder;
import io.github.gradapt.processor.plan.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;

/**
 * Sums along rows of weights, in vectors: out_m = sum_n W_mn v_n + bias_m. The virtual lanes of the order of summation
 * are the lanes of one vector, or of two that are added first. The lanes of many rows of weights go to the scratch area,
 * and are summed from there. This is W^T delta of a wide layer and z of a narrow one.
 *
 * @param values    the vectors
 * @param placement the weights W_mn
 * @param weights   the name of the local where they begin
 * @param biases    the name of the local where the biases begin; empty if there are none
 * @param vector    v
 * @param result    out
 * @param constants what is constant in the class
 * @param input     the row of inputs by which the weights are stepped as they are read; empty if they stay
 * @param shape     the rows of weights that are summed side by side, and the vectors of v that are
 */
record VectorDotKernel(
        Arithmetic.OfVectors values,
        DensePlacement placement,
        String weights,
        String biases,
        Place vector,
        Place result,
        VectorConstants constants,
        Optional<Place> input,
        Kernel.Tile shape) {

    /** All results of some data rows, of a narrow layer: their sums are taken side by side. */
    CodeBlock rows(int rows) {
        int majors = placement.majors();
        CodeBlock.Builder code = CodeBlock.builder();
        code.beginControlFlow(
                "for (int row = 0, lanes = $L; row < $L; row++, lanes += $L, $L += $L)",
                VectorConstants.SCRATCH,
                rows,
                values.lanes(),
                vector.at(),
                vector.stride());
        code.add(tile("", "lanes", rows * values.lanes(), majors).build()).endControlFlow();
        return code.add(lanes().ofRows(rows, majors)).build();
    }

    private ScratchLanes lanes() {
        return new ScratchLanes(values, biases, result, constants);
    }

    /** All results of one data row. */
    CodeBlock tiles() {
        CodeBlock.Builder code = CodeBlock.builder();
        if (input.isPresent()) {
            code.addStatement("$T minusRate = $L", values.type(), values.spread("-rate"));
        }
        if (isHeld()) {
            overPanels((n, used) -> code.add(loads(n, used)));
        }
        int majors = placement.majors();
        if (!placement.order().wide()) {
            return code.add(Tiles.over(majors, shape.rows(), this::few)).build();
        }
        if (majors <= Workspace.SUMMED_ROWS) {
            return code.add(chunk("0", Integer.toString(majors))).build();
        }
        return code.beginControlFlow("for (int from = 0; from < $L; from += $L)", majors, Workspace.SUMMED_ROWS)
                .addStatement("int to = $T.min(from + $L, $L)", Math.class, Workspace.SUMMED_ROWS, majors)
                .add(chunk("from", "to"))
                .endControlFlow()
                .build();
    }

    /**
     * The results from {@code from} to {@code to}: their lanes, then the sums of these. What is left over is taken one by
     * one: another tile would make the method too long for HotSpot's compilers.
     */
    private CodeBlock chunk(String from, String to) {
        int rows = Math.min(shape.rows(), placement.majors());
        CodeBlock.Builder code = CodeBlock.builder();
        if (placement.majors() % rows == 0) {
            code.beginControlFlow("for (int j = $L; j < $L; j += $L)", from, to, rows)
                    .add(tile("j", scratch("j", from), values.lanes(), rows).build())
                    .endControlFlow();
        } else {
            code.addStatement("int j = $L", from)
                    .beginControlFlow("for (; j <= $L - $L; j += $L)", to, rows, rows)
                    .add(tile("j", scratch("j", from), values.lanes(), rows).build())
                    .endControlFlow()
                    .beginControlFlow("for (; j < $L; j++)", to)
                    .add(tile("j", scratch("j", from), values.lanes(), 1).build())
                    .endControlFlow();
        }
        return code.add(lanes().sums(from, from.equals("0") ? to : to + " - " + from))
                .build();
    }

    /**
     * Some results of a narrow layer. Lanes that are one vector are summed in it, and it holds the result in every lane; a
     * single one is sooner there by way of the scratch area.
     */
    private CodeBlock few(String first, int count) {
        if (!areSpread(count)) {
            return tile(first, VectorConstants.SCRATCH, values.lanes(), count)
                    .add(lanes().few(first, count))
                    .build();
        }
        CodeBlock.Builder code = sums(first, count);
        CodeBlock results = CodeBlock.of("$L", sum(0, 0));
        for (int m = 0; m < count; m++) {
            CodeBlock sum = CodeBlock.of("$L", sum(m, 0));
            code.add(values.settled(sum(m, 0)));
            for (int apart = values.lanes() / 2; apart > 0; apart /= 2) {
                CodeBlock swapped = CodeBlock.of("$L.rearrange($L)", sum, constants.swap(values, apart));
                code.addStatement("$L = $L", sum, values.add(swapped, sum));
            }
            if (!biases.isEmpty()) {
                CodeBlock bias = values.spread("p", Tiles.sum(biases, Tiles.index(first, m)));
                code.addStatement("$L = $L", sum, values.add(sum, bias));
            }
            results = m == 0 ? sum : constants.blended(results, values.lanes(), m, sum);
        }
        return code.add(values.store(result.array(), result.index(0, Tiles.index(first, 0)), results))
                .build();
    }

    private boolean areSpread(int count) {
        return parts() == 1 && count > 1;
    }

    /** The locals that hold the results of one data row, each in every lane; none where they are not all there. */
    List<String> spreadResults() {
        int majors = placement.majors();
        return placement.order().wide() || majors > shape.rows() || !areSpread(majors)
                ? List.of()
                : IntStream.range(0, majors).mapToObj(m -> sum(m, 0)).toList();
    }

    private int parts() {
        return SummationOrder.LANES / values.lanes();
    }

    /** The lanes of {@code count} results, written to the scratch area, {@code distance} numbers apart. */
    private CodeBlock.Builder tile(String first, String scratch, int distance, int count) {
        CodeBlock.Builder code = sums(first, count);
        for (int m = 0; m < count; m++) {
            List<String> parts = new ArrayList<>();
            for (int part = 0; part < parts(); part++) {
                parts.add(sum(m, part));
            }
            code.add(values.store("s", Tiles.index(scratch, m * distance), values.sum(parts)));
        }
        return code;
    }

    /** The lanes of {@code count} results, in locals. */
    private CodeBlock.Builder sums(String first, int count) {
        int lanes = SummationOrder.LANES;
        CodeBlock.Builder code = CodeBlock.builder();
        for (int m = 0; m < count; m++) {
            if (input.isPresent()) {
                String index = input.get().index(0, Tiles.index(first, m));
                code.addStatement(
                        "$T $L = $L",
                        values.type(),
                        input(m),
                        values.spread(input.get().array(), index));
            }
            for (int part = 0; part < parts(); part++) {
                code.addStatement("$T $L = $L", values.type(), sum(m, part), values.zero());
            }
        }
        code.addStatement("int k = $L", Tiles.sum(weights, Tiles.product(first, placement.stride())));
        int whole = placement.minors() / lanes * lanes;
        if (isHeld()) {
            overPanels((n, used) -> code.add(terms(n, count, used)));
        } else if (whole > lanes) {
            code.beginControlFlow("for (int n = 0; n < $L; n += $L)", whole, lanes);
            code.add(loads("n", lanes)).add(terms("n", count, lanes));
            code.endControlFlow();
            if (whole < placement.minors()) {
                String rest = Integer.toString(whole);
                int used = placement.minors() - whole;
                code.add(loads(rest, used)).add(terms(rest, count, used));
            }
        } else {
            overPanels((n, used) -> code.add(loads(n, used)).add(terms(n, count, used)));
        }
        return code;
    }

    /** Where the lanes of a result are, if those of {@code from} are the first. */
    private String scratch(String first, String from) {
        if (first.isEmpty() || first.equals(from)) {
            return VectorConstants.SCRATCH;
        }
        String distance = from.equals("0") ? first : "(" + first + " - " + from + ")";
        return VectorConstants.SCRATCH + " + " + Tiles.product(distance, values.lanes());
    }

    /** Whether all of v stays in registers while the rows of weights are stepped. */
    private boolean isHeld() {
        return input.isPresent() && shape.width() * values.lanes() == placement.stride();
    }

    /** The panels of v one after another, in straight lines: where each begins, and how much of it is not padding. */
    private void overPanels(ObjIntConsumer<String> panel) {
        int lanes = SummationOrder.LANES;
        for (int n = 0; n < placement.minors(); n += lanes) {
            panel.accept(n == 0 ? "" : Integer.toString(n), Math.min(lanes, placement.minors() - n));
        }
    }

    /** Loads a panel of v, of which {@code used} numbers are not padding. */
    private CodeBlock loads(String n, int used) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (int part = 0; part < parts() && part * values.lanes() < used; part++) {
            String at = Tiles.index(n, part * values.lanes());
            CodeBlock loaded = values.load(vector.array(), vector.index(0, at));
            int usedOfPart = used - part * values.lanes();
            if (usedOfPart < values.lanes()) {
                loaded = constants.blended(loaded, values.lanes(), usedOfPart);
            }
            code.addStatement("$T $L = $L", values.type(), value(n, part), loaded);
        }
        return code.build();
    }

    private String value(String n, int part) {
        return vector.symbol() + "n" + (n.equals("n") ? "" : n) + suffix(part);
    }

    /** One term for each virtual lane; {@code used} of them are not padding. */
    private CodeBlock terms(String n, int height, int used) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (int part = 0; part < parts(); part++) {
            if (part * values.lanes() >= used) {
                code.add(padded(part, height));
                continue;
            }
            for (int m = 0; m < height; m++) {
                String index = Tiles.sum("k", Tiles.index(n, m * placement.stride() + part * values.lanes()));
                code.add(term(m, part, value(n, part), index, n, used - part * values.lanes()));
            }
        }
        return code.build();
    }

    private CodeBlock term(int m, int part, String value, String index, String n, int used) {
        String sum = sum(m, part);
        CodeBlock weight = values.load("p", index);
        if (!input.isPresent()) {
            return CodeBlock.of("$L = $L;\n", sum, values.fma(weight, value, CodeBlock.of("$L", sum)));
        }
        // The padding of inputs that are not finite would be NaN.
        boolean whole = used >= values.lanes();
        String local = "w" + m + (n.equals("n") ? "" : "n" + n) + suffix(part);
        CodeBlock gradient = values.fma(CodeBlock.of("$L", value), input(m), values.zero());
        CodeBlock stepped = values.fma(gradient, "minusRate", CodeBlock.of("$L", local));
        return CodeBlock.builder()
                .addStatement("$T $L = $L", values.type(), local, weight)
                .addStatement("$L = $L", sum, values.fma(CodeBlock.of("$L", local), value, CodeBlock.of("$L", sum)))
                .add(values.store("p", index, whole ? stepped : constants.blended(stepped, values.lanes(), used)))
                .build();
    }

    /** A part that is padding adds +0, as the lanes of a longer vector do: it turns -0 into +0. */
    private CodeBlock padded(int part, int height) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (int m = 0; m < height; m++) {
            CodeBlock sum = CodeBlock.of("$L", sum(m, part));
            code.addStatement("$L = $L", sum, values.add(values.zero(), sum));
        }
        return code.build();
    }

    private String sum(int m, int part) {
        return result.symbol() + m + suffix(part);
    }

    private String input(int m) {
        return input.orElseThrow().symbol() + m;
    }

    private String suffix(int part) {
        return parts() == 1 ? "" : "abcdefgh".substring(part, part + 1);
    }
}
