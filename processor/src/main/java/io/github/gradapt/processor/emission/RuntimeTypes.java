package io.github.gradapt.processor.emission;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.List;

/** The types of the runtime that generated classes name. */
final class RuntimeTypes {

    static final ClassName NETWORK = ClassName.get("io.github.gradapt", "Network");
    static final ClassName TRAINABLE_NETWORK = ClassName.get("io.github.gradapt", "TrainableNetwork");
    static final ClassName DOUBLE_NETWORK = ClassName.get("io.github.gradapt", "DoubleNetwork");
    static final ClassName TRAINABLE_DOUBLE_NETWORK = ClassName.get("io.github.gradapt", "TrainableDoubleNetwork");
    static final ClassName FROZEN_NETWORK = ClassName.get("io.github.gradapt", "FrozenNetwork");
    static final ClassName LAYER = ClassName.get("io.github.gradapt", "Layer");
    static final ClassName INITIALIZER = ClassName.get("io.github.gradapt", "Initializer");
    static final ClassName BACKEND = ClassName.get("io.github.gradapt", "Backend");
    static final ClassName BACKENDS = ClassName.get("io.github.gradapt.backend", "Backends");
    static final ClassName WARM_UP = ClassName.get("io.github.gradapt.backend", "WarmUp");
    static final ClassName PARAMETER_FILE = ClassName.get("io.github.gradapt.storage", "ParameterFile");
    static final ClassName ARGUMENTS = ClassName.get("io.github.gradapt.support", "Arguments");
    static final ClassName DENSE_LAYOUT = ClassName.get("io.github.gradapt.support", "DenseLayout");
    static final ClassName STORED_LAYER = ClassName.get("io.github.gradapt.support", "StoredLayer");
    static final ClassName INITIALIZATION = ClassName.get("io.github.gradapt.support", "Initialization");
    static final ClassName PARAMETER_DECODER = ClassName.get("io.github.gradapt.support", "ParameterDecoder");
    static final ClassName FLOAT_MATH = ClassName.get("io.github.gradapt.math", "FloatMath");
    static final ClassName DOUBLE_MATH = ClassName.get("io.github.gradapt.math", "DoubleMath");
    static final ClassName SUMS = ClassName.get("io.github.gradapt.math", "Sums");

    static final ClassName FLOAT_VECTOR_MATH = ClassName.get("io.github.gradapt.math", "FloatVectorMath");
    static final ClassName DOUBLE_VECTOR_MATH = ClassName.get("io.github.gradapt.math", "DoubleVectorMath");
    static final ClassName VECTOR_LENGTH = ClassName.get("io.github.gradapt.math", "VectorLength");
    static final ClassName VECTOR_ROWS = ClassName.get("io.github.gradapt.math", "VectorRows");
    static final ClassName EXPONENTIAL = ClassName.get("io.github.gradapt.math", "Exponential");
    static final ClassName HYPERBOLIC = ClassName.get("io.github.gradapt.math", "Hyperbolic");
    static final ClassName VECTOR_TREES = ClassName.get("io.github.gradapt.math", "VectorTrees");

    static final TypeName LAYERS = ParameterizedTypeName.get(ClassName.get(List.class), LAYER);

    private RuntimeTypes() {}
}
