package io.github.gradapt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The declarations of activations and costs, read as the compiler reads them from a jar: from class files. */
class DeclarationsTest {

    private static final Map<String, Declaration> ACTIVATIONS = new TreeMap<>();
    private static final Map<String, Declaration> COSTS = new TreeMap<>();

    /** The attributes of an annotation, and the values of what it is annotated with. */
    private record Declaration(List<String> attributes, List<String> withoutDefault, Map<String, Object> meta) {}

    @BeforeAll
    static void read() throws URISyntaxException {
        File classes = new File(Elementwise.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaCompiler.CompilationTask task = compiler.getTask(
                null,
                null,
                null,
                List.of("-proc:only", "-classpath", classes.getPath()),
                List.of("io.github.gradapt.Elementwise"),
                null);
        task.setProcessors(List.of(new Reader()));
        assertThat(task.call()).isTrue();
    }

    @Test
    void everyActivationButTheStructuralOnesHasAFormula() {
        assertThat(ACTIVATIONS).hasSize(23);
        ACTIVATIONS.forEach((name, declaration) -> {
            if (name.equals("Softmax") || name.equals("LogSoftmax")) {
                assertThat(declaration.meta()).as(name).isEmpty();
            } else {
                assertThat(declaration.meta().get("Elementwise.value"))
                        .as(name)
                        .asString()
                        .contains("z");
            }
        });
    }

    @Test
    void everyCostHasAFormula() {
        assertThat(COSTS).hasSize(13);
        COSTS.forEach((name, declaration) -> assertThat(declaration.meta().get("PerOutput.value"))
                .as(name)
                .asString()
                .contains("a")
                .contains("y"));
    }

    @Test
    void everyAttributeHasADefaultAndIsUsed() {
        Map<String, Declaration> all = new TreeMap<>(ACTIVATIONS);
        all.putAll(COSTS);
        all.forEach((name, declaration) -> {
            assertThat(declaration.withoutDefault()).as(name).isEmpty();
            String formulas = declaration.meta().toString();
            for (String attribute : declaration.attributes()) {
                if (attribute.equals("reduction")) {
                    continue;
                }
                assertThat(formulas).as(name).containsPattern("\\b" + attribute + "\\b");
            }
        });
    }

    @Test
    void rectifiersStartWithTheInitializationOfHeAndSeluWithThatOfLeCun() {
        Map<String, List<String>> byInitializer = ACTIVATIONS.entrySet().stream()
                .filter(entry -> !entry.getValue().meta().isEmpty())
                .collect(Collectors.groupingBy(
                        entry -> entry.getValue()
                                .meta()
                                .getOrDefault("Elementwise.initializer", "GLOROT_UNIFORM")
                                .toString()
                                .replaceAll(".*\\.", ""),
                        TreeMap::new,
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())));

        assertThat(byInitializer.keySet()).containsExactly("GLOROT_UNIFORM", "HE_NORMAL", "LECUN_NORMAL");
        assertThat(byInitializer.get("HE_NORMAL"))
                .contains("Relu", "LeakyRelu", "Relu6", "Elu", "Gelu", "Silu", "Swish", "Mish", "HardSwish");
        assertThat(byInitializer.get("GLOROT_UNIFORM"))
                .contains("Identity", "Sigmoid", "Tanh", "Softsign", "HardTanh", "HardSigmoid");
        assertThat(byInitializer.get("LECUN_NORMAL")).containsExactly("Selu");
    }

    @Test
    void costsOfProbabilitiesSayWhatOutputsTheyTake() {
        assertThat(domain("CrossEntropy")).hasValue("a >= 0 && a <= 1");
        assertThat(domain("BinaryCrossEntropy")).hasValue("a >= 0 && a <= 1");
        assertThat(domain("NegativeLogLikelihood")).hasValue("a <= 0");
        assertThat(domain("Hinge")).isEmpty();
    }

    private static Optional<Object> domain(String cost) {
        assertThat(COSTS).containsKey(cost);
        return Optional.ofNullable(COSTS.get(cost))
                .map(declaration -> declaration.meta().get("PerOutput.domain"));
    }

    @SupportedAnnotationTypes("*")
    private static final class Reader extends AbstractProcessor {

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latest();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            read("io.github.gradapt.activation", ACTIVATIONS);
            read("io.github.gradapt.cost", COSTS);
            return false;
        }

        private void read(String packageName, Map<String, Declaration> declarations) {
            List<? extends Element> enclosed = processingEnv
                    .getElementUtils()
                    .getPackageElement(packageName)
                    .getEnclosedElements();
            for (TypeElement type : ElementFilter.typesIn(enclosed)) {
                List<ExecutableElement> attributes = ElementFilter.methodsIn(type.getEnclosedElements());
                declarations.put(
                        type.getSimpleName().toString(),
                        new Declaration(
                                names(attributes),
                                names(attributes.stream()
                                        .filter(attribute -> attribute.getDefaultValue() == null)
                                        .toList()),
                                meta(type)));
            }
        }

        private static List<String> names(List<ExecutableElement> elements) {
            List<String> names = new ArrayList<>();
            elements.forEach(element -> names.add(element.getSimpleName().toString()));
            return names;
        }

        private static Map<String, Object> meta(TypeElement type) {
            Map<String, Object> values = new TreeMap<>();
            for (AnnotationMirror mirror : type.getAnnotationMirrors()) {
                String annotation =
                        mirror.getAnnotationType().asElement().getSimpleName().toString();
                if (annotation.equals("Elementwise") || annotation.equals("PerOutput")) {
                    mirror.getElementValues()
                            .forEach((attribute, value) -> values.put(
                                    annotation + "." + attribute.getSimpleName(),
                                    value.getValue().toString()));
                }
            }
            return values;
        }
    }
}
