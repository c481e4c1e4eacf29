package io.github.gradapt.example.quickstart;

import io.github.gradapt.optimizer.AdamW;
import io.github.gradapt.training.Epoch;
import io.github.gradapt.training.Trainer;
import java.util.Locale;

/** Trains {@link Iris} on most of Fisher's flowers and tests it on the others. */
public final class Quickstart {

    private static final int EPOCHS = 100;

    private Quickstart() {}

    /** Trains and tests one network; the argument, if there is one, is its seed. */
    public static void main(String[] arguments) {
        long seed = arguments.length > 0 ? Long.parseLong(arguments[0]) : 42;
        Flowers flowers = Flowers.load();

        System.out.println("epoch  training cost  validation cost");
        IrisNetwork network = train(flowers, seed);

        ConfusionMatrix confusion = ConfusionMatrix.of(network, flowers.test(), Flowers.SPECIES);
        System.out.printf("%n%s%n", confusion);
        System.out.println(ForwardCost.measure(network, flowers.test()));
        System.out.printf(Locale.ROOT, "test accuracy: %.3f%n", confusion.accuracy());
    }

    /** A network trained from {@code seed}, which decides its first weights and the order of the rows. */
    static IrisNetwork train(Flowers flowers, long seed) {
        IrisNetwork network = new IrisNetwork(seed);
        Rows training = flowers.training();
        Rows validation = flowers.validation();
        Trainer.of(network, new AdamW(0.01))
                .epochs(EPOCHS)
                .batchSize(16)
                .shuffle(seed)
                .validate(validation.inputs(), validation.targets(), validation.count())
                .onEpoch(Quickstart::print)
                .train(training.inputs(), training.targets(), training.count());
        return network;
    }

    private static void print(Epoch epoch) {
        if (epoch.number() % 10 == 0) {
            double validationCost = epoch.validationCost().orElseThrow();
            System.out.printf(
                    Locale.ROOT, "%5d  %13.4f  %15.4f%n", epoch.number(), epoch.trainingCost(), validationCost);
        }
    }
}
