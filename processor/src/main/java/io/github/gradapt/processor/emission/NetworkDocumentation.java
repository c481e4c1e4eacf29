package io.github.gradapt.processor.emission;

import com.palantir.javapoet.CodeBlock;
import io.github.gradapt.processor.plan.Kernel;
import io.github.gradapt.processor.plan.Plan;
import io.github.gradapt.processor.plan.Workspace;
import io.github.gradapt.processor.program.Op;
import io.github.gradapt.processor.program.OpVisitor;
import io.github.gradapt.processor.program.Program;
import io.github.gradapt.processor.program.Weights;
import io.github.gradapt.processor.topology.DenseLayer;
import io.github.gradapt.processor.topology.InputLayer;
import io.github.gradapt.processor.topology.Layer;
import io.github.gradapt.processor.topology.Topology;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The Javadoc of a generated class: what it was made from, and a table of its layers; and formulas in that of methods. */
final class NetworkDocumentation {

    private static final List<String> COLUMNS = List.of(
            "layer", "shape", "activation", "parameters", "multiply-adds", "kernel (rows x units)", "workspace");

    private final Plan plan;

    private final Scalar scalar;

    private NetworkDocumentation(Plan plan, Scalar scalar) {
        this.plan = plan;
        this.scalar = scalar;
    }

    static CodeBlock of(Plan plan, Scalar scalar) {
        return new NetworkDocumentation(plan, scalar).javadoc();
    }

    /** A formula, where some of its signs would be markup. */
    static String formula(String formula) {
        return formula.matches("[^<>&]*") ? formula : "{@code " + formula + "}";
    }

    private CodeBlock javadoc() {
        Topology topology = plan.program().topology();
        CodeBlock.Builder doc = CodeBlock.builder();
        doc.add(
                "The network that {@link $L} declares.\n\n",
                String.join(".", topology.declaration().nesting()));
        doc.add("<table>\n<caption>Layers</caption>\n");
        doc.add("<tr><th>$L</th></tr>\n", String.join("</th><th>", COLUMNS));
        for (int i = 0; i < topology.layers().size(); i++) {
            List<String> cells =
                    cells(topology.layers().get(i), plan.program().layers().get(i));
            doc.add("<tr><td>$L</td></tr>\n", String.join("</td><td>", cells));
        }
        doc.add("</table>\n");
        topology.cost().ifPresent(cost -> doc.add("\n<p>Cost: $L.\n", cost.name()));
        topology.frozen().ifPresent(frozen -> {
            doc.add("\n<p>Parameters: compiled in from $L, SHA-256 {@code $L}", escaped(frozen.file()), frozen.hash());
            doc.add(frozen.standardized() ? ";\nthe inputs are standardized by the first layer.\n" : ".\n");
        });
        doc.add("\n<p>An instance belongs to one thread; {@link #sharing()} gives another for another thread.\n");
        return doc.build();
    }

    /** Text that neither ends the comment nor means anything in it. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) || " ._-/".indexOf(c) >= 0) {
                escaped.appendCodePoint(c);
            } else {
                escaped.append("&#").append(c).append(';');
            }
        });
        return escaped.toString();
    }

    private List<String> cells(Layer layer, Program.LayerBuffers buffers) {
        String shape = layer.shape().extents().stream().map(String::valueOf).collect(Collectors.joining(" x "));
        String workspace = workspace(layer.name()) + " bytes";
        return layer.accept(new Layer.Visitor<List<String>>() {
            @Override
            public List<String> input(InputLayer input) {
                return List.of(input.name(), shape, "", "", "", "", workspace);
            }

            @Override
            public List<String> dense(DenseLayer dense) {
                Weights weights = buffers.weights().orElseThrow();
                long products = weights.count();
                return List.of(
                        dense.name(),
                        shape,
                        dense.activation().name(),
                        Long.toString(products + (weights.bias() ? weights.outputs() : 0)),
                        Long.toString(products),
                        kernel(weights),
                        workspace);
            }
        });
    }

    /** The shape of the code that computes z. */
    private String kernel(Weights weights) {
        for (Op op : plan.program().forward()) {
            Optional<String> shape = op.accept(new OpVisitor<Optional<String>>(Optional.empty()) {
                @Override
                public Optional<String> affine(Op.Affine affine) {
                    return affine.weights().equals(weights) ? Optional.of(text(plan.kernel(affine))) : Optional.empty();
                }
            });
            if (shape.isPresent()) {
                return shape.get();
            }
        }
        throw new IllegalArgumentException("nothing reads " + weights);
    }

    private static String text(Kernel kernel) {
        if (kernel.straightLine()) {
            return "straight line";
        }
        String row = "tiles of 1 x " + kernel.row().width();
        return kernel.block()
                .map(block -> row + ", " + block.rows() + " x " + block.width())
                .orElse(row);
    }

    /** The bytes of the places that a layer's values take, those shared with another layer included. */
    private long workspace(String layer) {
        Map<Integer, Integer> strides = new TreeMap<>();
        plan.workspace().slots().forEach((buffer, slot) -> {
            if (buffer.layer().equals(layer)) {
                strides.merge(slot.offset(), slot.stride(), Math::max);
            }
        });
        Workspace workspace = plan.workspace();
        return strides.values().stream()
                .mapToLong(stride -> (long) stride * workspace.rowsOfSlot() * scalar.bytes())
                .sum();
    }
}
