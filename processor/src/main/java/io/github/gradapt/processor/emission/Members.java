package io.github.gradapt.processor.emission;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.github.gradapt.processor.plan.DensePlacement;
import io.github.gradapt.processor.plan.Plan;
import io.github.gradapt.processor.plan.Workspace;
import io.github.gradapt.processor.program.Buffer;
import io.github.gradapt.processor.program.Program;
import io.github.gradapt.processor.topology.DenseLayer;
import io.github.gradapt.processor.topology.InputLayer;
import io.github.gradapt.processor.topology.Layer;
import io.github.gradapt.processor.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** What a generated class has whatever it computes: constants, constructors, layers, parameters. */
final class Members {

    private final boolean vectors;
    private final Optional<FrozenMembers> frozen;
    private final Plan plan;
    private final Program program;
    private final Topology topology;
    private final Names names;
    private final Scalar scalar;
    private final TypeName array;

    Members(Plan plan, Names names, Scalar scalar, boolean vectors, Optional<FrozenMembers> frozen) {
        this.vectors = vectors;
        this.frozen = frozen;
        this.plan = plan;
        this.program = plan.program();
        this.topology = program.topology();
        this.names = names;
        this.scalar = scalar;
        this.array = scalar.array();
    }

    List<FieldSpec> constants() {
        List<FieldSpec> constants = new ArrayList<>();
        constants.add(constant("INPUTS", program.input().size(), "The inputs of a row."));
        constants.add(constant("OUTPUTS", program.output().size(), "The outputs of a row."));
        constants.add(constant("PARAMETERS", plan.parameters().size(), "All weights and biases, padding included."));
        plan.parameters().placements().forEach((weights, placement) -> {
            String order = placement.order().wide() ? "[input][unit]" : "[unit][input]";
            String what = weights.layer() + ": W, " + order + ", in rows of " + placement.stride() + ".";
            constants.add(constant(names.weights(weights), placement.offset(), what));
            if (weights.bias()) {
                constants.add(constant(names.biases(weights), placement.biases(), weights.layer() + ": b."));
            }
        });
        constants.add(constant("WORKSPACE", plan.workspace().size(), "All that is computed for a block of rows."));
        if (vectors) {
            String what = "Room for the lanes of a tile of sums.";
            constants.add(constant(VectorConstants.SCRATCH, plan.workspace().scratch(), what));
        }
        constants.add(constant("BLOCK", plan.workspace().rows(), "The rows of a block."));
        plan.workspace().slots().forEach((buffer, slot) -> {
            String what = buffer.layer() + ": " + names.symbol(buffer) + ", in rows of " + slot.stride() + ".";
            constants.add(constant(names.start(buffer), slot.offset(), what));
        });
        return constants;
    }

    private static FieldSpec constant(String name, int value, String doc) {
        return FieldSpec.builder(TypeName.INT, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("$L\n", doc)
                .initializer("$L", value)
                .build();
    }

    List<MethodSpec> methods() {
        List<MethodSpec> methods = new ArrayList<>();
        List<MethodSpec> parts = new ArrayList<>();
        methods.add(frozen.map(FrozenMembers::constructor).orElseGet(() -> seededConstructor(parts)));
        methods.add(viewConstructor(parts));
        for (int i = 0; i < topology.layers().size(); i++) {
            methods.add(accessor(topology.layers().get(i), i));
        }
        methods.add(getter("inputSize", TypeName.INT, "INPUTS"));
        methods.add(getter("outputSize", TypeName.INT, "OUTPUTS"));
        methods.add(getter("layers", RuntimeTypes.LAYERS, "layers"));
        methods.add(frozen.map(FrozenMembers::parameters).orElseGet(() -> getter("parameters", array, "parameters")));
        methods.add(frozen.map(FrozenMembers::adopt).orElseGet(this::adopt));
        frozen.ifPresent(members -> methods.addAll(members.methods()));
        methods.add(sharing());
        CodeBlock plain = CodeBlock.of("$T.SCALAR", RuntimeTypes.BACKEND);
        CodeBlock chosen = CodeBlock.of("$L ? $T.VECTOR : $L", VectorBackend.SWITCH, RuntimeTypes.BACKEND, plain);
        methods.add(getter("backend", RuntimeTypes.BACKEND, vectors ? chosen : plain));
        methods.add(MethodSpec.methodBuilder("warmUp")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addStatement("$T.run(new $L(parameters.clone()))", RuntimeTypes.WARM_UP, topology.name())
                .build());
        methods.addAll(new StorageMethods(topology, scalar).methods());
        methods.addAll(parts);
        return methods;
    }

    private MethodSpec seededConstructor(List<MethodSpec> parts) {
        List<CodeBlock> draws = new ArrayList<>();
        for (DenseLayer layer : topology.denseLayers()) {
            draws.add(CodeBlock.of(
                    "initialization.draw($T.$L, $L(), parameters);\n",
                    RuntimeTypes.INITIALIZER,
                    layer.initializer(),
                    layout(layer)));
        }
        Statements statements = new Statements(names, parts)
                .parameter(RuntimeTypes.INITIALIZATION, "initialization")
                .parameter(array, "parameters");
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
        if (topology.declaration().isPublic()) {
            constructor.addModifiers(Modifier.PUBLIC);
        }
        return constructor
                .addJavadoc("A network whose weights are drawn, layer by layer, from a generator that starts at "
                        + "{@code seed}.\n")
                .addParameter(TypeName.LONG, "seed")
                .addStatement("this(new $T[PARAMETERS])", scalar.type())
                .addStatement("$1T initialization = new $1T(seed)", RuntimeTypes.INITIALIZATION)
                .addCode(statements.code("initialize", draws))
                .build();
    }

    private MethodSpec viewConstructor(List<MethodSpec> parts) {
        List<CodeBlock> views = new ArrayList<>();
        for (int i = 0; i < topology.layers().size(); i++) {
            views.add(view(topology.layers().get(i), program.layers().get(i)));
        }
        Statements statements = new Statements(names, parts).ofInstance().parameter(RuntimeTypes.LAYERS, "views");
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(array, "parameters")
                .addStatement("this.parameters = parameters");
        if (topology.training()) {
            constructor.addStatement("gradients = new $T[PARAMETERS]", scalar.type());
        }
        constructor
                .addStatement("workspace = new $T[WORKSPACE]", scalar.type())
                .addStatement("$T views = new $T<>()", RuntimeTypes.LAYERS, ArrayList.class)
                .addCode(statements.code("view", views))
                .addStatement("layers = $T.copyOf(views)", List.class);
        parts.addAll(layouts());
        return constructor.build();
    }

    private CodeBlock view(Layer layer, Program.LayerBuffers buffers) {
        CodeBlock activations = start(Optional.of(buffers.activation()));
        CodeBlock deltas = start(buffers.delta());
        return layer.accept(new Layer.Visitor<CodeBlock>() {
            @Override
            public CodeBlock input(InputLayer input) {
                return CodeBlock.of(
                        "views.add($T.input($S, INPUTS, workspace, $L, $L));\n",
                        RuntimeTypes.STORED_LAYER,
                        input.name(),
                        activations,
                        deltas);
            }

            @Override
            public CodeBlock dense(DenseLayer dense) {
                if (frozen.isPresent()) {
                    return FrozenMembers.view(dense, layout(dense));
                }
                return CodeBlock.of(
                        "views.add($T.dense($S, $L(), this, workspace, $L, $L));\n",
                        RuntimeTypes.STORED_LAYER,
                        dense.name(),
                        layout(dense),
                        activations,
                        deltas);
            }
        });
    }

    /** Where a buffer that a layer shows begins; without training, activations do not outlive the next layer's. */
    private CodeBlock start(Optional<Buffer> buffer) {
        Optional<Workspace.Slot> slot = topology.training() ? buffer.flatMap(plan.workspace()::slot) : Optional.empty();
        return slot.isPresent()
                ? CodeBlock.of("$L", names.start(buffer.orElseThrow()))
                : CodeBlock.of("$T.NOT_STORED", RuntimeTypes.STORED_LAYER);
    }

    private List<MethodSpec> layouts() {
        List<MethodSpec> layouts = new ArrayList<>();
        List<DenseLayer> layers = topology.denseLayers();
        for (int i = 0; i < layers.size(); i++) {
            DensePlacement placement =
                    plan.parameters().placement(program.weights().get(i));
            layouts.add(MethodSpec.methodBuilder(layout(layers.get(i)))
                    .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                    .returns(RuntimeTypes.DENSE_LAYOUT)
                    .addStatement(
                            "return new $T($L, $L, $L, $L, $L, $L)",
                            RuntimeTypes.DENSE_LAYOUT,
                            placement.weights().inputs(),
                            placement.weights().outputs(),
                            names.weights(placement.weights()),
                            placement.inputStride(),
                            placement.outputStride(),
                            placement.weights().bias()
                                    ? names.biases(placement.weights())
                                    : CodeBlock.of("$T.NO_BIASES", RuntimeTypes.DENSE_LAYOUT))
                    .build());
        }
        return layouts;
    }

    private String layout(DenseLayer layer) {
        return names.layout(layer.name());
    }

    private static MethodSpec accessor(Layer layer, int index) {
        MethodSpec.Builder accessor = MethodSpec.methodBuilder(layer.name())
                .addAnnotation(Override.class)
                .returns(RuntimeTypes.LAYER)
                .addStatement("return layers.get($L)", index);
        switch (layer.visibility()) {
            case PUBLIC -> accessor.addModifiers(Modifier.PUBLIC);
            case PROTECTED -> accessor.addModifiers(Modifier.PROTECTED);
            case PACKAGE_PRIVATE -> {}
        }
        return accessor.build();
    }

    private static MethodSpec getter(String name, TypeName type, String field) {
        return getter(name, type, CodeBlock.of("$L", field));
    }

    private static MethodSpec getter(String name, TypeName type, CodeBlock value) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(type)
                .addStatement("return $L", value)
                .build();
    }

    private MethodSpec adopt() {
        MethodSpec.Builder adopt = MethodSpec.methodBuilder("adopt")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(array, "parameters")
                .addStatement("$T.parameters(parameters, PARAMETERS)", RuntimeTypes.ARGUMENTS)
                .addStatement("this.parameters = parameters");
        if (topology.training()) {
            adopt.addStatement("rowReady = false");
        }
        return adopt.build();
    }

    private MethodSpec sharing() {
        return MethodSpec.methodBuilder("sharing")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(ClassName.get(topology.declaration().packageName(), topology.name()))
                .addStatement("return new $L(parameters)", topology.name())
                .build();
    }
}
