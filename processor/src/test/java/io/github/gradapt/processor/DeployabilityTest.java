package io.github.gradapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradapt.Network;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/** What generated classes need where they run: nothing that the runtime, which is checked apart, does not need too. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeployabilityTest {

    /** What the runtime itself does not call, and Android's API has, by the same signature that the build checks with. */
    private static final Set<String> OF_THEIR_OWN = Set.of(
            "java/util/Arrays.fill([FF)V",
            "java/util/Arrays.fill([DD)V",
            "java/util/List.copyOf(Ljava/util/Collection;)Ljava/util/List;");

    private static final long SEED = 4021;
    private static final int NETWORKS = 60;

    private CompiledNetworks networks;

    @BeforeAll
    void compile() {
        NetworkCompiler compiler =
                new NetworkCompiler().source("plain.InDouble", """
                        @NeuralNetwork(precision = Precision.DOUBLE)
                        public interface InDouble {
                            @Input(value = 9, gradient = true)       Layer in();
                            @Dense(17) @Gelu                         Layer first();
                            @Dense(5) @Mish                          Layer second();
                            @Dense(3) @LogSoftmax @NegativeLogLikelihood Layer out();
                        }
                        """).source("plain.Inference", """
                        @NeuralNetwork(training = false)
                        public interface Inference {
                            @Input(30)                               Layer in();
                            @Dense(20) @Selu                         Layer hidden();
                            @Dense(4) @Softmax                       Layer out();
                        }
                        """);
        LongStream.range(SEED, SEED + NETWORKS)
                .mapToObj(RandomNetwork::new)
                .forEach(network -> compiler.source(network.declaration(), network.source()));
        networks = compiler.compile();
    }

    private List<byte[]> generated() {
        return networks.sources().keySet().stream().map(networks.classes()::get).toList();
    }

    @Test
    void generatedClassesNameOnlyTheRuntimeAndThePlatform() {
        Set<String> packages = new TreeSet<>();
        uses(generated()).types.stream()
                .filter(type -> !networks.classes().containsKey(type.replace('/', '.')))
                .forEach(type -> packages.add(type.substring(0, type.lastIndexOf('/'))));

        assertThat(packages)
                .contains("java/lang")
                .isSubsetOf(
                        "java/lang",
                        "java/util",
                        // What parameters are loaded from and saved to.
                        "java/io",
                        "java/nio",
                        "java/nio/file",
                        "io/github/gradapt",
                        "io/github/gradapt/backend",
                        "io/github/gradapt/math",
                        "io/github/gradapt/storage",
                        "io/github/gradapt/support");
    }

    /** So what the build finds of the runtime, that Android has what it calls, is true of generated classes too. */
    @Test
    void generatedClassesCallOfThePlatformWhatTheRuntimeCalls() throws IOException {
        Set<String> called = uses(generated()).members;

        assertThat(called)
                .contains(
                        "java/lang/Math.fma(FFF)F",
                        "java/lang/System.arraycopy(Ljava/lang/Object;ILjava/lang/Object;II)V");
        Set<String> others = new TreeSet<>(called);
        others.removeAll(uses(runtime()).members);
        assertThat(others).isSubsetOf(OF_THEIR_OWN);
    }

    /** Only where they are compiled for vectors do generated classes ask which backend there is. */
    @Test
    void plainClassesDoNotAskForTheBackend() {
        assertThat(uses(generated()).types).doesNotContain("io/github/gradapt/backend/Backends");
    }

    /** The class files of the runtime without those that may need what Android does not have. */
    private static List<byte[]> runtime() throws IOException {
        Path location = Path.of(Network.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        if (Files.isDirectory(location)) {
            return classFiles(location);
        }
        try (FileSystem jar = FileSystems.newFileSystem(location)) {
            return classFiles(jar.getPath("/"));
        }
    }

    private static List<byte[]> classFiles(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> classes = files.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> !file.toString().contains("Vector") && !file.endsWith("Backends.class"))
                    .toList();
            assertThat(classes).hasSizeGreaterThan(100);
            Stream.Builder<byte[]> bytes = Stream.builder();
            for (Path file : classes) {
                bytes.add(Files.readAllBytes(file));
            }
            return bytes.build().toList();
        }
    }

    private static Uses uses(Collection<byte[]> classFiles) {
        Uses uses = new Uses();
        classFiles.forEach(bytes -> new ClassReader(bytes)
                .accept(new ClassRemapper(uses.new Members(), uses.new Types()), ClassReader.SKIP_FRAMES));
        return uses;
    }

    /** What classes refer to: types, and members of the platform. */
    private static final class Uses {

        final Set<String> types = new TreeSet<>();
        final Set<String> members = new TreeSet<>();

        private void add(String owner, String member) {
            if (owner.startsWith("java/")) {
                members.add(owner + "." + member);
            }
        }

        /** Collects types. */
        final class Types extends Remapper {

            Types() {
                super(Opcodes.ASM9);
            }

            @Override
            public String map(String type) {
                types.add(type);
                return type;
            }
        }

        /** Collects members. */
        final class Members extends ClassVisitor {

            Members() {
                super(Opcodes.ASM9);
            }

            @Override
            public MethodVisitor visitMethod(
                    int access, String name, String type, String signature, String[] exceptions) {
                return new MethodVisitor(Opcodes.ASM9) {
                    @Override
                    public void visitMethodInsn(
                            int opcode, String owner, String called, String type, boolean isInterface) {
                        add(owner, called + type);
                    }

                    @Override
                    public void visitFieldInsn(int opcode, String owner, String field, String type) {
                        add(owner, field + ":" + type);
                    }

                    @Override
                    public void visitInvokeDynamicInsn(
                            String called, String type, Handle bootstrap, Object... arguments) {
                        add(bootstrap.getOwner(), bootstrap.getName() + bootstrap.getDesc());
                    }
                };
            }
        }
    }
}
