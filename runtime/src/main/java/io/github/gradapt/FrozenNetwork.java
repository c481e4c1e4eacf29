package io.github.gradapt;

/**
 * What a generated network is beside {@link Network} or {@link DoubleNetwork} if its parameters were compiled in, as
 * {@link Frozen} says. It tells which file they come from. Any thread may ask.
 */
public interface FrozenNetwork {

    /** The file, as {@link Frozen#value()} names it. */
    String parametersFile();

    /** The SHA-256 of the file's bytes when the network was compiled, as 64 hexadecimal digits in lower case. */
    String parametersHash();
}
