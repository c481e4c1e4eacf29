package io.github.gradapt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What somebody who deploys the runtime wants to know of it, read from its class files and its pom. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeployabilityTest {

    /** What the README states. */
    private static final long MOST_BYTES = 250_000;

    private static final String BACKENDS = "io/github/gradapt/backend/Backends";

    private static final Pattern REFLECTION = Pattern.compile("java/lang/reflect/.*"
            + "|java/lang/Class\\.(forName|newInstance|get(Declared|Enclosing|Record)?"
            + "(Method|Field|Constructor|Class|Component)(e?s)?)"
            + "|java/lang/invoke/(MethodHandles\\$Lookup|VarHandle|MethodHandle)\\..*"
            + "|java/lang/ClassLoader\\..*|java/lang/Class\\.getClassLoader");

    private static final Pattern UNSAFE_OR_NATIVE =
            Pattern.compile("(sun|jdk/internal)/.*|java/lang/(System|Runtime)\\.load(Library)?|java/lang/foreign/.*");

    private static final Pattern SERVICES = Pattern.compile("java/util/ServiceLoader.*");

    /** Files, sockets, resources, and what is set outside of the program; which Java it is, is not. */
    private static final Pattern OUTSIDE = Pattern.compile(
            "java/io/(?!Serializable).*|java/net/.*"
                    + "|java/nio/(file|channels)/.*|java/lang/Class(Loader)?\\.getResource.*"
                    + "|java/lang/System\\.(getProperty|getProperties|getenv|getLogger|console|in|lineSeparator)"
                    + "|java/lang/(Integer\\.getInteger|Long\\.getLong|Boolean\\.getBoolean)|java/lang/Process.*|java/lang/Runtime\\.(?!version$).*");

    private List<ClassFile> classes;

    @BeforeAll
    void read() throws IOException {
        classes = ClassFile.ofRuntime();
        assertThat(classes).hasSizeGreaterThan(100);
    }

    private List<String> using(Pattern pattern) {
        List<String> found = new ArrayList<>();
        for (ClassFile file : classes) {
            file.uses().stream()
                    .filter(member -> pattern.matcher(member).matches())
                    .forEach(member -> found.add(file.name() + " uses " + member));
            file.types().stream()
                    .filter(type -> pattern.matcher(type).matches())
                    .forEach(type -> found.add(file.name() + " names " + type));
        }
        return found;
    }

    @Test
    void usesNoReflection() {
        assertThat(using(REFLECTION)).isEmpty();
    }

    @Test
    void loadsNoServices() {
        assertThat(using(SERVICES)).isEmpty();
    }

    @Test
    void usesNeitherUnsafeNorNativeCode() {
        assertThat(using(UNSAFE_OR_NATIVE)).isEmpty();
        assertThat(classes).allSatisfy(file -> assertThat(file.natives()).isEmpty());
    }

    @Test
    void initializingAClassLooksAtNothingOutside() {
        Map<String, Set<String>> methods = new HashMap<>();
        classes.forEach(file ->
                file.methods().forEach((method, used) -> methods.put(file.name() + "." + method, used)));
        Deque<String> open = new ArrayDeque<>(methods.keySet().stream()
                .filter(key -> key.contains(".<clinit>"))
                .toList());
        assertThat(open).hasSizeGreaterThan(5);

        Set<String> seen = new HashSet<>(open);
        List<String> found = new ArrayList<>();
        while (!open.isEmpty()) {
            String method = open.remove();
            for (String used : methods.get(method)) {
                if (OUTSIDE.matcher(ClassFile.withoutType(used)).matches()) {
                    found.add(method + " uses " + used);
                } else if (methods.containsKey(used) && seen.add(used)) {
                    open.add(used);
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void propertiesAreReadByTheChoiceOfTheBackendAlone() {
        assertThat(using(Pattern.compile("java/lang/System\\.(getProperty|getProperties|getenv|getLogger)")))
                .isNotEmpty()
                .allMatch(found -> found.startsWith(BACKENDS + " "));
    }

    @Test
    void namesOnlyTypesOfThePlatform() {
        Pattern known = Pattern.compile("(java|jdk/incubator/vector|io/github/gradapt)/.*|org/jspecify/annotations/.*");
        assertThat(classes)
                .allSatisfy(file -> assertThat(file.types()).as(file.name()).allMatch(known.asMatchPredicate()));
    }

    @Test
    void onlyClassesWithVectorInTheirNamesNeedTheIncubatingModule() {
        assertThat(using(Pattern.compile("jdk/incubator/vector/.*")))
                .isNotEmpty()
                .allMatch(found -> found.matches("io/github/gradapt/math/[\\w$]*Vector\\w* .*"));
    }

    /** The check against Android's API, in the build, leaves out what has this annotation. */
    @Test
    void onlyTheChoiceOfTheBackendIsExceptedFromAndroid() {
        assertThat(classes)
                .filteredOn(file -> file.annotations().contains("io/github/gradapt/backend/NotOnAndroid"))
                .extracting(ClassFile::name)
                .containsExactly(BACKENDS);
    }

    @Test
    void needsTheModuleJavaBaseAlone(@TempDir Path folder) throws IOException {
        for (ClassFile file : classes) {
            if (!file.name().matches(".*Vector\\w*")) {
                Path copy = folder.resolve(file.name() + ".class");
                Files.createDirectories(copy.getParent());
                Files.copy(ClassFile.folder().resolve(file.name() + ".class"), copy);
            }
        }
        // JSpecify's annotations are the compiler's: nothing at run time looks for them.
        assertThat(run("jdeps", "--print-module-deps", "--ignore-missing-deps", folder.toString()))
                .isEqualTo("java.base");
        assertThat(run("jdeps", "--print-module-deps", "--ignore-missing-deps", copyOfAll(folder)))
                .isEqualTo("java.base,jdk.incubator.vector");
    }

    private String copyOfAll(Path folder) throws IOException {
        for (ClassFile file : classes) {
            Path copy = folder.resolve(file.name() + ".class");
            if (!Files.exists(copy)) {
                Files.copy(ClassFile.folder().resolve(file.name() + ".class"), copy);
            }
        }
        return folder.toString();
    }

    @Test
    void theJarIsSmall(@TempDir Path folder) throws IOException {
        Path jar = folder.resolve("runtime.jar");
        run(
                "jar",
                "--create",
                "--file",
                jar.toString(),
                "-C",
                ClassFile.folder().toString(),
                ".");

        assertThat(Files.size(jar)).isBetween(MOST_BYTES / 2, MOST_BYTES);
    }

    /** What a tool of the JDK prints. */
    private static String run(String tool, String... arguments) {
        StringWriter printed = new StringWriter();
        PrintWriter out = new PrintWriter(printed);
        int status = ToolProvider.findFirst(tool).orElseThrow().run(out, out, arguments);
        assertThat(status).as(printed.toString()).isZero();
        return printed.toString().trim();
    }

    @Test
    void hasNoDependencyAtRunTime() throws Exception {
        Element project = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("pom.xml").toFile())
                .getDocumentElement();
        NodeList dependencies = project.getElementsByTagName("dependency");
        assertThat(dependencies.getLength()).isPositive();
        for (int i = 0; i < dependencies.getLength(); i++) {
            Element dependency = (Element) dependencies.item(i);
            String artifact =
                    dependency.getElementsByTagName("artifactId").item(0).getTextContent();
            assertThat(dependency.getElementsByTagName("scope").item(0).getTextContent())
                    .as(artifact)
                    .isIn("provided", "test");
        }
    }
}
