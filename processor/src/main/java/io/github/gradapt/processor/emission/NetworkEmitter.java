package io.github.gradapt.processor.emission;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.gradapt.processor.plan.Plan;
import io.github.gradapt.processor.program.Op;
import io.github.gradapt.processor.topology.Topology;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** From a plan to the class of a network. */
public final class NetworkEmitter {

    private final boolean vectorApi;
    private final Plan plan;
    private final Names names;
    private final Scalar scalar;
    private final OpSignature signature;

    private NetworkEmitter(Plan plan, boolean vectorApi) {
        this.vectorApi = vectorApi;
        this.plan = plan;
        this.names = new Names(plan);
        this.scalar = Scalar.of(plan.program().topology().precision());
        this.signature = new OpSignature(plan, names, scalar);
    }

    /**
     * The source file of a network; whoever writes it adds what says where it comes from.
     *
     * @param vectorApi whether the class can name the types of the Vector API
     */
    public static JavaFile emit(Plan plan, boolean vectorApi) {
        Topology topology = plan.program().topology();
        TypeSpec type = new NetworkEmitter(plan, vectorApi).type();
        return JavaFile.builder(topology.declaration().packageName(), type)
                // The package of the declaration may have a Math, a System or an Override of its own.
                .skipJavaLangImports(false)
                .indent("    ")
                .build();
    }

    private TypeSpec type() {
        Topology topology = plan.program().topology();
        boolean training = topology.training();
        TypeSpec.Builder type = TypeSpec.classBuilder(topology.name())
                .addModifiers(Modifier.FINAL)
                .addJavadoc(NetworkDocumentation.of(plan, scalar))
                // A type that the class inherits hides an import of the same name.
                .alwaysQualify(topology.declaration().memberTypeNames().toArray(new String[0]));
        if (topology.declaration().isPublic()) {
            type.addModifiers(Modifier.PUBLIC);
        }
        ClassName declaration = declaration(topology.declaration());
        if (topology.declaration().kind() == Topology.Kind.INTERFACE) {
            type.addSuperinterface(declaration);
        } else {
            type.superclass(declaration);
        }
        type.addSuperinterface(scalar.network(training));

        NameAllocator types = new NameAllocator();
        types.newName(topology.name());
        topology.declaration().memberTypeNames().forEach(types::newName);
        Optional<VectorBackend> vectors = vectorBackend(types);
        Optional<FrozenMembers> frozen = topology.frozen()
                .map(parameters -> new FrozenMembers(topology, names, scalar, types.newName("Parameters")));
        Members members = new Members(plan, names, scalar, vectorApi, frozen);
        Passes passes = new Passes(plan, signature, vectors);
        InferenceMethods inference = new InferenceMethods(plan, names, signature, passes);
        TrainingMethods trainingMethods = new TrainingMethods(plan, names, signature, passes);

        // The methods come first: they decide which constants there are.
        List<MethodSpec> operations = operations();
        List<MethodSpec> structure = members.methods();
        List<MethodSpec> forward = inference.methods();
        List<MethodSpec> backward = training ? trainingMethods.methods() : List.of();

        type.addFields(members.constants());
        // The one array that may be exchanged for another.
        type.addField(scalar.array(), "parameters", Modifier.PRIVATE);
        vectors.ifPresent(backend -> type.addFields(backend.switches()));
        if (training) {
            type.addField(field(scalar.array(), "gradients"));
        }
        type.addField(field(scalar.array(), "workspace"));
        type.addField(field(RuntimeTypes.LAYERS, "layers"));
        if (training) {
            type.addField(TypeName.BOOLEAN, "gradientsCleared", Modifier.PRIVATE);
            type.addField(TypeName.BOOLEAN, "rowReady", Modifier.PRIVATE);
            type.addField(TypeName.LONG, "accumulatedRows", Modifier.PRIVATE);
            type.addField(TypeName.DOUBLE, "accumulatedCost", Modifier.PRIVATE);
        }
        type.addMethods(structure).addMethods(forward).addMethods(backward).addMethods(operations);
        vectors.ifPresent(backend -> type.addType(backend.type()));
        frozen.ifPresent(parameters -> {
            type.addSuperinterface(RuntimeTypes.FROZEN_NETWORK);
            type.addType(parameters.holder(topology.denseLayers()));
        });
        return type.build();
    }

    private Optional<VectorBackend> vectorBackend(NameAllocator types) {
        if (!vectorApi) {
            return Optional.empty();
        }
        return Optional.of(new VectorBackend(plan, names, signature, types.newName("Vectors")));
    }

    private static FieldSpec field(TypeName type, String name) {
        return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.FINAL).build();
    }

    private static ClassName declaration(Topology.Declared declared) {
        List<String> nesting = declared.nesting();
        return ClassName.get(
                declared.packageName(),
                nesting.get(0),
                nesting.subList(1, nesting.size()).toArray(new String[0]));
    }

    /** One method, with its tiles, for each operation; what two passes have in common is there once. */
    private List<MethodSpec> operations() {
        Set<Op> ops = new LinkedHashSet<>();
        ops.addAll(plan.program().forward());
        ops.addAll(plan.program().cost());
        ops.addAll(plan.program().backward());
        ops.addAll(plan.program().learn());
        OpMethods methods = new OpMethods(new DenseMethods(plan, names, signature), new FormulaMethods(signature));
        return ops.stream().flatMap(op -> op.accept(methods).stream()).toList();
    }
}
