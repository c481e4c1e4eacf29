package io.github.gradapt.processor.emission;

import com.palantir.javapoet.CodeBlock;
import io.github.gradapt.processor.plan.SummationOrder;
import java.util.LinkedHashMap;
import java.util.Map;

/** Rows lie one after another, padding included, and are computed with it. */
record RowMajorLayout(Arithmetic.OfVectors vectors) implements VectorLayout {

    @Override
    public String count(Access values) {
        return "rows * " + values.stride();
    }

    @Override
    public String rows() {
        return "(rows + %d) / %d * %d".formatted(SummationOrder.LANES - 1, SummationOrder.LANES, SummationOrder.LANES);
    }

    @Override
    public CodeBlock exponentials(Access z, Access output, String maxima) {
        return CodeBlock.of(
                "$T.exponentials(s, $L, s, $L, $L, rows, s, $L);\n",
                RuntimeTypes.VECTOR_ROWS,
                z.start(),
                output.start(),
                z.size(),
                maxima);
    }

    @Override
    public CodeBlock sums(Access values, String sums) {
        return CodeBlock.of(
                "$T.sums(s, $L, $L, rows, s, $L);\n", RuntimeTypes.VECTOR_ROWS, values.start(), values.size(), sums);
    }

    @Override
    public CodeBlock overRows(
            Map<String, String> numbers, Map<String, Access> operands, String result, Access output, CodeBlock value) {
        Map<String, Access> places = new LinkedHashMap<>(operands);
        places.put(result, output);
        CodeBlock.Builder code = CodeBlock.builder().beginControlFlow("for (int row = 0; row < rows; row++)");
        places.forEach((symbol, access) -> code.addStatement("int $LAt = $L", symbol, access.rowStart()));
        numbers.forEach((name, start) ->
                code.addStatement("$T $L = s[$L + row]", vectors.scalar().type(), name, start));
        code.beginControlFlow("for (int j = 0; j < $L; j += $L.length())", output.stride(), vectors.species());
        operands.keySet().forEach(name -> code.add(load(name, name + "At + j")));
        return code.add(store(value, result + "At + j"))
                .endControlFlow()
                .endControlFlow()
                .build();
    }
}
