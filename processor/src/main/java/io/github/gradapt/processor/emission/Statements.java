package io.github.gradapt.processor.emission;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import io.github.gradapt.processor.plan.JitBudget;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** Splits what would be too long for one method: a deep network has a statement for each layer. */
final class Statements {

    private final Names names;
    private final List<MethodSpec> parts;
    private final Map<String, TypeName> parameters = new LinkedHashMap<>();
    private boolean isStatic = true;

    /**
     * Statements for one method.
     *
     * @param parts where methods are added that take what is too much
     */
    Statements(Names names, List<MethodSpec> parts) {
        this.names = names;
        this.parts = parts;
    }

    /** Adds a local that the statements read: a part takes it as a parameter. */
    Statements parameter(TypeName type, String name) {
        parameters.put(name, type);
        return this;
    }

    /** Adds a local, as above. */
    Statements parameter(ParameterSpec local) {
        return parameter(local.type(), local.name());
    }

    /** The statements need the instance. */
    Statements ofInstance() {
        isStatic = false;
        return this;
    }

    /** The statements themselves, or, where they are too many, calls of parts that hold them. */
    CodeBlock code(String name, List<CodeBlock> statements) {
        if (statements.size() <= JitBudget.STATEMENTS_PER_METHOD) {
            return CodeBlock.join(statements, "");
        }
        List<CodeBlock> calls = new ArrayList<>();
        for (int from = 0; from < statements.size(); from += JitBudget.STATEMENTS_PER_METHOD) {
            int to = Math.min(statements.size(), from + JitBudget.STATEMENTS_PER_METHOD);
            String part = names.newMethod(name + "Part" + (calls.size() + 1));
            MethodSpec.Builder method = MethodSpec.methodBuilder(part).addModifiers(Modifier.PRIVATE);
            if (isStatic) {
                method.addModifiers(Modifier.STATIC);
            }
            parameters.forEach((parameter, type) -> method.addParameter(type, parameter));
            parts.add(method.addCode(CodeBlock.join(statements.subList(from, to), ""))
                    .build());
            calls.add(CodeBlock.of("$L($L);\n", part, String.join(", ", parameters.keySet())));
        }
        return code(name, calls);
    }
}
