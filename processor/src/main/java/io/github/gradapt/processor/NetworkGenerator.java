package io.github.gradapt.processor;

import com.palantir.javapoet.JavaFile;
import io.github.gradapt.processor.topology.Topology;
import java.util.List;

/** From a topology to its classes: lowering, planning and emission in one. */
interface NetworkGenerator {

    /**
     * The classes of a network, the network itself first.
     *
     * @param vectorApi whether the classes can name the types of the Vector API
     */
    List<JavaFile> generate(Topology topology, boolean vectorApi);
}
