package io.github.gradapt.storage;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the tensors of a network are called in a file. Without one, the weights of a layer {@code hidden} are
 * {@code hidden.weight}, and its biases {@code hidden.bias}, as in the {@code state_dict} of a module of PyTorch that has
 * it as an attribute. Where a file calls layers otherwise, such as {@code 0.weight} or {@code fc1.weight}:
 *
 * <pre>{@code
 * NameMap.inOrder("0", "2")                           // the layers of an nn.Sequential that have parameters
 * NameMap.of(Map.of("hidden", "fc1", "species", "fc2"))
 * NameMap.of(Map.of("hidden.weight", "W1", "hidden.bias", "b1"))
 * }</pre>
 *
 * <p>It never changes.
 */
public final class NameMap {

    static final NameMap NONE = new NameMap(Map.of(), null);

    private final Map<String, String> names;
    private final @Nullable List<String> inOrder;

    private NameMap(Map<String, String> names, @Nullable List<String> inOrder) {
        this.names = names;
        this.inOrder = inOrder;
    }

    /**
     * Names by those of the network.
     *
     * @param names from the name of a layer to what stands in the file before {@code .weight} and {@code .bias}, or from
     *     the whole name of a tensor, which goes before, to another. What is not mentioned keeps its name
     */
    public static NameMap of(Map<String, String> names) {
        return new NameMap(Map.copyOf(names), null);
    }

    /**
     * Names by the order of the layers.
     *
     * @param layers what stands in the file before {@code .weight} and {@code .bias}, for every layer but the input
     */
    public static NameMap inOrder(String... layers) {
        return new NameMap(Map.of(), List.of(layers));
    }

    /**
     * The parameters by their names in the file.
     *
     * @throws IllegalArgumentException if the map is not one for these parameters
     */
    Map<String, Parameter> resolve(List<Parameter> parameters) {
        Map<String, String> given = inOrder == null ? names : byLayer(parameters, inOrder);
        Set<String> unknown = new HashSet<>(given.keySet());
        Map<String, Parameter> resolved = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            String layer = parameter.layer().name();
            unknown.remove(layer);
            unknown.remove(parameter.name());
            String ofLayer = given.getOrDefault(layer, layer) + "." + parameter.kind();
            String name = given.getOrDefault(parameter.name(), ofLayer);
            if (resolved.put(name, parameter) != null) {
                throw new IllegalArgumentException("the name map gives two tensors the name " + Quoted.of(name));
            }
        }
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "the name map has " + unknown + "; the layers are " + layers(parameters));
        }
        return resolved;
    }

    private static Map<String, String> byLayer(List<Parameter> parameters, List<String> inOrder) {
        Set<String> layers = layers(parameters);
        if (layers.size() != inOrder.size()) {
            throw new IllegalArgumentException("the name map has " + inOrder.size() + " names, " + inOrder + ", for "
                    + layers.size() + " layers, " + layers);
        }
        Map<String, String> named = new HashMap<>();
        layers.forEach(layer -> named.put(layer, inOrder.get(named.size())));
        return named;
    }

    private static Set<String> layers(List<Parameter> parameters) {
        Set<String> layers = new LinkedHashSet<>();
        parameters.forEach(parameter -> layers.add(parameter.layer().name()));
        return layers;
    }
}
