package io.github.gradapt.processor.emission;

import com.palantir.javapoet.CodeBlock;

/**
 * The gradients of the biases of a narrow layer, which has at most three units: db_j += delta_j over the rows, in their order.
 * The deltas lie unit by unit, so that one number of each unit is added at a time.
 *
 * @param scalar what is computed in
 * @param biases the name of the constant where the gradients begin
 * @param delta  the deltas
 */
record UnitMajorBiasKernel(Scalar scalar, String biases, Access delta) {

    CodeBlock code() {
        CodeBlock.Builder code = CodeBlock.builder();
        for (int unit = 0; unit < delta.size(); unit++) {
            String gradient = Tiles.sum(biases, unit);
            code.addStatement("$T b$L = cleared ? $L : dp[$L]", scalar.type(), unit, scalar.zero(), gradient);
        }
        code.beginControlFlow("for (int d = $1L; d < $1L + rows; d++)", delta.start());
        for (int unit = 0; unit < delta.size(); unit++) {
            code.addStatement("b$1L = $2L[$3L] + b$1L", unit, delta.array(), Tiles.sum("d", unit * delta.step()));
        }
        code.endControlFlow();
        for (int unit = 0; unit < delta.size(); unit++) {
            code.addStatement("dp[$L] = b$L", Tiles.sum(biases, unit), unit);
        }
        return code.build();
    }
}
