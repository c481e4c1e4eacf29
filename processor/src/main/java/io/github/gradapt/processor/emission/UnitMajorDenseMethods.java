package io.github.gradapt.processor.emission;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import io.github.gradapt.processor.plan.DensePlacement;
import io.github.gradapt.processor.plan.Plan;
import io.github.gradapt.processor.plan.UnitMajor;
import io.github.gradapt.processor.plan.UnitMajorTile;
import io.github.gradapt.processor.program.Op;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The vector methods of the operations that multiply many rows by weights, where these rows lie unit by unit: one that
 * walks the rows, and the tiles for each length of vector that a machine may have.
 */
final class UnitMajorDenseMethods implements DenseSteps {

    private final Plan plan;
    private final Names names;
    private final VectorSignature signature;
    private final Scalar scalar;
    private final VectorGradientMethods gradients;
    private final UnitMajorTransposes transposes;
    private final VectorProducts products;

    UnitMajorDenseMethods(
            Plan plan,
            Names names,
            VectorSignature signature,
            VectorGradientMethods gradients,
            UnitMajorTransposes transposes) {
        this.plan = plan;
        this.names = names;
        this.signature = signature;
        this.scalar = signature.scalar();
        this.gradients = gradients;
        this.transposes = transposes;
        this.products = new VectorProducts(plan, names, signature);
    }

    @Override
    public List<MethodSpec> affine(VectorStep step, Op.Affine op, boolean keepsZ) {
        return methods(products.affine(step, op, keepsZ));
    }

    @Override
    public List<MethodSpec> transposedAffine(VectorStep step, Op.TransposedAffine op, boolean keepsG) {
        return methods(products.transposedAffine(step, op, keepsG));
    }

    @Override
    public List<MethodSpec> accumulate(VectorStep step, Op.Accumulate op) {
        return gradients.accumulateByUnits(step, op, transposes);
    }

    @Override
    public List<MethodSpec> descend(VectorStep step, Op.Descend op) {
        throw new IllegalArgumentException("one row is no block: " + op);
    }

    private List<MethodSpec> methods(VectorProduct product) {
        List<MethodSpec> tiles = new ArrayList<>();
        VectorLengths walk = new VectorLengths();
        for (int lanes : plan.vectorLengths()) {
            UnitMajorTile shape = plan.unitMajorTile(lanes);
            MethodSpec tile = tile(product, "", lanes, shape);
            tiles.add(tile);
            if (shape.vectors() * lanes > UnitMajor.FEWEST_ROWS) {
                MethodSpec half = tile(product, "Half", lanes, shape.ofOneVector());
                tiles.add(half);
                walk.add(lanes, wholeOrHalf(product, tile, half));
            } else {
                walk.add(lanes, overRows(product, tile, shape.vectors() * lanes));
            }
        }
        tiles.add(
                0,
                signature
                        .declaration(product.step(), product.layer(), product.formula())
                        .addCode(product.chains().isPresent() ? CodeBlock.of("") : filledUp(product))
                        .addCode(walk.code())
                        .build());
        return tiles;
    }

    /** Sets to +0 what a sum along rows of weights reads beside the values. */
    private CodeBlock filledUp(VectorProduct product) {
        DensePlacement placement = product.placement();
        if (!UnitMajorDotKernel.hasLoops(placement) || placement.minors() == placement.stride()) {
            return CodeBlock.of("");
        }
        String start = product.operands().get(0).access().start();
        return CodeBlock.of(
                "$T.fill(s, $L, $L, $L);\n",
                Arrays.class,
                Tiles.index(start, placement.minors() * UnitMajor.ROWS),
                Tiles.index(start, placement.stride() * UnitMajor.ROWS),
                scalar.zero());
    }

    private static CodeBlock overRows(VectorProduct product, MethodSpec tile, int rows) {
        return CodeBlock.builder()
                .beginControlFlow("for (int row = 0; row < rows; row += $L)", rows)
                .add(product.call(tile, true))
                .endControlFlow()
                .build();
    }

    /** Where a tile takes a whole block, another takes half of one. */
    private static CodeBlock wholeOrHalf(VectorProduct product, MethodSpec whole, MethodSpec half) {
        return CodeBlock.builder()
                .beginControlFlow("if (rows > $L)", UnitMajor.FEWEST_ROWS)
                .add(product.call(whole, false))
                .nextControlFlow("else")
                .add(product.call(half, false))
                .endControlFlow()
                .build();
    }

    private MethodSpec tile(VectorProduct product, String suffix, int lanes, UnitMajorTile shape) {
        Arithmetic.OfRows values = new Arithmetic.OfRows(new Arithmetic.OfVectors(scalar, lanes));
        return signature
                .tile(product.step(), suffix, lanes, "p", product.operands())
                .addCode(product.locals(names))
                .addCode(product.chains().isPresent() ? chains(product, values, shape) : dots(product, values, shape))
                .build();
    }

    private static CodeBlock chains(VectorProduct product, Arithmetic.OfRows values, UnitMajorTile shape) {
        return product.chainKernel(values)
                .tiles(shape.chains(product.chains().orElseThrow().size()), false);
    }

    private static CodeBlock dots(VectorProduct product, Arithmetic.OfRows values, UnitMajorTile shape) {
        return new UnitMajorDotKernel(
                        values,
                        product.placement(),
                        VectorProduct.WEIGHTS,
                        product.biasLocal(),
                        product.vector(),
                        product.result(),
                        product.stored(),
                        shape.dots(product.placement().minors()))
                .tiles();
    }
}
