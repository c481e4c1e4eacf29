package io.github.gradapt.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HyperparameterTest {

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, Double.NaN, Double.POSITIVE_INFINITY, 1e39, 1e-46})
    void learningRatesArePositiveAndFinite(double rate) {
        assertThatThrownBy(() -> new Sgd(rate))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("learningRate is " + rate + "; it must be positive and finite, as a float");
        assertThatThrownBy(() -> new Momentum(rate, 0.9)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Nesterov(rate, 0.9)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RmsProp(rate)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Adam(rate)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Adagrad(rate)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Adadelta(rate)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NAdam(rate)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RAdam(rate)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Adamax(rate)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PolyakStep(rate)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AdamW(rate)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, -1e-50, Double.NaN, Double.POSITIVE_INFINITY, 1e39})
    void aLearningRateSetLaterIsNotNegativeAndFinite(double rate) {
        Optimizer optimizer = new Sgd(0.1);
        assertThatThrownBy(() -> optimizer.learningRate(rate))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("learningRate is " + rate + "; it must be at least 0 and finite, as a float");
        assertThat(optimizer.learningRate()).isEqualTo(0.1);
        optimizer.learningRate(0);
        assertThat(optimizer.learningRate()).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1.5, -0.1, Double.NaN, 1 - 1e-12})
    void sharesAreBelowOne(double share) {
        String rule = " is " + share + "; it must be at least 0 and, as a float, less than 1";
        assertThatThrownBy(() -> new Momentum(0.1, share)).hasMessage("momentum" + rule);
        assertThatThrownBy(() -> new Nesterov(0.1, share)).hasMessage("momentum" + rule);
        assertThatThrownBy(() -> RmsProp.builder(0.1).decay(share)).hasMessage("decay" + rule);
        assertThatThrownBy(() -> Adam.builder(0.1).beta1(share)).hasMessage("beta1" + rule);
        assertThatThrownBy(() -> Adadelta.builder(0.1).rho(share)).hasMessage("rho" + rule);
        assertThatThrownBy(() -> AdamW.builder(0.1).beta2(share)).hasMessage("beta2" + rule);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 1e-16, Double.NaN, Double.POSITIVE_INFINITY})
    void epsilonsArePositive(double epsilon) {
        String message = "epsilon is " + epsilon + "; it must be finite and at least 1.0E-15";
        assertThatThrownBy(() -> RmsProp.builder(0.1).epsilon(epsilon)).hasMessage(message);
        assertThatThrownBy(() -> Adam.builder(0.1).epsilon(epsilon)).hasMessage(message);
        assertThatThrownBy(() -> Adagrad.builder(0.1).epsilon(epsilon)).hasMessage(message);
        assertThatThrownBy(() -> Adadelta.builder(0.1).epsilon(epsilon)).hasMessage(message);
        assertThatThrownBy(() -> AdamW.builder(0.1).epsilon(epsilon)).hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void boundsOfGradientsArePositive(double bound) {
        String rule = " is " + bound + "; it must be positive and finite, as a float";
        assertThatThrownBy(() -> Sgd.builder(0.1).clipNorm(bound)).hasMessage("maxNorm" + rule);
        assertThatThrownBy(() -> Sgd.builder(0.1).clipValue(bound)).hasMessage("maxValue" + rule);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, Double.NaN, Double.POSITIVE_INFINITY})
    void numbersThatMayBeZeroAreNotNegative(double value) {
        String rule = " is " + value + "; it must be at least 0 and finite, as a float";
        assertThatThrownBy(() -> Momentum.builder(0.1, 0.9).l2Penalty(value)).hasMessage("l2Penalty" + rule);
        assertThatThrownBy(() -> Adagrad.builder(0.1).initialAccumulator(value))
                .hasMessage("initialAccumulator" + rule);
        assertThatThrownBy(() -> NAdam.builder(0.1).momentumDecay(value)).hasMessage("momentumDecay" + rule);
    }

    @Test
    void theLowerBoundOfACostIsFinite() {
        assertThatThrownBy(() -> new PolyakStep(1, Double.NEGATIVE_INFINITY))
                .hasMessage("lowerBound is -Infinity; it must be finite");
    }

    @Test
    void weightDecayIsNotNegative() {
        assertThatThrownBy(() -> AdamW.builder(0.1).weightDecay(-0.01))
                .hasMessage("weightDecay is -0.01; it must be at least 0 and finite, as a float");
        assertThat(AdamW.builder(0.1).weightDecay(0).build().learningRate()).isEqualTo(0.1);
    }
}
