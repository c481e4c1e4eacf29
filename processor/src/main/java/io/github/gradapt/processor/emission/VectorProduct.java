package io.github.gradapt.processor.emission;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import io.github.gradapt.processor.plan.DensePlacement;
import io.github.gradapt.processor.plan.Kernel;
import io.github.gradapt.processor.plan.SummationOrder.Block;
import io.github.gradapt.processor.plan.VectorKernel;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Weights times the values of some data rows, and how its tiles are called.
 *
 * @param step      what it is for
 * @param layer     the layer it belongs to
 * @param formula   what it computes
 * @param placement the weights
 * @param biases    the name of the constant where the biases begin; empty if there are none
 * @param operands  what the tiles work on: first the values, then the sums
 * @param result    what a sum is called
 * @param stored    what is stored of it
 * @param chains    the blocks of a sum that goes across rows of weights; empty where it goes along them
 */
record VectorProduct(
        VectorStep step,
        String layer,
        String formula,
        DensePlacement placement,
        String biases,
        List<Operand> operands,
        String result,
        List<Stored> stored,
        Optional<List<Block>> chains) {

    /** The local of a tile that holds where the weights begin. */
    static final String WEIGHTS = "w";

    /** The local that holds where the biases begin; empty if there are none. */
    String biasLocal() {
        return biases.isEmpty() ? "" : "b";
    }

    /** Declares both. */
    CodeBlock locals(Names names) {
        CodeBlock.Builder code =
                CodeBlock.builder().addStatement("int $L = $L", WEIGHTS, names.weights(placement.weights()));
        if (!biases.isEmpty()) {
            code.addStatement("int $L = $L", biasLocal(), biases);
        }
        return code.build();
    }

    /** The values. */
    Place vector() {
        return operands.get(0).place();
    }

    /** Whether the weights are stepped as they are read. */
    boolean descends() {
        return step.descent().isPresent();
    }

    /** Its sums across rows of weights. */
    ChainKernel chainKernel(Arithmetic values) {
        return new ChainKernel(
                values, placement, WEIGHTS, biasLocal(), chains.orElseThrow(), vector(), new Place(result, 0), stored);
    }

    /** Its sums along rows of weights. */
    VectorDotKernel dotKernel(Arithmetic.OfVectors values, VectorConstants constants, Kernel.Tile shape) {
        return new VectorDotKernel(
                values,
                placement,
                WEIGHTS,
                biasLocal(),
                vector(),
                operands.get(1).place(),
                constants,
                descends() ? Optional.of(operands.get(2).place()) : Optional.empty(),
                shape);
    }

    /** The same for a tile that does not read the biases. */
    VectorProduct withoutBiases() {
        return new VectorProduct(step, layer, formula, placement, "", operands, result, stored, chains);
    }

    /** The call of a tile, for the data row whose number is the local {@code row}, or for row 0. */
    CodeBlock call(MethodSpec tile, boolean ofRow) {
        return call(tile, ofRow, descends() ? ", rate" : "");
    }

    private CodeBlock call(MethodSpec tile, boolean ofRow, String numbers) {
        return CodeBlock.of("$L($L$L);\n", tile.name(), VectorSignature.arguments("p", operands, ofRow), numbers);
    }

    /** One data row after another. */
    CodeBlock overRows(MethodSpec one) {
        return singly("int row = 0", one);
    }

    /** One data row after another, from where {@code start} lets the local {@code row} begin. */
    CodeBlock singly(String start, MethodSpec one) {
        return CodeBlock.builder()
                .beginControlFlow("for ($L; row < rows; row++)", start)
                .add(call(one, true))
                .endControlFlow()
                .build();
    }

    /** Blocks of {@code rows} data rows, and one by one what is left over. */
    CodeBlock overRows(MethodSpec one, MethodSpec many, int rows) {
        return CodeBlock.builder()
                .addStatement("int row = 0")
                .beginControlFlow("for (; row <= rows - $L; row += $L)", rows, rows)
                .add(call(many, true))
                .endControlFlow()
                .add(singly("", one))
                .build();
    }

    /** Blocks of data rows, whose sums are taken part by part, and one by one the data rows left over. */
    CodeBlock overParts(Scalar scalar, MethodSpec one, MethodSpec part, VectorKernel kernel) {
        int rows = kernel.block().rows();
        int terms = placement.majors();
        return CodeBlock.builder()
                .addStatement("int whole = rows / $1L * $1L", rows)
                .beginControlFlow("for (int row = 0; row < whole; row++)")
                .addStatement(start(scalar, operands.get(1).access()))
                .endControlFlow()
                .beginControlFlow("for (int first = 0; first < $L; first += $L)", terms, kernel.part())
                .addStatement("int last = $T.min(first + $L, $L)", Math.class, kernel.part() - 1, terms - 1)
                .beginControlFlow("for (int row = 0; row < whole; row += $L)", rows)
                .add(call(part, true, ", first, last"))
                .endControlFlow()
                .endControlFlow()
                .add(singly("int row = whole", one))
                .build();
    }

    /** Sets the sums of a data row to where they begin. */
    private CodeBlock start(Scalar scalar, Access sums) {
        return biases.isEmpty()
                ? CodeBlock.of(
                        "$1T.fill(s, $2L, $2L + $3L, $4L)", Arrays.class, sums.rowStart(), sums.stride(), scalar.zero())
                : CodeBlock.of("$T.arraycopy(p, $L, s, $L, $L)", System.class, biases, sums.rowStart(), sums.stride());
    }
}
