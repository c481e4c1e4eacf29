package io.github.gradapt.processor;

import io.github.gradapt.optimizer.Adadelta;
import io.github.gradapt.optimizer.Adagrad;
import io.github.gradapt.optimizer.Adam;
import io.github.gradapt.optimizer.AdamW;
import io.github.gradapt.optimizer.Adamax;
import io.github.gradapt.optimizer.MomentsBuilder;
import io.github.gradapt.optimizer.Momentum;
import io.github.gradapt.optimizer.NAdam;
import io.github.gradapt.optimizer.Nesterov;
import io.github.gradapt.optimizer.Optimizer;
import io.github.gradapt.optimizer.RAdam;
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
                    case "sgd_l2" ->
                        Sgd.builder(rate)
                                .l2Penalty(run.hyperParameter("weightDecay"))
                                .build();
                    case "sgd_clip_global_norm" ->
                        Sgd.builder(rate)
                                .clipNorm(run.hyperParameter("maxNorm"))
                                .build();
                    case "momentum" -> new Momentum(rate, run.hyperParameter("momentum"));
                    case "nesterov" -> new Nesterov(rate, run.hyperParameter("momentum"));
                    case "adagrad" ->
                        Adagrad.builder(rate)
                                .initialAccumulator(run.hyperParameter("initialAccumulator"))
                                .epsilon(run.hyperParameter("epsilon"))
                                .build();
                    case "rmsprop" ->
                        RmsProp.builder(rate)
                                .decay(run.hyperParameter("decay"))
                                .epsilon(run.hyperParameter("epsilon"))
                                .build();
                    case "adadelta" ->
                        Adadelta.builder(rate)
                                .rho(run.hyperParameter("rho"))
                                .epsilon(run.hyperParameter("epsilon"))
                                .build();
                    case "adam" -> withMoments(Adam.builder(rate), run);
                    case "adamw" ->
                        withMoments(AdamW.builder(rate).weightDecay(run.hyperParameter("weightDecay")), run);
                    case "nadam" ->
                        withMoments(NAdam.builder(rate).momentumDecay(run.hyperParameter("momentumDecay")), run);
                    case "radam" -> withMoments(RAdam.builder(rate), run);
                    case "adamax" -> withMoments(Adamax.builder(rate), run);
                    default -> null;
                });
    }

    private static Optimizer withMoments(MomentsBuilder<?> builder, OracleCase.Run run) {
        return builder.beta1(run.hyperParameter("beta1"))
                .beta2(run.hyperParameter("beta2"))
                .epsilon(run.hyperParameter("epsilon"))
                .build();
    }
}
