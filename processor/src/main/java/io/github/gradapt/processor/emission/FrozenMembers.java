package io.github.gradapt.processor.emission;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.github.gradapt.processor.topology.DenseLayer;
import io.github.gradapt.processor.topology.FrozenLayer;
import io.github.gradapt.processor.topology.FrozenParameters;
import io.github.gradapt.processor.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * What a generated class has if its parameters are compiled in: a nested class that holds them, decoded as it is
 * initialized, and a constructor that takes them from there.
 */
final class FrozenMembers {

    private static final String VALUES = "VALUES";

    /** The characters in a line of a constant. */
    private static final int LINE = 100;

    private final Topology topology;
    private final FrozenParameters frozen;
    private final Names names;
    private final Scalar scalar;
    private final String holder;

    /**
     * Members for a network whose parameters are compiled in.
     *
     * @param holder the name of the nested class
     */
    FrozenMembers(Topology topology, Names names, Scalar scalar, String holder) {
        this.topology = topology;
        this.frozen = topology.frozen().orElseThrow();
        this.names = names;
        this.scalar = scalar;
        this.holder = holder;
    }

    MethodSpec constructor() {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
        if (topology.declaration().isPublic()) {
            constructor.addModifiers(Modifier.PUBLIC);
        }
        return constructor
                .addJavadoc("A network with the parameters of the file; all instances share them.\n")
                .addStatement("this($L.$L)", holder, VALUES)
                .build();
    }

    List<MethodSpec> methods() {
        return List.of(
                method("parametersFile")
                        .returns(String.class)
                        .addStatement("return $S", frozen.file())
                        .build(),
                method("parametersHash")
                        .returns(String.class)
                        .addStatement("return $S", frozen.hash())
                        .build());
    }

    /** Nobody gets the array that all instances compute with. */
    MethodSpec parameters() {
        return method("parameters")
                .returns(scalar.array())
                .addCode(refusal("are shared by all its instances; layers() shows them"))
                .build();
    }

    /** Nor does one instance differ from others. */
    MethodSpec adopt() {
        return method("adopt")
                .addParameter(scalar.array(), "parameters")
                .addCode(refusal("stay as they are; a topology without @Frozen can compute with others"))
                .build();
    }

    private CodeBlock refusal(String reason) {
        return CodeBlock.of(
                "throw new $T($S);\n",
                UnsupportedOperationException.class,
                "the parameters of " + topology.name() + " were compiled in and " + reason);
    }

    private static MethodSpec.Builder method(String name) {
        return MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(Modifier.PUBLIC);
    }

    /** The view of a layer whose parameters cannot be set. */
    static CodeBlock view(DenseLayer layer, String layout) {
        return CodeBlock.of(
                "views.add($T.frozen($S, $L(), parameters));\n", RuntimeTypes.STORED_LAYER, layer.name(), layout);
    }

    /**
     * The class that holds the parameters.
     *
     * @param layers the dense layers
     */
    TypeSpec holder(List<DenseLayer> layers) {
        List<CodeBlock> statements = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            FrozenLayer values = frozen.layers().get(i);
            statements.add(CodeBlock.of(
                    "decoder.layer($L());\n", names.layout(layers.get(i).name())));
            for (String constant : ParameterEncoder.constants(values, scalar)) {
                statements.add(CodeBlock.of("decoder.add($L);\n", textBlock(constant)));
            }
        }
        List<MethodSpec> parts = new ArrayList<>();
        ClassName decoder = RuntimeTypes.PARAMETER_DECODER;
        Statements split = new Statements(names, parts).parameter(decoder, "decoder");
        String decode = names.newMethod("decode");
        MethodSpec method = MethodSpec.methodBuilder(decode)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(scalar.array())
                .addStatement("$T values = new $T[PARAMETERS]", scalar.array(), scalar.type())
                .addStatement("$T decoder = $T.of(values)", decoder, decoder)
                .addCode(split.code(decode, statements))
                .addStatement("decoder.finish()")
                .addStatement("return values")
                .build();
        return TypeSpec.classBuilder(holder)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc(
                        "The numbers of the file: of each layer W, unit by unit, then b. 32 bits are five characters, 0 is one.\n")
                .addField(FieldSpec.builder(scalar.array(), VALUES, Modifier.STATIC, Modifier.FINAL)
                        .initializer("$L()", decode)
                        .build())
                .addMethod(method)
                .addMethods(parts)
                .build();
    }

    /** A constant in lines: what has to read the source, an editor for one, need not cope with lines of 65,000. */
    private static String textBlock(String constant) {
        StringBuilder text = new StringBuilder("\"\"\"\n");
        for (int at = 0; at < constant.length(); at += LINE) {
            text.append(constant, at, Math.min(constant.length(), at + LINE)).append("\\\n");
        }
        return text.append("\"\"\"").toString();
    }
}
