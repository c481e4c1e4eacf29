package io.github.gradapt.processor.emission;

import com.palantir.javapoet.CodeBlock;
import io.github.gradapt.processor.plan.DensePlacement;
import io.github.gradapt.processor.plan.SummationOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Sums along rows of weights: out_m = sum_n W_mn v_n + bias_m. Virtual lane l takes the terms l, l + lanes, and so on,
 * by fma from +0, as many as every other lane, the missing ones +0; then the upper half of the lanes is added to the
 * lower half until one is left. This is W^T delta of a wide layer and z of a narrow one.
 *
 * @param scalar    what is computed in
 * @param placement the weights W_mn
 * @param weights   the name of the local where they begin
 * @param biases    the name of the local where the biases begin; empty if there are none
 * @param vector    v
 * @param result    out
 */
record DotKernel(Scalar scalar, DensePlacement placement, String weights, String biases, Place vector, Place result) {

    /** All results of one data row, {@code width} of them side by side. */
    CodeBlock tiles(int width) {
        return Tiles.over(placement.majors(), width, this::tile);
    }

    private CodeBlock tile(String first, int width) {
        int lanes = Math.min(SummationOrder.LANES, placement.minors());
        int whole = placement.minors() / lanes * lanes;
        CodeBlock.Builder code = CodeBlock.builder();
        for (int m = 0; m < width; m++) {
            for (int lane = 0; lane < lanes; lane++) {
                code.addStatement("$T $L = $L", scalar.type(), sum(m, lane), scalar.zero());
            }
        }
        if (whole > lanes) {
            code.beginControlFlow("for (int n = 0; n < $L; n += $L)", whole, lanes);
            code.add(step(first, width, "n", lanes));
            code.endControlFlow();
        } else {
            code.add(step(first, width, "", lanes));
        }
        int rest = placement.minors() - whole;
        if (rest > 0) {
            code.add(step(first, width, Integer.toString(whole), rest));
            code.add(padding(width, rest, lanes));
        }
        if (placement.minors() % SummationOrder.LANES > 0) {
            code.add("// + 0f: lanes without a last term add the padding, which turns -0 into +0.\n");
        }
        for (int m = 0; m < width; m++) {
            List<String> sums = new ArrayList<>();
            for (int lane = 0; lane < SummationOrder.LANES; lane++) {
                sums.add(lane < lanes ? sum(m, lane) : scalar.zero());
            }
            String total = Tiles.halvingTree(sums);
            String biased = biases.isEmpty() ? total : total + " + p[" + Tiles.sum(biases, Tiles.index(first, m)) + "]";
            code.addStatement("$L = $L", result.element(0, Tiles.index(first, m)), biased);
        }
        return code.build();
    }

    /** One term for each lane. */
    private CodeBlock step(String first, int width, String n, int lanes) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (int lane = 0; lane < lanes; lane++) {
            String index = Tiles.index(n, lane);
            // In a loop, the lane alone tells the values apart.
            String value = vector.symbol() + (n.equals("n") ? Integer.toString(lane) : index);
            code.addStatement("$T $L = $L", scalar.type(), value, vector.element(0, index));
            for (int m = 0; m < width; m++) {
                String weight = Tiles.sum(
                        Tiles.sum(weights, Tiles.product(first, placement.stride())),
                        Tiles.index(n, m * placement.stride() + lane));
                String sum = sum(m, lane);
                code.addStatement("$L = $T.fma(p[$L], $L, $L)", sum, Math.class, weight, value, sum);
            }
        }
        return code.build();
    }

    /** Lanes without a last term add the +0 of the padding, as lanes of a vector do: it turns -0 into +0. */
    private CodeBlock padding(int width, int from, int to) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (int m = 0; m < width; m++) {
            for (int lane = from; lane < to; lane++) {
                code.addStatement("$1L = $1L + $2L", sum(m, lane), scalar.zero());
            }
        }
        return code.build();
    }

    private String sum(int m, int lane) {
        return result.symbol() + m + "_" + lane;
    }
}
