package io.github.gradapt.processor.validation;

import io.github.gradapt.processor.diagnostics.Diagnostics;
import io.github.gradapt.processor.reading.Declaration;
import io.github.gradapt.processor.reading.FunctionDeclaration;
import io.github.gradapt.processor.reading.LayerDeclaration;
import io.github.gradapt.processor.topology.Cost;
import io.github.gradapt.processor.topology.Layer;
import io.github.gradapt.processor.topology.Precision;
import io.github.gradapt.processor.topology.Topology;
import java.util.List;
import java.util.Optional;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Turns declarations that keep all rules into topologies, and reports every rule that one breaks. */
public final class TopologyValidator {
    private final Elements elements;
    private final Types types;
    private final GeneratedNames names;

    /** Validates declarations whose names have been claimed from {@code names}. */
    public TopologyValidator(Elements elements, Types types, GeneratedNames names) {
        this.elements = elements;
        this.types = types;
        this.names = names;
    }

    /** The topology, or nothing if something had to be reported. */
    public Optional<Topology> validate(Declaration declaration, Diagnostics all) {
        Diagnostics diagnostics = all.fresh();
        TypeValidator type = new TypeValidator(elements, types, diagnostics);
        if (!type.validate(declaration)) {
            return Optional.empty();
        }
        names.validate(declaration, diagnostics);
        FunctionValidator functions = new FunctionValidator(diagnostics, Precision.valueOf(declaration.precision()));
        List<LayerDeclaration> declared = new MethodValidator(elements, types, diagnostics, declaration).layers();
        LayerValidator layerValidator = new LayerValidator(diagnostics, functions);
        List<Layer> layers = layerValidator.validate(declaration, declared);
        Optional<Cost> cost =
                new CostValidator(diagnostics, functions).validate(declaration, declared, layerValidator.output());
        new FrozenValidator(diagnostics).validate(declaration, declared);
        if (diagnostics.errors() > 0) {
            return Optional.empty();
        }
        return Optional.of(new Topology(
                type.declared(declaration.type()),
                GeneratedNames.name(declaration),
                declaration.training(),
                Precision.valueOf(declaration.precision()),
                layers,
                cost,
                Optional.empty()));
    }

    /** Reports what is wrong with an annotation type that carries a formula. */
    public void validate(FunctionDeclaration function, Diagnostics diagnostics) {
        // Values come with the uses.
        new FunctionValidator(diagnostics, Precision.DOUBLE).validate(function);
    }
}
