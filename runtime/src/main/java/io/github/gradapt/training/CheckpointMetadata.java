package io.github.gradapt.training;

import io.github.gradapt.optimizer.OptimizerState;
import io.github.gradapt.storage.Safetensors;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** What the metadata of a file say of a training. Numbers are exact: in hexadecimal, unless they are whole. */
final class CheckpointMetadata {

    private static final String OPTIMIZER = "gradapt.optimizer";
    private static final String STEP = "gradapt.optimizer.step";
    private static final String ARRAYS = "gradapt.optimizer.arrays";
    private static final String HYPERPARAMETER = "gradapt.optimizer.hyperparameter.";
    private static final String NUMBER = "gradapt.optimizer.number.";
    private static final String EPOCHS = "gradapt.training.epochs";
    private static final String COST = "gradapt.training.cost";
    private static final String BATCH_SIZE = "gradapt.training.batchSize";
    private static final String ROWS = "gradapt.training.rows";
    private static final String SEED = "gradapt.training.seed";

    private final Safetensors contents;
    private final String file;
    private final Map<String, String> metadata;

    CheckpointMetadata(Safetensors contents) {
        this.contents = contents;
        file = contents.file();
        metadata = contents.metadata();
    }

    /** The file that they are of. */
    Safetensors contents() {
        return contents;
    }

    static void put(OptimizerState state, Map<String, String> metadata) {
        metadata.put(OPTIMIZER, state.optimizer());
        metadata.put(STEP, Long.toString(state.step()));
        metadata.put(ARRAYS, Integer.toString(state.arrays()));
        state.hyperparameters()
                .forEach((name, value) -> metadata.put(HYPERPARAMETER + name, Double.toHexString(value)));
        state.numbers().forEach((name, value) -> metadata.put(NUMBER + name, Double.toHexString(value)));
    }

    static void put(Progress progress, Map<String, String> metadata) {
        metadata.put(EPOCHS, Integer.toString(progress.epochs()));
        metadata.put(COST, Double.toHexString(progress.trainingCost()));
        metadata.put(BATCH_SIZE, Integer.toString(progress.batchSize()));
        metadata.put(ROWS, Integer.toString(progress.rows()));
        progress.seed().ifPresent(seed -> metadata.put(SEED, Long.toString(seed)));
    }

    /** The number of arrays of the optimizer's state: at most those that there are tensors for. */
    int arrays() throws CheckpointMismatchException {
        return count(ARRAYS);
    }

    /** The state of the optimizer. */
    OptimizerState state(List<double[]> arrays) throws CheckpointMismatchException {
        return new OptimizerState(text(OPTIMIZER), number(STEP), numbers(HYPERPARAMETER), numbers(NUMBER), arrays);
    }

    /** How far a trainer had come. */
    Progress progress() throws CheckpointMismatchException {
        OptionalLong seed = metadata.containsKey(SEED) ? OptionalLong.of(number(SEED)) : OptionalLong.empty();
        return new Progress(count(EPOCHS), real(COST), count(BATCH_SIZE), count(ROWS), seed);
    }

    private Map<String, Double> numbers(String prefix) throws CheckpointMismatchException {
        Map<String, Double> numbers = new TreeMap<>();
        for (String key : metadata.keySet()) {
            if (key.startsWith(prefix)) {
                numbers.put(key.substring(prefix.length()), real(key));
            }
        }
        return numbers;
    }

    private String text(String key) throws CheckpointMismatchException {
        String text = metadata.get(key);
        if (text == null) {
            throw new CheckpointMismatchException(file, List.of("the metadata have no " + key));
        }
        return text;
    }

    private double real(String key) throws CheckpointMismatchException {
        try {
            return Double.parseDouble(text(key));
        } catch (NumberFormatException e) {
            throw noNumber(key, "a number");
        }
    }

    private long number(String key) throws CheckpointMismatchException {
        try {
            return Long.parseLong(text(key));
        } catch (NumberFormatException e) {
            throw noNumber(key, "a whole number");
        }
    }

    private int count(String key) throws CheckpointMismatchException {
        long count = number(key);
        if (count < 0 || count > Integer.MAX_VALUE) {
            throw noNumber(key, "a whole number from 0 to 2^31 - 1");
        }
        return (int) count;
    }

    private CheckpointMismatchException noNumber(String key, String expected) throws CheckpointMismatchException {
        return new CheckpointMismatchException(file, List.of(key + " is '" + text(key) + "'; expected " + expected));
    }
}
