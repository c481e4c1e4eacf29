package io.github.gradapt.processor.emission;

import com.palantir.javapoet.ClassName;

/** The types of the Vector API that generated classes name. */
final class VectorTypes {

    private static final String PACKAGE = "jdk.incubator.vector";

    static final ClassName FLOAT_VECTOR = ClassName.get(PACKAGE, "FloatVector");
    static final ClassName INT_VECTOR = ClassName.get(PACKAGE, "IntVector");
    static final ClassName DOUBLE_VECTOR = ClassName.get(PACKAGE, "DoubleVector");
    static final ClassName SPECIES = ClassName.get(PACKAGE, "VectorSpecies");
    static final ClassName MASK = ClassName.get(PACKAGE, "VectorMask");
    static final ClassName SHUFFLE = ClassName.get(PACKAGE, "VectorShuffle");
    static final ClassName OPERATORS = ClassName.get(PACKAGE, "VectorOperators");

    private VectorTypes() {}
}
