package io.github.gradapt.processor.emission;

import com.palantir.javapoet.CodeBlock;
import java.util.Map;

/** How the values of a block of rows lie, for the operations that work value by value, or reduce a row to a number. */
interface VectorLayout {

    /** The vectors. */
    Arithmetic.OfVectors vectors();

    /** The number of values of a buffer, padding included. */
    String count(Access values);

    /** The numbers that hold one for each row, rounded up to whole vectors. */
    String rows();

    /**
     * e^(z - max z) of every row.
     *
     * @param maxima where the maxima are written
     */
    CodeBlock exponentials(Access z, Access output, String maxima);

    /**
     * The sum of every row.
     *
     * @param sums where they are written
     */
    CodeBlock sums(Access values, String sums);

    /**
     * {@code value}, an expression of vectors, for all rows.
     *
     * @param numbers  the numbers that it reads, one for each row, and where they begin
     * @param operands the buffers that it reads
     * @param result   what is written, in the place of an operand of that name or beside them
     */
    CodeBlock overRows(
            Map<String, String> numbers, Map<String, Access> operands, String result, Access output, CodeBlock value);

    /** Declares a vector that is loaded from the workspace. */
    default CodeBlock load(String name, String index) {
        return CodeBlock.of("$T $L = $L;\n", vectors().type(), name, vectors().load("s", index));
    }

    /** The statement that stores a vector there. */
    default CodeBlock store(CodeBlock value, String index) {
        return vectors().store("s", index, value);
    }
}
