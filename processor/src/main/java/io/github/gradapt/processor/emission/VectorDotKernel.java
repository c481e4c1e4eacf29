package io.github.gradapt.processor.emission;

import com.palantir.javapoet.CodeBlock;
import io.github.gradapt.processor.plan.DensePlacement;
import io.github.gradapt.processor.plan.SummationOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sums along rows of weights, in vectors: out_m = sum_n W_mn v_n + bias_m. The virtual lanes of the order of summation
 * are the lanes of one vector, or of two that are added first. As many rows of weights as a vector has lanes are summed
 * side by side, and their lanes together. This is W^T delta of a wide layer and z of a narrow one.
 *
 * @param values    the vectors
 * @param placement the weights W_mn
 * @param weights   the name of the local where they begin
 * @param biases    the name of the local where the biases begin; empty if there are none
 * @param vector    v
 * @param result    out
 * @param constants what is constant in the class
 * @param input     the row of inputs by which the weights are stepped as they are read; empty if they stay
 */
record VectorDotKernel(
        Arithmetic.OfVectors values,
        DensePlacement placement,
        String weights,
        String biases,
        Place vector,
        Place result,
        VectorConstants constants,
        Optional<Place> input) {

    /** All results of one data row. */
    CodeBlock tiles() {
        CodeBlock.Builder code = CodeBlock.builder();
        if (input.isPresent()) {
            code.addStatement("$T minusRate = $L", values.type(), values.spread("-rate"));
        }
        return code.add(Tiles.over(placement.majors(), values.lanes(), this::tile))
                .build();
    }

    private int parts() {
        return SummationOrder.LANES / values.lanes();
    }

    private CodeBlock tile(String first, int height) {
        int lanes = SummationOrder.LANES;
        int whole = placement.minors() / lanes * lanes;
        CodeBlock.Builder code = CodeBlock.builder();
        for (int m = 0; m < height; m++) {
            if (input.isPresent()) {
                String index = input.get().index(0, Tiles.index(first, m));
                code.addStatement(
                        "$T $L = $L",
                        values.type(),
                        input(m),
                        values.spread(input.get().symbol(), index));
            }
            for (int part = 0; part < parts(); part++) {
                code.addStatement("$T $L = $L", values.type(), sum(m, part), values.zero());
            }
        }
        code.addStatement("int k = $L", Tiles.sum(weights, Tiles.product(first, placement.stride())));
        if (whole > lanes) {
            code.beginControlFlow("for (int n = 0; n < $L; n += $L)", whole, lanes);
            code.add(terms("n", height, lanes));
            code.endControlFlow();
        } else if (whole > 0) {
            code.add(terms("", height, lanes));
        }
        if (whole < placement.minors()) {
            code.add(terms(whole == 0 ? "" : Integer.toString(whole), height, placement.minors() - whole));
        }
        for (int m = 0; m < height; m++) {
            List<String> parts = new ArrayList<>();
            for (int part = 0; part < parts(); part++) {
                parts.add(sum(m, part));
            }
            code.add(values.store("s", Tiles.index(VectorConstants.SCRATCH, m * values.lanes()), values.sum(parts)));
        }
        code.add(placement.order().wide() ? sums(first) : few(first, height));
        return code.build();
    }

    /** One term for each virtual lane; {@code used} of them are not padding. */
    private CodeBlock terms(String n, int height, int used) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (int part = 0; part < parts(); part++) {
            if (part * values.lanes() >= used) {
                code.add(padded(part, height));
                continue;
            }
            String value = vector.symbol() + "n" + (n.equals("n") ? "" : n) + suffix(part);
            String at = Tiles.index(n, part * values.lanes());
            CodeBlock loaded = values.load(vector.symbol(), vector.index(0, at));
            int usedOfPart = used - part * values.lanes();
            if (usedOfPart < values.lanes()) {
                loaded = constants.blended(loaded, usedOfPart);
            }
            code.addStatement("$T $L = $L", values.type(), value, loaded);
            for (int m = 0; m < height; m++) {
                String index = Tiles.sum("k", Tiles.index(n, m * placement.stride() + part * values.lanes()));
                code.add(term(m, part, value, index, n, usedOfPart));
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
                .add(values.store("p", index, whole ? stepped : constants.blended(stepped, used)))
                .build();
    }

    /** A part that is padding adds +0, as the lanes of a longer vector do: it turns -0 into +0. */
    private CodeBlock padded(int part, int height) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (int m = 0; m < height; m++) {
            code.addStatement(
                    "$1L = $1L.add($2L)", sum(m, part), values.scalar().zero());
        }
        return code.build();
    }

    /** As many sums as a vector has lanes; those of no row of weights are padding. */
    private CodeBlock sums(String first) {
        return CodeBlock.of(
                "$T.sumsOf$L(s, $L, $L, $L);\n",
                RuntimeTypes.VECTOR_TREES,
                values.lanes(),
                VectorConstants.SCRATCH,
                result.symbol(),
                result.index(0, Tiles.index(first, 0)));
    }

    /** The sums one by one, with their biases. */
    private CodeBlock few(String first, int height) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (int m = 0; m < height; m++) {
            List<String> lanes = new ArrayList<>();
            for (int lane = 0; lane < values.lanes(); lane++) {
                lanes.add("s[" + Tiles.index(VectorConstants.SCRATCH, m * values.lanes() + lane) + "]");
            }
            String bias = biases.isEmpty() ? "" : " + p[" + Tiles.sum(biases, Tiles.index(first, m)) + "]";
            code.addStatement("$L = $L$L", result.element(0, Tiles.index(first, m)), Tiles.halvingTree(lanes), bias);
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
