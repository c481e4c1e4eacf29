package io.github.gradapt.processor.freezing;

import io.github.gradapt.processor.diagnostics.Diagnostics;
import io.github.gradapt.processor.diagnostics.Problem;
import io.github.gradapt.processor.topology.Precision;
import io.github.gradapt.storage.Safetensors;
import io.github.gradapt.storage.Tensor;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** The tensors of a file, taken one by one; what does not fit is reported, and so is what is left over. */
final class Tensors {

    /** What the names of tensors begin with that are there for a checkpoint of a training, beside the parameters. */
    private static final String OF_CHECKPOINTS = "gradapt/";

    private final String file;
    private final Safetensors contents;
    private final Precision precision;
    private final Diagnostics.Place place;

    /** The tensors that were asked for, and what for. */
    private final Map<String, String> taken = new LinkedHashMap<>();

    /**
     * The tensors of a file.
     *
     * @param file  its name
     * @param place where to report what does not fit
     */
    Tensors(String file, Safetensors contents, Precision precision, Diagnostics.Place place) {
        this.file = file;
        this.contents = contents;
        this.precision = precision;
        this.place = place;
    }

    /**
     * The values of a tensor, in row-major order; zeros, after reporting why, if it does not fit.
     *
     * @param layer the layer that takes it
     * @param kind  what it is there
     */
    double[] take(String name, String layer, String kind, long... shape) {
        double[] values = new double[Math.toIntExact(LongStream.of(shape).reduce(1, Math::multiplyExact))];
        String use = layer + "." + kind;
        String earlier = taken.putIfAbsent(name, use);
        if (earlier != null) {
            place.report(Problem.FROZEN_NAME_SHARED, name, earlier, use);
            return values;
        }
        Tensor tensor = contents.tensors().get(name);
        if (tensor == null) {
            place.report(
                    Problem.FROZEN_TENSOR_MISSING,
                    file,
                    name,
                    use,
                    listed(contents.tensors().keySet()));
        } else if (!tensor.shape().equals(Arrays.stream(shape).boxed().toList())) {
            place.report(Problem.FROZEN_TENSOR_SHAPE, name, file, tensor.shape(), layer, Arrays.toString(shape));
        } else {
            read(tensor, values);
        }
        return values;
    }

    private void read(Tensor tensor, double[] values) {
        for (int i = 0; i < values.length; i++) {
            double value = tensor.doubleAt(i);
            boolean finite = precision == Precision.FLOAT ? Float.isFinite((float) value) : Double.isFinite(value);
            if (!finite) {
                String index = index(tensor.shape(), i);
                place.report(Problem.FROZEN_TENSOR_NOT_FINITE, tensor.name(), file, value, index);
                return;
            }
            values[i] = value;
        }
    }

    private static String index(List<Long> shape, int position) {
        long[] index = new long[shape.size()];
        long rest = position;
        for (int i = index.length - 1; i >= 0; i--) {
            index[i] = rest % shape.get(i);
            rest /= shape.get(i);
        }
        return Arrays.toString(index);
    }

    /** Reports the tensors that nobody has asked for. */
    void reportRest() {
        List<String> rest = contents.tensors().keySet().stream()
                .filter(name -> !taken.containsKey(name) && !name.startsWith(OF_CHECKPOINTS))
                .toList();
        if (!rest.isEmpty()) {
            place.report(Problem.FROZEN_TENSOR_UNEXPECTED, file, listed(rest), listed(taken.keySet()));
        }
    }

    private static String listed(Collection<String> names) {
        return names.isEmpty()
                ? "none"
                : names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
    }
}
