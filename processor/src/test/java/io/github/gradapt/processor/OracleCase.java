package io.github.gradapt.processor;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A reference network with one batch, and all that follows from it: README.md beside the files says what is what. */
@SuppressWarnings("ArrayRecordComponent") // Never compared as a whole.
record OracleCase(
        String name,
        String kind,
        int input,
        List<LayerSpec> layers,
        CostSpec cost,
        List<LayerValues> parameters,
        Batch batch,
        Expected expected,
        @Nullable Training training) {

    record LayerSpec(
            String type, int units, String activation, Map<String, Object> activationParameters, boolean bias) {}

    record CostSpec(String name, Map<String, Object> parameters, String outputReduction) {}

    record LayerValues(double[][] weights, double @Nullable [] biases) {}

    record Batch(double[][] inputs, double[][] targets) {}

    record Expected(
            double[][] outputs,
            double[] perSampleLoss,
            double loss,
            List<double[][]> preActivations,
            List<double[][]> activations,
            List<double[][]> deltas,
            List<LayerValues> gradients,
            double[][] inputGradients) {}

    record Training(int steps, List<Run> runs) {}

    record Run(
            String optimizer,
            Map<String, Object> hyperParameters,
            double[] lossBeforeStep,
            double finalLoss,
            List<LayerValues> finalParameters) {

        double hyperParameter(String parameter) {
            return (Double) hyperParameters.get(parameter);
        }
    }

    int rows() {
        return batch.inputs().length;
    }

    List<Run> runs() {
        return training == null ? List.of() : training.runs();
    }

    /** The folder in the system property {@code oracle.dir}, by default the one among the test resources. */
    static Path folder() throws URISyntaxException {
        String folder = System.getProperty("oracle.dir");
        return folder != null
                ? Path.of(folder)
                : Path.of(OracleCase.class.getResource("/oracle").toURI());
    }

    /** The cases in {@code folder} itself, in the order of their names. */
    static List<OracleCase> readAll(Path folder) throws IOException {
        List<OracleCase> cases = new ArrayList<>();
        try (var files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".json")).sorted().forEach(file -> cases.add(read(file)));
        }
        return cases;
    }

    private static OracleCase read(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            return new Gson().fromJson(reader, OracleCase.class);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The paths, relative to {@code folder}, of the cases in its sub-folders. */
    static List<String> namesInSubFolders(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.map(folder::relativize)
                    .filter(file -> file.getNameCount() > 1 && file.toString().endsWith(".json"))
                    .map(Path::toString)
                    .sorted()
                    .toList();
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
