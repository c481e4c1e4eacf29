package io.github.gradapt.example.serving;

import io.github.gradapt.serving.ParameterPublisher;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Scores payments while it learns from them, for some seconds or until it is told to end, and prints how it went. */
public final class Serving {

    private static final double WARM_UP_SECONDS = 4;
    private static final long SECONDS_TO_END = 10;

    private Serving() {}

    /** The arguments: the seconds it takes; the payments per second. */
    public static void main(String[] arguments) throws InterruptedException {
        long nanos = nanos(Double.parseDouble(arguments[0]));
        double rate = Double.parseDouble(arguments[1]);

        FraudNetwork trained = new FraudNetwork(42);
        FraudNetwork serving = new FraudNetwork(42);
        trained.warmUp();
        ParameterPublisher publisher = new ParameterPublisher(trained.parameters());
        ResponseTimes times = new ResponseTimes();
        Service service =
                new Service(new Scoring(serving, publisher, times), new Learning(trained, publisher::publish));
        Load load = new Load(service, new Payments(1), nanos(1 / rate));
        endOnSignal(load);

        System.out.printf(Locale.ROOT, "serving %.0f payments per second (%s)%n", rate, serving.backend());
        try {
            load.run(nanos(WARM_UP_SECONDS), nanos);
        } finally {
            service.close();
        }
        times.print(System.out);
        System.out.printf(
                "%d sets of parameters published; %d outcomes dropped%n", publisher.version(), service.dropped());
    }

    /** On SIGTERM, what was asked for is still answered, and the result is printed: the JVM waits for this thread. */
    private static void endOnSignal(Load load) {
        Thread main = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            load.stop();
            try {
                main.join(TimeUnit.SECONDS.toMillis(SECONDS_TO_END));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    private static long nanos(double seconds) {
        return Math.round(seconds * 1e9);
    }
}
