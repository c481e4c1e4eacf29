package io.github.gradapt.processor.emission;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import io.github.gradapt.processor.formula.Formula;
import io.github.gradapt.processor.formula.Notation;
import io.github.gradapt.processor.formula.Substitution;
import io.github.gradapt.processor.plan.ColumnTile;
import io.github.gradapt.processor.plan.DensePlacement;
import io.github.gradapt.processor.plan.Kernel;
import io.github.gradapt.processor.plan.Plan;
import io.github.gradapt.processor.plan.SummationOrder.Block;
import io.github.gradapt.processor.plan.VectorKernel;
import io.github.gradapt.processor.program.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The vector methods of the operations that multiply by weights: one that walks the rows, and, for each length of vector
 * that a machine may have, the tiles it calls.
 */
final class VectorDenseMethods {

    private static final String WEIGHTS = "w";
    private static final String BIASES = "b";

    private final Plan plan;
    private final Names names;
    private final VectorSignature signature;
    private final Scalar scalar;
    private final VectorConstants constants;
    private final VectorGradientMethods gradients;

    VectorDenseMethods(
            Plan plan,
            Names names,
            VectorSignature signature,
            VectorConstants constants,
            VectorGradientMethods gradients) {
        this.gradients = gradients;
        this.plan = plan;
        this.names = names;
        this.signature = signature;
        this.scalar = signature.scalar();
        this.constants = constants;
    }

    /**
     * z = W x + b, and the activations.
     *
     * @param keepsZ whether z is stored
     */
    List<MethodSpec> affine(VectorStep step, Op.Affine op, boolean keepsZ) {
        DensePlacement placement = plan.parameters().placement(op.weights());
        List<Operand> operands = new ArrayList<>(List.of(new Operand("x", signature.access(op.input()))));
        List<ChainKernel.Stored> stored = new ArrayList<>();
        if (keepsZ) {
            Operand z = new Operand("z", signature.access(op.output()));
            operands.add(z);
            stored.add(ChainKernel.Stored.result(z.place()));
        }
        String formula = "z = W x" + (op.weights().bias() ? " + b" : "");
        if (step.activation().isPresent()) {
            Op.Elementwise phi = step.activation().get();
            Operand a = new Operand("a", signature.access(phi.output()));
            operands.add(a);
            stored.add(ChainKernel.Stored.computed(a.place(), activation(phi)));
            formula += ", a = " + Notation.of(phi.formula());
        }
        Optional<List<Block>> chains =
                placement.order().wide() ? Optional.of(placement.order().blocks()) : Optional.empty();
        VectorProduct product =
                new VectorProduct(step, placement, names.biases(op.weights()), operands, "z", stored, chains);
        return methods(product, op.output().layer(), formula);
    }

    private BiFunction<Arithmetic, String, CodeBlock> activation(Op.Elementwise phi) {
        String z = phi.operands().keySet().iterator().next();
        return (values, local) -> new VectorFormulaPrinter(scalar, VectorConstants.species(scalar, values.lanes()))
                .print(Substitution.substitute(phi.formula(), Map.of(z, new Formula.Variable(local))));
    }

    /** g = W^T delta; the step may step the weights on the way. */
    List<MethodSpec> transposedAffine(VectorStep step, Op.TransposedAffine op) {
        DensePlacement placement = plan.parameters().placement(op.weights());
        List<Operand> operands = new ArrayList<>();
        operands.add(new Operand("delta", signature.access(op.delta())));
        operands.add(new Operand("g", signature.access(op.output())));
        step.descent().ifPresent(descent -> operands.add(new Operand("x", signature.access(descent.input()))));
        Optional<List<Block>> chains =
                placement.order().wide() ? Optional.empty() : Optional.of(List.of(new Block(0, placement.majors())));
        List<ChainKernel.Stored> stored =
                List.of(ChainKernel.Stored.result(operands.get(1).place()));
        VectorProduct product = new VectorProduct(step, placement, "", operands, "g", stored, chains);
        String formula = "g = dC/da = W^T delta, with W and delta of "
                + op.weights().layer()
                + (step.descent().isPresent() ? ", then " + VectorGradientMethods.descentFormula(op.weights()) : "");
        return methods(product, op.output().layer(), formula);
    }

    private List<MethodSpec> methods(VectorProduct product, String layer, String formula) {
        List<MethodSpec> tiles = new ArrayList<>();
        VectorLengths walk = new VectorLengths();
        for (VectorKernel kernel : plan.vectorKernels(product.step().op())) {
            if (product.chains().isPresent()) {
                ChainKernel code = chainKernel(product, kernel, product.chains().get());
                MethodSpec one = tile(product, "Row", kernel.lanes(), List.of(), code.tiles(kernel.row(), false));
                if (kernel.inParts()) {
                    addPartTile(product, kernel, one, code.part(kernel.block()), walk, tiles);
                } else {
                    addTiles(product, kernel, one, code.tiles(kernel.block(), false), walk, tiles);
                }
            } else if (product.descends()) {
                VectorDotKernel code = dotKernel(product, kernel, kernel.block());
                MethodSpec one = tile(product, "Row", kernel.lanes(), signature.numbers(product.step()), code.tiles());
                walk.add(kernel.lanes(), product.call(one, false));
                tiles.add(one);
            } else {
                VectorDotKernel code = dotKernel(product, kernel, kernel.row());
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
                        .declaration(product.step(), layer, formula)
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
                WEIGHTS,
                product.vector(),
                product.operands().get(1).place(),
                columns);
        return tile(product, "Rows", columns.lanes(), signature.numbers(product.step()), code.tiles(pass));
    }

    private ChainKernel chainKernel(VectorProduct product, VectorKernel kernel, List<Block> blocks) {
        return new ChainKernel(
                new Arithmetic.OfVectors(scalar, kernel.lanes()),
                product.placement(),
                WEIGHTS,
                product.biases().isEmpty() ? "" : BIASES,
                blocks,
                product.vector(),
                new Place(product.result(), 0),
                product.stored());
    }

    private VectorDotKernel dotKernel(VectorProduct product, VectorKernel kernel, Kernel.Tile shape) {
        return new VectorDotKernel(
                new Arithmetic.OfVectors(scalar, kernel.lanes()),
                product.placement(),
                WEIGHTS,
                product.biases().isEmpty() ? "" : BIASES,
                product.vector(),
                product.operands().get(1).place(),
                constants,
                product.descends() ? Optional.of(product.operands().get(2).place()) : Optional.empty(),
                shape);
    }

    private MethodSpec tile(
            VectorProduct product, String suffix, int lanes, List<ParameterSpec> numbers, CodeBlock code) {
        MethodSpec.Builder tile = signature.tile(product.step(), suffix, lanes, "p", product.operands());
        tile.addParameters(numbers);
        tile.addStatement(
                "int $L = $L", WEIGHTS, names.weights(product.placement().weights()));
        if (!product.biases().isEmpty()) {
            tile.addStatement("int $L = $L", BIASES, product.biases());
        }
        return tile.addCode(code).build();
    }
}
