package io.github.gradapt.processor.emission;

import com.palantir.javapoet.CodeBlock;
import io.github.gradapt.processor.plan.SummationOrder;
import io.github.gradapt.processor.plan.UnitMajor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values of one unit for all rows of the block lie side by side; all lanes are computed, whatever rows there are. */
record UnitMajorLayout(Arithmetic.OfVectors vectors) implements VectorLayout {

    private static final int LANES = SummationOrder.LANES;

    @Override
    public String count(Access values) {
        return Integer.toString(values.size() * UnitMajor.ROWS);
    }

    @Override
    public String rows() {
        return Integer.toString(UnitMajor.ROWS);
    }

    @Override
    public CodeBlock exponentials(Access z, Access output, String maxima) {
        String count = count(z);
        return CodeBlock.builder()
                .add(beginRows())
                .add(load("max", z.start() + " + row"))
                .beginControlFlow("for (int j = row + $1L; j < $2L; j += $1L)", UnitMajor.ROWS, count)
                .add(load("other", z.start() + " + j"))
                .addStatement("max = other.blend(max, other.compare($T.LE, max))", VectorTypes.OPERATORS)
                .endControlFlow()
                .add(vectors.settled("max"))
                .add(store(CodeBlock.of("max"), maxima + " + row"))
                .beginControlFlow("for (int j = row; j < $2L; j += $1L)", UnitMajor.ROWS, count)
                .add(load("z", z.start() + " + j"))
                .add(store(CodeBlock.of("z.sub(max)"), output.start() + " + j"))
                .endControlFlow()
                .endControlFlow()
                .addStatement(
                        "$T.exp(s, $L, s, $L, $L)",
                        vectors.scalar().vectorMath(),
                        output.start(),
                        output.start(),
                        count(output))
                .build();
    }

    /** The virtual lanes of the order of summation are vectors, which begin with one term, or with what a loop has summed. */
    @Override
    public CodeBlock sums(Access values, String sums) {
        int size = values.size();
        int looped = size > 2 * LANES ? size / LANES * LANES : 0;
        CodeBlock.Builder code = CodeBlock.builder().add(beginRows());
        if (looped > 0) {
            addLanes(code, values, looped);
        }
        List<Optional<CodeBlock>> lanes = new ArrayList<>();
        for (int lane = 0; lane < LANES; lane++) {
            Optional<CodeBlock> sum = looped > 0 ? Optional.of(CodeBlock.of("lane$L", lane)) : Optional.empty();
            for (int unit = looped + lane; unit < size; unit += LANES) {
                CodeBlock term = term(values, "row", unit);
                sum = Optional.of(sum.map(before -> vectors.add(term, before)).orElse(term));
            }
            lanes.add(sum);
        }
        CodeBlock all = Tiles.halvingTreeOfUsed(lanes, vectors::add);
        // Lanes begin at +0, which turns a sum of -0 into +0.
        return code.add(store(vectors.add(all, vectors.zero()), sums + " + row"))
                .endControlFlow()
                .build();
    }

    /** Declares the lanes, and sums the units before {@code end} in a loop. */
    private void addLanes(CodeBlock.Builder code, Access values, int end) {
        for (int lane = 0; lane < LANES; lane++) {
            code.addStatement("$T lane$L = $L", vectors.type(), lane, vectors.zero());
        }
        code.beginControlFlow("for (int j = row; j < $L; j += $L)", end * UnitMajor.ROWS, LANES * UnitMajor.ROWS);
        for (int lane = 0; lane < LANES; lane++) {
            CodeBlock before = CodeBlock.of("lane$L", lane);
            code.addStatement("$L = $L", before, vectors.add(term(values, "j", lane), before));
        }
        code.endControlFlow();
        for (int lane = 0; lane < LANES; lane++) {
            code.add(vectors.settled("lane" + lane));
        }
    }

    private CodeBlock term(Access values, String at, int unit) {
        return vectors.load("s", Tiles.index(values.start() + " + " + at, unit * UnitMajor.ROWS));
    }

    private CodeBlock beginRows() {
        return CodeBlock.of("for (int row = 0; row < $L; row += $L.length()) {\n$>", UnitMajor.ROWS, vectors.species());
    }

    @Override
    public CodeBlock overRows(
            Map<String, String> numbers, Map<String, Access> operands, String result, Access output, CodeBlock value) {
        CodeBlock.Builder code = CodeBlock.builder().add(beginRows());
        numbers.forEach((name, start) -> code.add(load(name, start + " + row")));
        code.beginControlFlow("for (int j = row; j < $L; j += $L)", count(output), UnitMajor.ROWS);
        operands.forEach((name, access) -> code.add(load(name, access.start() + " + j")));
        return code.add(store(value, output.start() + " + j"))
                .endControlFlow()
                .endControlFlow()
                .build();
    }
}
