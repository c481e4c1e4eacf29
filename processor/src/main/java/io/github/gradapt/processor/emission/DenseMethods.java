package io.github.gradapt.processor.emission;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.github.gradapt.processor.plan.DensePlacement;
import io.github.gradapt.processor.plan.Kernel;
import io.github.gradapt.processor.plan.Plan;
import io.github.gradapt.processor.plan.SummationOrder.Block;
import io.github.gradapt.processor.program.Op;
import io.github.gradapt.processor.program.Weights;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The methods of the operations that read or step weights: one that walks the rows, and the tiles it calls. */
final class DenseMethods {

    /** The locals where the weights and the biases of a layer begin. */
    private static final String WEIGHTS = "w";

    private static final String BIASES = "b";

    private final Plan plan;
    private final Names names;
    private final OpSignature signature;
    private final Scalar scalar;

    DenseMethods(Plan plan, Names names, OpSignature signature) {
        this.plan = plan;
        this.names = names;
        this.signature = signature;
        this.scalar = signature.scalar();
    }

    /** z = W x + b. */
    List<MethodSpec> affine(Op.Affine op) {
        DensePlacement placement = plan.parameters().placement(op.weights());
        Product product = new Product(
                op, op.output().layer(), signature.access(op.input()), "x", signature.access(op.output()), "z");
        String biases = names.biases(op.weights());
        String formula = formula("z = W x", " + b", op.weights());
        return placement.order().wide()
                ? chains(product, placement, biases, placement.order().blocks(), formula)
                : dots(product, placement, biases, formula);
    }

    /** g = W^T delta. */
    List<MethodSpec> transposedAffine(Op.TransposedAffine op) {
        DensePlacement placement = plan.parameters().placement(op.weights());
        Product product = new Product(
                op, op.output().layer(), signature.access(op.delta()), "delta", signature.access(op.output()), "g");
        String formula =
                "g = dC/da = W^T delta, with W and delta of " + op.weights().layer();
        if (placement.order().wide()) {
            return dots(product, placement, "", formula);
        }
        return chains(product, placement, "", List.of(new Block(0, placement.majors())), formula);
    }

    /** A matrix times a vector: the operation, and where its vector and its result are. */
    private record Product(
            Op op, String layer, Access vector, String vectorSymbol, Access result, String resultSymbol) {
        Place vectorPlace() {
            return new Place(vectorSymbol, vector.stride());
        }

        Place resultPlace() {
            return new Place(resultSymbol, result.stride());
        }

        CodeBlock call(String tile) {
            return CodeBlock.of(
                    "$L(p, $L, $L, $L, $L);\n",
                    tile,
                    vector.array(),
                    vector.rowStart(),
                    result.array(),
                    result.rowStart());
        }
    }

    private List<MethodSpec> chains(
            Product product, DensePlacement placement, String biases, List<Block> blocks, String formula) {
        ChainKernel kernel = new ChainKernel(
                new Arithmetic.OfNumbers(scalar),
                placement,
                WEIGHTS,
                biases.isEmpty() ? "" : BIASES,
                blocks,
                product.vectorPlace(),
                product.resultPlace(),
                List.of(Stored.result(product.resultPlace())));
        CodeBlock locals = locals(placement, biases);
        Kernel shape = plan.kernel(product.op());
        List<MethodSpec> methods = new ArrayList<>();
        MethodSpec one = tile(product, 1, locals, kernel.tiles(shape.row(), shape.straightLine()));
        CodeBlock.Builder walk = CodeBlock.builder();
        if (shape.block().isPresent()) {
            Kernel.Tile block = shape.block().get();
            MethodSpec many = tile(product, block.rows(), locals, kernel.tiles(block, false));
            walk.addStatement("int row = 0");
            walk.beginControlFlow("for (; row <= rows - $L; row += $L)", block.rows(), block.rows());
            walk.add(product.call(many.name())).endControlFlow();
            walk.beginControlFlow("for (; row < rows; row++)");
            methods.add(many);
        } else {
            walk.beginControlFlow("for (int row = 0; row < rows; row++)");
        }
        walk.add(product.call(one.name())).endControlFlow();
        methods.add(0, one);
        methods.add(0, walk(product, formula, walk.build()));
        return methods;
    }

    private List<MethodSpec> dots(Product product, DensePlacement placement, String biases, String formula) {
        DotKernel kernel = new DotKernel(
                scalar,
                placement,
                WEIGHTS,
                biases.isEmpty() ? "" : BIASES,
                product.vectorPlace(),
                product.resultPlace());
        MethodSpec one = tile(
                product,
                1,
                locals(placement, biases),
                kernel.tiles(plan.kernel(product.op()).row().width()));
        CodeBlock walk = CodeBlock.builder()
                .beginControlFlow("for (int row = 0; row < rows; row++)")
                .add(product.call(one.name()))
                .endControlFlow()
                .build();
        return List.of(walk(product, formula, walk), one);
    }

    private MethodSpec walk(Product product, String formula, CodeBlock walk) {
        return signature
                .declaration(product.op(), product.layer(), formula)
                .addStatement("$T p = parameters", scalar.array())
                .addCode(signature.locals(product.op()))
                .addCode(walk)
                .build();
    }

    /**
     * Where the parameters begin, as locals: javac would fold an index that consists of constants, and each weight of
     * straight-line code would take an entry of the constant pool.
     */
    private CodeBlock locals(DensePlacement placement, String biases) {
        CodeBlock.Builder locals = CodeBlock.builder();
        locals.addStatement("int $L = $L", WEIGHTS, names.weights(placement.weights()));
        if (!biases.isEmpty()) {
            locals.addStatement("int $L = $L", BIASES, biases);
        }
        return locals.build();
    }

    private MethodSpec tile(Product product, int rows, CodeBlock locals, CodeBlock code) {
        Place vector = product.vectorPlace();
        Place result = product.resultPlace();
        return MethodSpec.methodBuilder(
                        names.newMethod(names.method(product.op()) + (rows == 1 ? "Row" : rows + "Rows")))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(scalar.array(), "p")
                .addParameter(scalar.array(), vector.symbol())
                .addParameter(TypeName.INT, vector.at())
                .addParameter(scalar.array(), result.symbol())
                .addParameter(TypeName.INT, result.at())
                .addCode(locals)
                .addCode(code)
                .build();
    }

    /** dC/dW += delta x^T, dC/db += delta. */
    List<MethodSpec> accumulate(Op.Accumulate op) {
        Access input = signature.access(op.input());
        Access delta = signature.access(op.delta());
        GradientKernel kernel = gradient(op.weights(), input, delta);
        Kernel shape = plan.kernel(op);
        MethodSpec one = gradientTile(op, "Row", kernel.oneRow(shape.row().width()))
                .addParameter(GradientKernel.CLEARED)
                .build();
        MethodSpec many = gradientTile(
                        op, "Rows", kernel.block(shape.block().orElseThrow().width()))
                .addParameters(signature.numbers(op))
                .build();
        String places = String.join(", ", input.array(), input.start(), delta.array(), delta.start());
        MethodSpec.Builder method = signature
                .declaration(op, op.weights().layer(), formula("dC/dW += delta x^T", ", dC/db += delta", op.weights()))
                .addStatement("$T dp = gradients", scalar.array())
                .addCode(signature.locals(op))
                .beginControlFlow("if (rows == 1)")
                .addStatement("$L(dp, $L, cleared)", one.name(), places)
                .nextControlFlow("else")
                .addStatement("$L(dp, $L, rows, cleared)", many.name(), places)
                .endControlFlow();
        if (op.weights().bias()) {
            String biases = names.biases(op.weights());
            method.beginControlFlow("if (cleared)")
                    .beginControlFlow(
                            "for (int j = 0; j < $L; j++)", op.weights().outputs())
                    .addStatement("dp[$L + j] = $L", biases, scalar.zero())
                    .endControlFlow()
                    .endControlFlow();
            method.beginControlFlow(
                            "for (int row = 0, d = $L; row < rows; row++, d += $L)", delta.start(), delta.stride())
                    .beginControlFlow(
                            "for (int j = 0; j < $L; j++)", op.weights().outputs())
                    .addStatement("dp[$L + j] += $L[d + j]", biases, delta.array())
                    .endControlFlow()
                    .endControlFlow();
        }
        return List.of(method.build(), one, many);
    }

    private MethodSpec.Builder gradientTile(Op.Accumulate op, String suffix, CodeBlock code) {
        return MethodSpec.methodBuilder(names.newMethod(names.method(op) + suffix))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(scalar.array(), "dp")
                .addParameter(scalar.array(), "x")
                .addParameter(TypeName.INT, "xAt")
                .addParameter(scalar.array(), "delta")
                .addParameter(TypeName.INT, "deltaAt")
                .addCode(code);
    }

    /** W -= rate delta x^T, b -= rate delta. */
    List<MethodSpec> descend(Op.Descend op) {
        Access input = signature.access(op.input());
        Access delta = signature.access(op.delta());
        GradientKernel kernel = gradient(op.weights(), input, delta);
        MethodSpec step = MethodSpec.methodBuilder(names.newMethod(names.method(op) + "Row"))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(scalar.array(), "p")
                .addParameter(scalar.array(), "x")
                .addParameter(TypeName.INT, "xAt")
                .addParameter(scalar.array(), "delta")
                .addParameter(TypeName.INT, "deltaAt")
                .addParameter(scalar.type(), "rate")
                .addCode(kernel.descent(plan.kernel(op).row().width()))
                .build();
        MethodSpec.Builder method = signature
                .declaration(
                        op, op.weights().layer(), formula("W -= rate delta x^T", ", b -= rate delta", op.weights()))
                .addStatement("$T p = parameters", scalar.array())
                .addCode(signature.locals(op))
                .addStatement(
                        "$L(p, $L, $L, $L, $L, rate)",
                        step.name(),
                        input.array(),
                        input.start(),
                        delta.array(),
                        delta.start());
        if (op.weights().bias()) {
            String biases = names.biases(op.weights());
            // The gradient of the row is delta, but +0 where that is -0.
            method.beginControlFlow("for (int j = 0; j < $L; j++)", op.weights().outputs())
                    .addStatement(
                            "p[$1L + j] = $2T.fma(-rate, $3L[$4L + j] + $5L, p[$1L + j])",
                            biases,
                            Math.class,
                            delta.array(),
                            delta.start(),
                            scalar.zero())
                    .endControlFlow();
        }
        return List.of(method.build(), step);
    }

    private static String formula(String ofWeights, String ofBiases, Weights weights) {
        return weights.bias() ? ofWeights + ofBiases : ofWeights;
    }

    private GradientKernel gradient(Weights weights, Access input, Access delta) {
        DensePlacement placement = plan.parameters().placement(weights);
        Place x = new Place("x", input.stride());
        Place d = new Place("delta", delta.stride());
        boolean wide = placement.order().wide();
        return new GradientKernel(scalar, placement, names.weights(weights), wide ? x : d, wide ? d : x);
    }
}
