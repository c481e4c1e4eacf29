package io.github.gradapt.processor;

import com.google.auto.service.AutoService;
import com.palantir.javapoet.JavaFile;
import io.github.gradapt.processor.diagnostics.Compilation;
import io.github.gradapt.processor.diagnostics.Diagnostics;
import io.github.gradapt.processor.diagnostics.Problem;
import io.github.gradapt.processor.diagnostics.Source;
import io.github.gradapt.processor.emission.NetworkEmitter;
import io.github.gradapt.processor.freezing.Freezer;
import io.github.gradapt.processor.plan.Plan;
import io.github.gradapt.processor.program.Lowering;
import io.github.gradapt.processor.reading.Declaration;
import io.github.gradapt.processor.reading.FunctionDeclaration;
import io.github.gradapt.processor.reading.FunctionReader;
import io.github.gradapt.processor.reading.RuntimeNames;
import io.github.gradapt.processor.reading.TopologyReader;
import io.github.gradapt.processor.reading.UnresolvedException;
import io.github.gradapt.processor.topology.Topology;
import io.github.gradapt.processor.validation.GeneratedNames;
import io.github.gradapt.processor.validation.TopologyValidator;
import io.github.gradapt.processor.writing.NetworkWriter;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * Generates a class for each type annotated as a network, and checks each annotation type that carries a formula.
 *
 * <p>Types are taken in the order of their names. One that refers to something that does not exist yet is tried again
 * in the next round, and reported in the last.
 */
@AutoService(Processor.class)
public final class NetworkProcessor extends AbstractProcessor {
    /** How much of a stack trace an error message shows. */
    private static final int FRAMES = 5;

    private static final String ISOLATING = "org.gradle.annotation.processing.isolating";

    private static final String VECTOR = "jdk.incubator.vector.FloatVector";

    private final NetworkGenerator generator;
    private final Compilation compilation = new Compilation();

    /** The names of the types to try again: elements do not outlive their round. */
    private final Set<String> pending = new TreeSet<>();

    private Elements elements;
    private Diagnostics diagnostics;
    private TopologyReader topologies;
    private FunctionReader functions;
    private GeneratedNames names;
    private TopologyValidator validator;
    private Freezer freezer;
    private NetworkWriter writer;

    /** A processor that generates networks. */
    public NetworkProcessor() {
        this((topology, vectorApi) -> List.of(NetworkEmitter.emit(Plan.of(Lowering.lower(topology)), vectorApi)));
    }

    NetworkProcessor(NetworkGenerator generator) {
        this.generator = generator;
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        elements = environment.getElementUtils();
        diagnostics = new Diagnostics(environment.getMessager(), compilation);
        topologies = new TopologyReader(environment, compilation);
        functions = new FunctionReader(elements);
        names = new GeneratedNames(elements);
        validator = new TopologyValidator(elements, environment.getTypeUtils(), names);
        freezer = new Freezer(environment);
        writer = new NetworkWriter(
                elements,
                environment.getTypeUtils(),
                environment.getFiler(),
                getClass().getCanonicalName());
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of(RuntimeNames.NEURAL_NETWORK, RuntimeNames.ELEMENTWISE, RuntimeNames.PER_OUTPUT);
    }

    /**
     * The options, and what Gradle asks after {@link #init}: a network is made from its topology alone, which is isolated
     * from all others, unless the compilation is told where files of parameters are. Gradle then compiles everything anew.
     */
    @Override
    public Set<String> getSupportedOptions() {
        boolean readsFiles = isInitialized() && processingEnv.getOptions().containsKey(Freezer.PATH_OPTION);
        return readsFiles ? Set.of(Freezer.PATH_OPTION) : Set.of(Freezer.PATH_OPTION, ISOLATING);
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        compilation.add(round.getRootElements());
        Map<String, TypeElement> types = new TreeMap<>();
        for (String name : pending) {
            TypeElement type = elements.getTypeElement(name);
            if (type != null) {
                types.put(name, type);
            }
        }
        pending.clear();
        for (TypeElement annotation : annotations) {
            ElementFilter.typesIn(round.getElementsAnnotatedWith(annotation))
                    .forEach(type -> types.put(type.getQualifiedName().toString(), type));
        }
        Map<String, Declaration> declarations = new TreeMap<>();
        for (TypeElement type : types.values()) {
            attempt(type, round, () -> read(type, declarations));
        }
        declarations.values().forEach(names::claim);
        for (Declaration declaration : declarations.values()) {
            attempt(declaration.type(), round, () -> generate(declaration));
        }
        return false;
    }

    private void read(TypeElement type, Map<String, Declaration> declarations) throws UnresolvedException {
        if (TopologyReader.isTopology(type)) {
            declarations.put(type.getQualifiedName().toString(), topologies.read(type));
        }
        for (FunctionDeclaration function : functions.read(type)) {
            validator.validate(function, diagnostics);
        }
    }

    private void generate(Declaration declaration) throws IOException {
        Optional<Topology> topology = validator
                .validate(declaration, diagnostics)
                .flatMap(valid -> freezer.freeze(declaration, valid, diagnostics));
        if (topology.isPresent()) {
            for (JavaFile file : generator.generate(topology.get(), seesVectors(declaration.type()))) {
                writer.write(file, declaration.type());
            }
        }
    }

    /** Whether the Vector API can be named in the module of {@code type}. */
    private boolean seesVectors(TypeElement type) {
        return elements.getTypeElement(elements.getModuleOf(type), VECTOR) != null;
    }

    /** A step on the way of one type. */
    private interface Step {
        void run() throws UnresolvedException, IOException;
    }

    /** Runs a step; whatever goes wrong stays with this type, and the others are processed all the same. */
    private void attempt(TypeElement type, RoundEnvironment round, Step step) {
        Diagnostics.Place place = diagnostics.at(Source.of(type));
        try {
            step.run();
        } catch (UnresolvedException unresolved) {
            if (round.processingOver()) {
                diagnostics
                        .at(unresolved.source(), Source.of(type))
                        .report(Problem.UNRESOLVED, unresolved.what(), type.getSimpleName());
            } else {
                pending.add(type.getQualifiedName().toString());
            }
        } catch (IOException failure) {
            place.report(Problem.NOT_WRITTEN, type.getQualifiedName(), failure);
        } catch (RuntimeException | AssertionError | LinkageError | StackOverflowError defect) {
            place.report(Problem.INTERNAL_ERROR, type.getQualifiedName(), head(defect));
        }
    }

    private static String head(Throwable defect) {
        return Arrays.stream(defect.getStackTrace())
                .limit(FRAMES)
                .map(frame -> " at " + frame)
                .collect(Collectors.joining("", defect.toString(), ""));
    }
}
