package io.github.gradapt.processor.emission;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import io.github.gradapt.processor.plan.ColumnTile;
import io.github.gradapt.processor.plan.Plan;
import io.github.gradapt.processor.plan.VectorKernel;
import io.github.gradapt.processor.program.Op;
import java.util.ArrayList;
import java.util.List;

/**
 * The vector methods of the operations that multiply by weights: one that walks the rows, and, for each length of vector
 * that a machine may have, the tiles it calls.
 */
final class VectorDenseMethods implements DenseSteps {

    private final Plan plan;
    private final Names names;
    private final VectorSignature signature;
    private final Scalar scalar;
    private final VectorConstants constants;
    private final VectorGradientMethods gradients;
    private final TransposeTiles transposes;
    private final VectorProducts products;

    VectorDenseMethods(
            Plan plan,
            Names names,
            VectorSignature signature,
            VectorConstants constants,
            VectorGradientMethods gradients,
            TransposeTiles transposes) {
        this.gradients = gradients;
        this.transposes = transposes;
        this.plan = plan;
        this.names = names;
        this.signature = signature;
        this.scalar = signature.scalar();
        this.constants = constants;
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
        return gradients.accumulate(step, op);
    }

    @Override
    public List<MethodSpec> descend(VectorStep step, Op.Descend op) {
        return gradients.descend(step, op);
    }

    private List<MethodSpec> methods(VectorProduct product) {
        List<MethodSpec> tiles = new ArrayList<>();
        VectorLengths walk = new VectorLengths();
        for (VectorKernel kernel : plan.vectorKernels(product.step().op())) {
            if (product.chains().isPresent()) {
                ChainKernel code = product.chainKernel(new Arithmetic.OfVectors(scalar, kernel.lanes()));
                MethodSpec one = tile(product, "Row", kernel.lanes(), List.of(), code.tiles(kernel.row(), false));
                if (kernel.inParts()) {
                    addPartTile(product, kernel, one, code.part(kernel.block()), walk, tiles);
                } else {
                    addTiles(product, kernel, one, code.tiles(kernel.block(), false), walk, tiles);
                }
            } else if (product.descends()) {
                VectorDotKernel code =
                        product.dotKernel(new Arithmetic.OfVectors(scalar, kernel.lanes()), constants, kernel.block());
                MethodSpec one = tile(product, "Row", kernel.lanes(), signature.numbers(product.step()), code.tiles());
                walk.add(kernel.lanes(), product.call(one, false));
                tiles.add(one);
            } else {
                VectorDotKernel code =
                        product.dotKernel(new Arithmetic.OfVectors(scalar, kernel.lanes()), constants, kernel.row());
                MethodSpec one = tile(product, "Row", kernel.lanes(), List.of(), code.tiles());
                if (product.placement().order().wide()) {
                    addColumnTiles(product, kernel, one, walk, tiles);
                } else {
                    addTiles(product, kernel, one, code.rows(kernel.block().rows()), walk, tiles);
                }
            }
        }
        product.step().descent().ifPresent(descent -> gradients.addBiasDescent(product.step(), descent, walk, tiles));
        tiles.add(
                0,
                signature
                        .declaration(product.step(), product.layer(), product.formula())
                        .addCode(walk.code())
                        .build());
        return tiles;
    }

    /** Adds the tiles of one data row and of a block of them, and the walk over both. */
    private void addTiles(
            VectorProduct product,
            VectorKernel kernel,
            MethodSpec one,
            CodeBlock ofBlock,
            VectorLengths walk,
            List<MethodSpec> tiles) {
        int rows = kernel.block().rows();
        MethodSpec many = tile(product, rows + "Rows", kernel.lanes(), List.of(), ofBlock);
        walk.add(kernel.lanes(), product.overRows(one, many, rows));
        tiles.add(one);
        tiles.add(many);
    }

    /** Adds the tiles of one data row and of a part of the sums of a block of them, and the walk over both. */
    private void addPartTile(
            VectorProduct product,
            VectorKernel kernel,
            MethodSpec one,
            CodeBlock ofPart,
            VectorLengths walk,
            List<MethodSpec> tiles) {
        int rows = kernel.block().rows();
        MethodSpec part = tile(product.withoutBiases(), rows + "RowsPart", kernel.lanes(), ChainKernel.PART, ofPart);
        walk.add(kernel.lanes(), product.overParts(scalar, one, part, kernel));
        tiles.add(one);
        tiles.add(part);
    }

    /** Adds the tile of one data row, and those that take many rows by columns of weights. */
    private void addColumnTiles(
            VectorProduct product, VectorKernel kernel, MethodSpec one, VectorLengths walk, List<MethodSpec> tiles) {
        tiles.add(one);
        for (ColumnTile columns : kernel.columns()) {
            CodeBlock.Builder byColumns = CodeBlock.builder()
                    .addStatement("int row = 0")
                    .beginControlFlow("if (rows >= $L)", columns.fewestRows());
            for (int pass = 0; pass < columns.passes(); pass++) {
                MethodSpec many = columnTile(product, columns, pass);
                String arguments = VectorSignature.arguments("p", product.operands(), false);
                byColumns.addStatement("$L($L, rows)", many.name(), arguments);
                tiles.add(many);
            }
            int together = columns.rows();
            byColumns
                    .addStatement("row = $L", together == 1 ? "rows" : "rows / " + together + " * " + together)
                    .endControlFlow();
            walk.add(columns.lanes(), byColumns.add(product.singly("", one)).build());
        }
        if (kernel.columns().stream().noneMatch(columns -> columns.lanes() == kernel.lanes())) {
            walk.add(kernel.lanes(), product.overRows(one));
        }
    }

    private MethodSpec columnTile(VectorProduct product, ColumnTile columns, int pass) {
        VectorColumnKernel code = new VectorColumnKernel(
                new Arithmetic.OfVectors(scalar, columns.lanes()),
                product.placement(),
                VectorProduct.WEIGHTS,
                product.vector(),
                product.operands().get(1).place(),
                columns,
                transposes);
        return tile(product, "Rows", columns.lanes(), signature.numbers(product.step()), code.tiles(pass));
    }

    private MethodSpec tile(
            VectorProduct product, String suffix, int lanes, List<ParameterSpec> numbers, CodeBlock code) {
        MethodSpec.Builder tile = signature.tile(product.step(), suffix, lanes, "p", product.operands());
        tile.addParameters(numbers);
        tile.addCode(product.locals(names));
        return tile.addCode(code).build();
    }
}
