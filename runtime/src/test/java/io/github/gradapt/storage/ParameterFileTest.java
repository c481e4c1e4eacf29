package io.github.gradapt.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gradapt.LinearDoubleNetwork;
import io.github.gradapt.LinearNetwork;
import io.github.gradapt.storage.ParameterMismatchException.Kind;
import io.github.gradapt.storage.ParameterMismatchException.Mismatch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParameterFileTest {

    private static final float[] VALUES = {1, -0f, Float.MIN_VALUE, -4, Float.MAX_VALUE, 0.1f, 7, 8};

    @TempDir
    Path folder;

    private static LinearNetwork network() {
        LinearNetwork network = new LinearNetwork(3, 2);
        network.setValues(VALUES);
        return network;
    }

    private Path write(Tensor... tensors) throws IOException {
        Path file = folder.resolve("linear.safetensors");
        Safetensors.of(List.of(tensors), Map.of()).write(file);
        return file;
    }

    @Test
    void savesTensorsAsPyTorchNamesThem() throws IOException {
        Path file = folder.resolve("linear.safetensors");

        network().save(file);

        Safetensors contents = Safetensors.read(file);
        assertThat(contents.tensors().values())
                .extracting(Tensor::toString)
                .containsExactly("a.bias: F32 [2]", "a.weight: F32 [2, 3]");
        assertThat(contents.tensors().get("a.weight").floatAt(3)).isEqualTo(-4);
        assertThat(contents.metadata())
                .containsExactly(
                        Map.entry("gradapt.fingerprint", "linear 3 2"), Map.entry("gradapt.version", Version.CURRENT));
    }

    @Test
    void theVersionIsThatOfTheBuild() throws IOException {
        assertThat(Files.readString(Path.of("pom.xml"))).contains("<version>" + Version.CURRENT + "</version>");
    }

    @Test
    void loadsWhatItSavedBitForBitAndLeavesThePaddingAlone() throws IOException {
        LinearNetwork network = network();
        ParameterFile parameters = ParameterFile.of(network);
        ByteBuffer buffer = ByteBuffer.allocate((int) parameters.length());
        network.save(buffer);
        LinearNetwork fromBuffer = new LinearNetwork(3, 2);
        LinearNetwork fromContents = new LinearNetwork(3, 2);

        ParameterFile.of(fromBuffer).load(buffer.flip());
        ParameterFile.of(fromContents).load(parameters.contents());

        assertThat(bits(fromBuffer.parameters())).isEqualTo(bits(network.parameters()));
        assertThat(bits(fromContents.parameters())).isEqualTo(bits(network.parameters()));
    }

    private static List<Integer> bits(float[] values) {
        List<Integer> bits = new ArrayList<>();
        for (float value : values) {
            bits.add(Float.floatToRawIntBits(value));
        }
        return bits;
    }

    @Test
    void floatAndDoubleReadEachOthersFiles() throws IOException {
        Path file = folder.resolve("linear.safetensors");
        LinearDoubleNetwork inDouble = new LinearDoubleNetwork(3, 2);
        LinearNetwork inFloat = new LinearNetwork(3, 2);

        network().save(file);
        ParameterFile.of(inDouble).load(file);
        assertThat(inDouble.layers().get(1).weight(1, 2)).isEqualTo(0.1f);

        inDouble.layers().get(1).setWeight(1, 2, 0.1);
        inDouble.save(file);
        assertThat(Safetensors.read(file).tensors().get("a.weight")).hasToString("a.weight: F64 [2, 3]");
        ParameterFile.of(inFloat).load(file);
        assertThat(inFloat.values()).containsExactly(VALUES);
    }

    @Test
    void aFileOfAnotherProgramIsLoaded() throws IOException {
        LinearNetwork network = new LinearNetwork(3, 2);

        ParameterFile.of(network).load(new ByteArrayInputStream(PythonWriter.kept("linear")));

        assertThat(network.values()).containsExactly(1, 2, 3, -4, -5, -6, 0.25f, -0.75f);
    }

    @Test
    void aNameMapSaysWhatTensorsAreCalled() throws IOException {
        Path file = folder.resolve("linear.safetensors");
        NameMap sequential = NameMap.inOrder("0");
        NameMap named = NameMap.of(Map.of("a", "fc1"));
        NameMap tensors = NameMap.of(Map.of("a", "head", "a.weight", "W"));
        for (NameMap names : List.of(sequential, named, tensors)) {
            LinearNetwork network = new LinearNetwork(3, 2);
            ParameterFile.of(network()).names(names).save(file);
            ParameterFile.of(network).names(names).load(file);
            assertThat(network.values()).containsExactly(VALUES);
        }
        assertThat(Safetensors.read(file).tensors()).containsOnlyKeys("W", "head.bias");
    }

    @Test
    void aNameMapForAnotherNetworkIsRefused() {
        ParameterFile parameters = ParameterFile.of(network());

        assertThatThrownBy(() -> parameters.names(NameMap.inOrder("0", "2")).contents())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the name map has 2 names, [0, 2], for 1 layers, [a]");
        assertThatThrownBy(
                        () -> parameters.names(NameMap.of(Map.of("b", "fc1"))).length())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the name map has [b]; the layers are [a]");
        assertThatThrownBy(() -> parameters
                        .names(NameMap.of(Map.of("a.weight", "x", "a.bias", "x")))
                        .contents())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the name map gives two tensors the name 'x'");
    }

    @Test
    void allThatDoesNotFitIsListedAtOnceAndNothingIsChanged() throws IOException {
        Path file = write(
                Tensor.of("a.weight", new float[6], 3, 2),
                Tensor.of("b.weight", new float[1], 1),
                Tensor.of("b.bias", new float[0], 0));
        LinearNetwork network = network();

        assertThatThrownBy(() -> ParameterFile.of(network).load(file))
                .isInstanceOfSatisfying(ParameterMismatchException.class, error -> {
                    assertThat(error.file()).isEqualTo(file.toString());
                    assertThat(error.mismatches())
                            .containsExactly(
                                    new Mismatch(Kind.MISSHAPEN, "a.weight", "[3, 2]", "[2, 3]"),
                                    new Mismatch(Kind.MISSING, "a.bias", "nothing", "[2]"),
                                    new Mismatch(Kind.UNEXPECTED, "b.bias", "[0]", "nothing"),
                                    new Mismatch(Kind.UNEXPECTED, "b.weight", "[1]", "nothing"));
                })
                .hasMessage(file + ": its tensors are not the parameters of this network\n"
                        + "  'a.weight' has another shape: found [3, 2], expected [2, 3]\n"
                        + "  'a.bias' is missing: found nothing, expected [2]\n"
                        + "  'b.bias' is in the file: found [0], expected nothing\n"
                        + "  'b.weight' is in the file: found [1], expected nothing");
        assertThat(network.values()).containsExactly(VALUES);
    }

    @Test
    void valuesHaveToBeFiniteInThePrecisionOfTheNetwork() throws IOException {
        Path file = write(
                Tensor.of("a.weight", new double[] {1, 2, 3, 4, 5, 1e39}, 2, 3), Tensor.of("a.bias", new double[2], 2));
        LinearDoubleNetwork inDouble = new LinearDoubleNetwork(3, 2);

        assertThatThrownBy(() -> ParameterFile.of(network()).load(file))
                .isInstanceOf(ParameterMismatchException.class)
                .hasMessageContaining("'a.weight' is not finite: found 1.0E39 at [1, 2], expected finite floats");
        ParameterFile.of(inDouble).load(file);
        assertThat(inDouble.layers().get(1).weight(1, 2)).isEqualTo(1e39);
    }

    @Test
    void parametersThatCouldNotBeLoadedAreNotSaved() throws IOException {
        Path file = folder.resolve("linear.safetensors");
        LinearNetwork network = network();
        network.save(file);
        byte[] before = Files.readAllBytes(file);
        network.layers().get(1).setBias(1, Double.NaN);

        assertThatThrownBy(() -> network.save(file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a.bias[1] is NaN; only finite parameters can be saved");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void aFileOfAnotherTopologyIsLoadedOnlyIfAsked() throws IOException {
        Path file = folder.resolve("linear.safetensors");
        network().save(file);
        String other =
                new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).replace("linear 3 2", "tanh 3 2  ");
        Files.writeString(file, other, StandardCharsets.ISO_8859_1);
        LinearNetwork network = new LinearNetwork(3, 2);

        assertThatThrownBy(() -> ParameterFile.of(network).load(file))
                .isInstanceOf(ParameterMismatchException.class)
                .hasMessageContaining(
                        "'gradapt.fingerprint' is of another topology, which only ParameterFile.anyTopology() takes: "
                                + "found 'tanh 3 2  ', expected 'linear 3 2'");
        ParameterFile.of(network).anyTopology().load(file);
        assertThat(network.values()).containsExactly(VALUES);
    }

    @Test
    void aMissingFileIsTheErrorOfTheSystem() {
        assertThatThrownBy(() -> ParameterFile.of(network()).load(folder.resolve("none")))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void savingReplacesTheFileAndLeavesNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("linear.safetensors"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);

        network().save(link);

        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(Safetensors.read(file).tensors()).hasSize(2);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(file, link);
        }
        assertThatThrownBy(() -> network().save(folder.resolve("none").resolve("linear.safetensors")))
                .isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> network().save(folder)).isInstanceOf(IOException.class);
        assertThat(folder).isDirectory();
    }
}
