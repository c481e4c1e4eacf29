package io.github.gradapt.processor.emission;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Something that a kernel stores of every result.
 *
 * @param place      where
 * @param operands   what else it is computed of: vectors of as many values as there are results
 * @param isComputed whether it is more than the result itself
 * @param value      what
 */
record Stored(Place place, List<Place> operands, boolean isComputed, Value value) {

    /** What is stored of a result. */
    interface Value {

        /**
         * The expression.
         *
         * @param result   the result
         * @param operands from the symbol of an operand to the local that holds its values
         */
        CodeBlock of(Arithmetic values, CodeBlock result, UnaryOperator<String> operands);
    }

    /** The result itself. */
    static Stored result(Place place) {
        return new Stored(place, List.of(), false, (values, result, operands) -> result);
    }

    /** What is computed of the result and of {@code operands}. */
    static Stored computed(Place place, List<Place> operands, Value value) {
        return new Stored(place, operands, true, value);
    }

    /**
     * The statements that store it of the results that one local holds.
     *
     * @param result the expression of the results: a local, if anything is computed of them
     * @param suffix what follows the symbols of the operands in the names of their locals
     * @param row    the data row, counted from the current one
     * @param index  the first result
     */
    CodeBlock code(Arithmetic values, CodeBlock result, String suffix, int row, String index) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (Place operand : operands) {
            code.addStatement(
                    "$T $L = $L",
                    values.type(),
                    operand.symbol() + suffix,
                    values.stored(operand.array(), operand.index(row, index)));
        }
        CodeBlock computed = value.of(values, result, symbol -> symbol + suffix);
        return code.add(values.store(place.array(), place.index(row, index), computed))
                .build();
    }
}
