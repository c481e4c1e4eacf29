package io.github.gradapt.training;

/** Is told of every epoch. */
@FunctionalInterface
public interface EpochListener {

    /** Called after each epoch, on the thread that trains. */
    void onEpoch(Epoch epoch);
}
