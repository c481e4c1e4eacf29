package io.github.gradapt.processor.emission;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;

/** What the kernels share: tiling, names of what stands side by side, and sums in a given order, as text. */
final class Tiles {

    private Tiles() {}

    /** Writes the code of one tile. */
    interface Tile {
        /**
         * The code of the tile.
         *
         * @param first the expression of the tile's first index; empty for 0
         * @param count the number of indices
         */
        CodeBlock code(String first, int count);
    }

    /** Tiles that cover the indices from 0 to {@code size}: a loop over whole ones, and the rest. */
    static CodeBlock over(int size, int width, Tile tile) {
        CodeBlock.Builder code = CodeBlock.builder();
        int whole = size / width * width;
        if (whole == size && whole == width) {
            return tile.code("", width);
        }
        if (whole > 0) {
            code.beginControlFlow("for (int j = 0; j < $L; j += $L)", whole, width);
            code.add(tile.code("j", width));
            code.endControlFlow();
        }
        if (whole < size) {
            code.add(tile.code(whole == 0 ? "" : Integer.toString(whole), size - whole));
        }
        return code.build();
    }

    /**
     * Tiles that cover the indices from 0 to {@code size}: a loop over whole ones, and one over what is left, index by
     * index. Another tile would make a method too long for HotSpot's compilers.
     */
    static CodeBlock overAndSingly(int size, int width, Tile tile) {
        int whole = size / width * width;
        if (whole == size) {
            return over(size, width, tile);
        }
        return CodeBlock.builder()
                .beginControlFlow("for (int j = 0; j < $L; j += $L)", whole, width)
                .add(tile.code("j", width))
                .endControlFlow()
                .beginControlFlow("for (int j = $L; j < $L; j++)", whole, size)
                .add(tile.code("j", 1))
                .endControlFlow()
                .build();
    }

    /** {@code expression + constant}, folded where the expression is a number. */
    static String index(String expression, int constant) {
        if (expression.isEmpty()) {
            return Integer.toString(constant);
        }
        if (Character.isDigit(expression.charAt(0))) {
            return Integer.toString(Math.addExact(Integer.parseInt(expression), constant));
        }
        return constant == 0 ? expression : expression + " + " + constant;
    }

    /** {@code left + right}, where either may be empty or 0. */
    static String sum(String left, String right) {
        if (right.isEmpty() || right.equals("0")) {
            return left;
        }
        return left.isEmpty() || left.equals("0") ? right : left + " + " + right;
    }

    static String sum(String left, int right) {
        return sum(left, Integer.toString(right));
    }

    /** {@code expression * factor}, folded where the expression is a number, or a local and a number. */
    static String product(String expression, int factor) {
        if (factor == 1) {
            return expression;
        }
        int plus = expression.indexOf(" + ");
        if (plus >= 0) {
            String constant = product(expression.substring(plus + 3), factor);
            return product(expression.substring(0, plus), factor) + " + " + constant;
        }
        if (expression.isEmpty()) {
            return "";
        }
        if (Character.isDigit(expression.charAt(0))) {
            return Integer.toString(Math.multiplyExact(Integer.parseInt(expression), factor));
        }
        return expression + " * " + factor;
    }

    /**
     * Adds the upper half of the lanes to the lower half, until one is left.
     *
     * @param lanes a power of two of expressions
     */
    static String halvingTree(List<String> lanes) {
        String sum = halvingTree(lanes, (lower, upper) -> "(" + lower + " + " + upper + ")");
        return lanes.size() == 1 ? sum : sum.substring(1, sum.length() - 1);
    }

    /** The same where the last lanes may be padding, which stays out. */
    static <T> T halvingTreeOfUsed(List<Optional<T>> lanes, BinaryOperator<T> addition) {
        return halvingTree(
                        lanes,
                        (lower, upper) ->
                                upper.isEmpty() ? lower : Optional.of(addition.apply(lower.orElseThrow(), upper.get())))
                .orElseThrow();
    }

    /** The same, of whatever can be added. */
    static <T> T halvingTree(List<T> lanes, BinaryOperator<T> addition) {
        if (lanes.size() == 1) {
            return lanes.get(0);
        }
        int half = lanes.size() / 2;
        List<T> sums = new ArrayList<>();
        for (int lane = 0; lane < half; lane++) {
            sums.add(addition.apply(lanes.get(lane), lanes.get(lane + half)));
        }
        return halvingTree(sums, addition);
    }
}
