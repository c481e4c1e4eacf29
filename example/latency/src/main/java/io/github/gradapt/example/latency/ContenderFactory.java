package io.github.gradapt.example.latency;

/** A service that makes a contender which is not in every build. */
interface ContenderFactory {

    Contender create(Net net);
}
