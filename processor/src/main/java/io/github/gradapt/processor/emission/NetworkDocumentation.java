package io.github.gradapt.processor.emission;

import com.palantir.javapoet.CodeBlock;
import io.github.gradapt.processor.plan.Plan;
import io.github.gradapt.processor.topology.DenseLayer;
import io.github.gradapt.processor.topology.InputLayer;
import io.github.gradapt.processor.topology.Layer;
import io.github.gradapt.processor.topology.Topology;
import java.util.List;
import java.util.stream.Collectors;

/** The Javadoc of a generated class: what it was made from, and a table of its layers. */
final class NetworkDocumentation {

    private NetworkDocumentation() {}

    static CodeBlock of(Plan plan) {
        Topology topology = plan.program().topology();
        CodeBlock.Builder doc = CodeBlock.builder();
        doc.add(
                "The network that {@link $L} declares.\n\n",
                String.join(".", topology.declaration().nesting()));
        doc.add("<table>\n<caption>Layers</caption>\n");
        doc.add("<tr><th>layer</th><th>shape</th><th>activation</th><th>parameters</th><th>multiply-adds</th></tr>\n");
        for (Layer layer : topology.layers()) {
            doc.add("$L", row(layer, topology.layers()));
        }
        doc.add("</table>\n");
        topology.cost().ifPresent(cost -> doc.add("\n<p>Cost: $L.\n", cost.name()));
        doc.add("\n<p>An instance belongs to one thread; {@link #sharing()} gives another for another thread.\n");
        return doc.build();
    }

    private static CodeBlock row(Layer layer, List<Layer> layers) {
        return layer.accept(new Layer.Visitor<CodeBlock>() {
            @Override
            public CodeBlock input(InputLayer input) {
                return cells(input.name(), shape(input), "", 0, 0);
            }

            @Override
            public CodeBlock dense(DenseLayer dense) {
                long inputs = layers.stream()
                        .filter(candidate -> candidate.name().equals(dense.input()))
                        .mapToLong(candidate -> candidate.shape().size())
                        .sum();
                long weights = inputs * dense.units();
                long parameters = weights + (dense.bias() ? dense.units() : 0);
                return cells(dense.name(), shape(dense), dense.activation().name(), parameters, weights);
            }
        });
    }

    private static String shape(Layer layer) {
        return layer.shape().extents().stream().map(String::valueOf).collect(Collectors.joining(" x "));
    }

    private static CodeBlock cells(String name, String shape, String activation, long parameters, long multiplyAdds) {
        return CodeBlock.of(
                "<tr><td>$L</td><td>$L</td><td>$L</td><td>$L</td><td>$L</td></tr>\n",
                name,
                shape,
                activation,
                parameters,
                multiplyAdds);
    }
}
