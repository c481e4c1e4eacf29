package io.github.gradapt.processor;

import io.github.gradapt.optimizer.Adam;
import io.github.gradapt.optimizer.AdamW;
import io.github.gradapt.optimizer.Momentum;
import io.github.gradapt.optimizer.Nesterov;
import io.github.gradapt.optimizer.Optimizer;
import io.github.gradapt.optimizer.RmsProp;
import io.github.gradapt.optimizer.Sgd;
import java.util.Optional;

/** The optimizers of the training runs of reference cases. */
final class OracleOptimizers {

    private OracleOptimizers() {}

    /** The optimizer of a run; empty if there is none of that name yet. */
    static Optional<Optimizer> of(OracleCase.Run run) {
        double rate = run.hyperParameter("learningRate");
        return Optional.ofNullable(
                switch (run.optimizer()) {
                    case "sgd" -> new Sgd(rate);
                    case "momentum" -> new Momentum(rate, run.hyperParameter("momentum"));
                    case "nesterov" -> new Nesterov(rate, run.hyperParameter("momentum"));
                    case "rmsprop" ->
                        RmsProp.builder(rate)
                                .decay(run.hyperParameter("decay"))
                                .epsilon(run.hyperParameter("epsilon"))
                                .build();
                    case "adam" ->
                        Adam.builder(rate)
                                .beta1(run.hyperParameter("beta1"))
                                .beta2(run.hyperParameter("beta2"))
                                .epsilon(run.hyperParameter("epsilon"))
                                .build();
                    case "adamw" ->
                        AdamW.builder(rate)
                                .beta1(run.hyperParameter("beta1"))
                                .beta2(run.hyperParameter("beta2"))
                                .epsilon(run.hyperParameter("epsilon"))
                                .weightDecay(run.hyperParameter("weightDecay"))
                                .build();
                    default -> null;
                });
    }
}
