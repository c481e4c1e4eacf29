package io.github.gradapt.processor.emission;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.List;

/** How a kernel computes: one number at a time, or vectors, of neighboring results or of neighboring rows of data. */
interface Arithmetic {

    /** The neighboring results of a row of data that one local holds. */
    int lanes();

    /** The neighboring rows of data whose results one local holds. */
    int rows();

    /** The type of a local. */
    TypeName type();

    /** +0 in every lane. */
    CodeBlock zero();

    /** What belongs to the results of a local, from where it begins in an array: weights, biases. */
    CodeBlock load(String array, String index);

    /** What all results of a row of data share, from an index of an array: one of its values. */
    CodeBlock spread(String array, String index);

    /** The fused a * b + c; a may be any expression, b and c are locals. */
    CodeBlock fma(CodeBlock a, String b, CodeBlock c);

    /** The sum of locals, from left to right. */
    CodeBlock sum(List<String> locals);

    /** What makes a local that comes out of a loop one of which the JIT compiler knows all that it knows of others. */
    CodeBlock settled(String local);

    /** The statement that writes a value to where it begins in an array. */
    CodeBlock store(String array, String index, CodeBlock value);

    /** A value that begins there, written before. */
    CodeBlock stored(String array, String index);

    /** Numbers. */
    record OfNumbers(Scalar scalar) implements Arithmetic {

        @Override
        public int lanes() {
            return 1;
        }

        @Override
        public int rows() {
            return 1;
        }

        @Override
        public TypeName type() {
            return scalar.type();
        }

        @Override
        public CodeBlock zero() {
            return CodeBlock.of("$L", scalar.zero());
        }

        @Override
        public CodeBlock load(String array, String index) {
            return CodeBlock.of("$L[$L]", array, index);
        }

        @Override
        public CodeBlock spread(String array, String index) {
            return load(array, index);
        }

        @Override
        public CodeBlock fma(CodeBlock a, String b, CodeBlock c) {
            return CodeBlock.of("$T.fma($L, $L, $L)", Math.class, a, b, c);
        }

        @Override
        public CodeBlock sum(List<String> locals) {
            return CodeBlock.of("$L", String.join(" + ", locals));
        }

        @Override
        public CodeBlock settled(String local) {
            return CodeBlock.of("");
        }

        @Override
        public CodeBlock store(String array, String index, CodeBlock value) {
            return CodeBlock.of("$L[$L] = $L;\n", array, index, value);
        }

        @Override
        public CodeBlock stored(String array, String index) {
            return load(array, index);
        }
    }

    /** Vectors of neighboring rows of data, for which a weight is one number. */
    record OfRows(OfVectors vectors) implements Arithmetic {

        @Override
        public int lanes() {
            return 1;
        }

        @Override
        public int rows() {
            return vectors.lanes();
        }

        @Override
        public TypeName type() {
            return vectors.type();
        }

        @Override
        public CodeBlock zero() {
            return vectors.zero();
        }

        @Override
        public CodeBlock load(String array, String index) {
            return vectors.spread(array, index);
        }

        @Override
        public CodeBlock spread(String array, String index) {
            return vectors.load(array, index);
        }

        @Override
        public CodeBlock fma(CodeBlock a, String b, CodeBlock c) {
            return vectors.fma(a, b, c);
        }

        @Override
        public CodeBlock sum(List<String> locals) {
            return vectors.sum(locals);
        }

        @Override
        public CodeBlock settled(String local) {
            return vectors.settled(local);
        }

        @Override
        public CodeBlock store(String array, String index, CodeBlock value) {
            return vectors.store(array, index, value);
        }

        @Override
        public CodeBlock stored(String array, String index) {
            return vectors.load(array, index);
        }
    }

    /** Vectors of the Vector API, of one species. */
    record OfVectors(Scalar scalar, int lanes) implements Arithmetic {

        @Override
        public int rows() {
            return 1;
        }

        @Override
        public TypeName type() {
            return scalar.vector();
        }

        private boolean isLong() {
            return VectorConstants.isLong(scalar, lanes);
        }

        /** The name of the species. */
        String species() {
            return VectorConstants.species(scalar, lanes);
        }

        /** Always made anew: where a constant and a computed vector meet in one local, HotSpot's C2 allocates. */
        @Override
        public CodeBlock zero() {
            return CodeBlock.of("$T.zero($L)", scalar.vector(), species());
        }

        @Override
        public CodeBlock load(String array, String index) {
            return CodeBlock.of("$T.fromArray($L, $L, $L)", scalar.vector(), species(), array, index);
        }

        @Override
        public CodeBlock spread(String array, String index) {
            return spread(array + "[" + index + "]");
        }

        /** A number, in every lane. */
        CodeBlock spread(String number) {
            return CodeBlock.of("$T.broadcast($L, $L)", scalar.vector(), species(), number);
        }

        /**
         * Where a is loaded from an array, it stands where C2 makes it an operand in memory.
         *
         * <p>In loops, vectors call methods that each class of vectors has for itself, and what comes around the loop is
         * what they are given: the class of a vector that calls a method C2 takes from a profile, where the methods that all
         * classes share hold two of them if vectors have two lengths. It would make an object of what comes around, to look.
         */
        @Override
        public CodeBlock fma(CodeBlock a, String b, CodeBlock c) {
            return CodeBlock.of("$L.lanewise($T.FMA, $L, $L)", b, VectorTypes.OPERATORS, a, c);
        }

        @Override
        public CodeBlock sum(List<String> locals) {
            return locals.stream()
                    .map(local -> CodeBlock.of("$L", local))
                    .reduce(this::add)
                    .orElseThrow();
        }

        /** The sum of two vectors. */
        CodeBlock add(CodeBlock a, CodeBlock b) {
            return CodeBlock.of("$L.lanewise($T.ADD, $L)", a, VectorTypes.OPERATORS, b);
        }

        @Override
        public CodeBlock settled(String local) {
            return CodeBlock.of("$L = $L;\n", local, VectorConstants.cast(scalar, isLong(), CodeBlock.of("$L", local)));
        }

        @Override
        public CodeBlock store(String array, String index, CodeBlock value) {
            return VectorConstants.store(scalar, isLong(), value, array, index);
        }

        @Override
        public CodeBlock stored(String array, String index) {
            return load(array, index);
        }
    }
}
