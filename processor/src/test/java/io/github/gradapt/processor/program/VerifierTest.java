package io.github.gradapt.processor.program;

import static io.github.gradapt.processor.program.Topologies.elementwise;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gradapt.processor.program.Buffer.Quantity;
import io.github.gradapt.processor.topology.Activation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One broken program for each rule. */
class VerifierTest {

    private final Program valid = Lowering.lower(Topologies.inputs(2)
            .dense("hidden", 3, elementwise("tanh(z)"))
            .dense("out", 1, Activation.Elementwise.IDENTITY)
            .cost("(a - y)^2"));

    private final Buffer z = new Buffer("hidden", Quantity.WEIGHTED_INPUT, 3);
    private final Buffer a = new Buffer("hidden", Quantity.ACTIVATION, 3);

    @Test
    void readBeforeWritten() {
        List<Op> reversed = new ArrayList<>(valid.forward());
        Collections.reverse(reversed);

        assertInvalid(withForward(reversed), "is read before it is written");
    }

    @Test
    void writtenTwice() {
        List<Op> twice = new ArrayList<>(valid.forward());
        twice.add(valid.forward().get(0));

        assertInvalid(withForward(twice), "hidden.z is written twice");
    }

    @Test
    void outputNeverWritten() {
        assertInvalid(withForward(valid.forward().subList(0, 2)), "the outputs out.z are never written");
    }

    @Test
    void sizesThatDisagree() {
        List<Op> ops = new ArrayList<>(valid.forward());
        ops.set(
                1,
                new Op.Elementwise(
                        Topologies.formula("tanh(z)"), Map.of("z", z), new Buffer("hidden", a.quantity(), 4)));

        assertInvalid(withForward(ops), "hidden.z holds 3, not 4");
    }

    @Test
    void formulaThatReadsWhatIsNoOperand() {
        List<Op> ops = new ArrayList<>(valid.forward());
        ops.set(1, new Op.Elementwise(Topologies.formula("tanh(z) * g"), Map.of("z", z), a));

        assertInvalid(withForward(ops), "the formula reads [g, z], the operands are [z]");
    }

    @Test
    void operationOutOfPlace() {
        List<Op> ops = new ArrayList<>(valid.forward());
        ops.add(new Op.Accumulate(valid.weights().get(0), z, valid.input()));

        assertInvalid(withForward(ops), "out of place in FORWARD");
    }

    @Test
    void trainingWithoutACost() {
        Program program = new Program(
                valid.topology(),
                valid.input(),
                valid.target(),
                valid.layers(),
                valid.forward(),
                List.of(),
                valid.backward(),
                valid.learn());

        assertInvalid(program, "computes one cost, not 0");
    }

    @Test
    void deltaNeverWritten() {
        Program program = new Program(
                valid.topology(),
                valid.input(),
                valid.target(),
                valid.layers(),
                valid.forward(),
                valid.cost(),
                valid.backward().subList(0, 1),
                valid.learn());

        assertInvalid(program, "hidden.delta is never written");
    }

    @Test
    void weightsSteppedBeforeTheyAreRead() {
        Weights out = valid.weights().get(1);
        List<Op> learn = new ArrayList<>(valid.learn());
        int read = indexOf(
                learn,
                op -> op instanceof Op.TransposedAffine affine
                        && affine.weights().equals(out));
        int step = indexOf(
                learn,
                op -> op instanceof Op.Descend descend && descend.weights().equals(out));
        Collections.swap(learn, read, step);
        Program program = new Program(
                valid.topology(),
                valid.input(),
                valid.target(),
                valid.layers(),
                valid.forward(),
                valid.cost(),
                valid.backward(),
                learn);

        assertInvalid(program, "are read after they were stepped");
    }

    private static int indexOf(List<Op> ops, Predicate<Op> wanted) {
        return IntStream.range(0, ops.size())
                .filter(i -> wanted.test(ops.get(i)))
                .findFirst()
                .orElseThrow();
    }

    private Program withForward(List<Op> forward) {
        return new Program(
                valid.topology(),
                valid.input(),
                valid.target(),
                valid.layers(),
                forward,
                valid.cost(),
                valid.backward(),
                valid.learn());
    }

    private static void assertInvalid(Program program, String message) {
        assertThatThrownBy(() -> Verifier.verified(program))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("invalid program: ")
                .hasMessageContaining(message);
    }
}
