package io.github.gradapt.example.digits;

import io.github.gradapt.optimizer.AdamW;
import io.github.gradapt.training.Epoch;
import io.github.gradapt.training.Trainer;
import java.util.Locale;

/** Trains {@link Digit} on most of the images and tests it on the others. */
public final class Digits {

    private static final int EPOCHS = 40;

    private Digits() {}

    /** Trains and tests one network; the argument, if there is one, is its seed. */
    public static void main(String[] arguments) {
        long seed = arguments.length > 0 ? Long.parseLong(arguments[0]) : 42;
        Images images = Images.load();

        System.out.println("epoch  training cost  validation cost");
        DigitNetwork network = train(images, seed);

        ConfusionMatrix confusion = ConfusionMatrix.of(network, images.test(), Images.DIGITS);
        System.out.printf("%n%s%n", confusion);
        System.out.println(ForwardCost.measure(network, images.test()));
        System.out.printf(Locale.ROOT, "test accuracy: %.3f%n", confusion.accuracy());
    }

    /** A network trained from {@code seed}, which decides its first weights and the order of the rows. */
    static DigitNetwork train(Images images, long seed) {
        DigitNetwork network = new DigitNetwork(seed);
        Rows training = images.training();
        Rows validation = images.validation();
        Trainer.of(network, AdamW.builder(0.003).weightDecay(0.1).build())
                .epochs(EPOCHS)
                .batchSize(32)
                .shuffle(seed)
                .validate(validation.inputs(), validation.targets(), validation.count())
                .onEpoch(Digits::print)
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
