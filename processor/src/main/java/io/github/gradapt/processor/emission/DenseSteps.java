package io.github.gradapt.processor.emission;

import com.palantir.javapoet.MethodSpec;
import io.github.gradapt.processor.program.Op;
import java.util.List;

/** The vector methods of the steps that read or change weights: the first is the one to call, the others are its tiles. */
interface DenseSteps {

    /**
     * z = W x + b, and the activations.
     *
     * @param keepsZ whether z is stored
     */
    List<MethodSpec> affine(VectorStep step, Op.Affine op, boolean keepsZ);

    /**
     * g = W^T delta, and the deltas of the layer before; the step may step the weights on the way.
     *
     * @param keepsG whether g is stored
     */
    List<MethodSpec> transposedAffine(VectorStep step, Op.TransposedAffine op, boolean keepsG);

    /** dC/dW += delta x^T, dC/db += delta. */
    List<MethodSpec> accumulate(VectorStep step, Op.Accumulate op);

    /** W -= rate delta x^T, b -= rate delta. */
    List<MethodSpec> descend(VectorStep step, Op.Descend op);
}
