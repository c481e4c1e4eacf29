package io.github.gradapt.storage;

import io.github.gradapt.storage.ParameterMismatchException.Kind;
import io.github.gradapt.storage.ParameterMismatchException.Mismatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Finds all that makes a file unfit for a network. */
final class ParameterCheck {

    private static final String NOTHING = "nothing";

    private final Safetensors contents;
    private final Map<String, Parameter> expected;
    private final boolean inFloat;
    private final String ignored;
    private final List<Mismatch> mismatches = new ArrayList<>();

    /**
     * A check.
     *
     * @param expected the parameters of the network, by their names in the file
     * @param inFloat  whether the network computes in float
     * @param ignored  what the names of tensors begin with that are not for the network
     */
    ParameterCheck(Safetensors contents, Map<String, Parameter> expected, boolean inFloat, String ignored) {
        this.contents = contents;
        this.expected = expected;
        this.inFloat = inFloat;
        this.ignored = ignored;
    }

    /** A tensor that was found to be there. */
    static Tensor tensor(Safetensors contents, String name) {
        return Objects.requireNonNull(contents.tensors().get(name));
    }

    /**
     * Checks everything.
     *
     * @param fingerprint that of the network; empty if any will do
     */
    void check(String fingerprint) throws ParameterMismatchException {
        String found = contents.metadata().get(ParameterFile.FINGERPRINT);
        if (found != null && !fingerprint.isEmpty() && !found.equals(fingerprint)) {
            add(Kind.OTHER_TOPOLOGY, ParameterFile.FINGERPRINT, Quoted.of(found), Quoted.of(fingerprint));
        }
        expected.forEach(this::check);
        contents.tensors().forEach((name, tensor) -> {
            if (!expected.containsKey(name) && !name.startsWith(ignored)) {
                add(Kind.UNEXPECTED, name, tensor.shapeText(), NOTHING);
            }
        });
        if (!mismatches.isEmpty()) {
            throw new ParameterMismatchException(contents.file(), mismatches);
        }
    }

    private void check(String name, Parameter parameter) {
        Tensor tensor = contents.tensors().get(name);
        String shape = Arrays.toString(parameter.shape());
        if (tensor == null) {
            add(Kind.MISSING, name, NOTHING, shape);
        } else if (!tensor.shapeText().equals(shape)) {
            add(Kind.MISSHAPEN, name, tensor.shapeText(), shape);
        } else {
            checkFinite(name, parameter, tensor);
        }
    }

    private void checkFinite(String name, Parameter parameter, Tensor tensor) {
        for (int i = 0; i < parameter.size(); i++) {
            boolean finite = inFloat ? Float.isFinite(tensor.floatAt(i)) : Double.isFinite(tensor.doubleAt(i));
            if (!finite) {
                add(
                        Kind.NOT_FINITE,
                        name,
                        tensor.doubleAt(i) + " at " + parameter.place(i),
                        inFloat ? "finite floats" : "finite doubles");
                return;
            }
        }
    }

    private void add(Kind kind, String tensor, String found, String wanted) {
        mismatches.add(new Mismatch(kind, tensor, found, wanted));
    }
}
