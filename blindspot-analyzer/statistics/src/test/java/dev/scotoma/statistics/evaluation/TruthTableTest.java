package dev.scotoma.statistics.evaluation;

import static dev.scotoma.statistics.evaluation.Convention.HIGHER_IS_ATTACK;
import static dev.scotoma.statistics.evaluation.Convention.HIGHER_IS_GENUINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Small cases worked out by hand, in bob's convention where nothing else is said: accepted when score ≥ threshold. */
class TruthTableTest {
    @Test
    void scoresThatOverlap() {
        Presentations scores = scores(new double[] {.1, .4, .35, .8}, new double[] {.3, .6, .9, .95});
        double threshold = Thresholds.eer(scores, HIGHER_IS_GENUINE);
        assertThat(threshold).isEqualTo(.5);
        Errors errors = Errors.at(scores, HIGHER_IS_GENUINE, threshold);
        assertThat(errors.far()).isEqualTo(.25);
        assertThat(errors.frr()).isEqualTo(.25);
        assertThat(errors.f1()).isEqualTo(.75);
        Rates rates = Rates.of(scores, HIGHER_IS_GENUINE, threshold);
        assertThat(rates.of(Metric.FAR)).isEqualTo(.25);
        assertThat(rates.of(Metric.FRR)).isEqualTo(.25);
        assertThat(rates.of(Metric.EER)).isEqualTo(.25);
        assertThat(rates.of(Metric.AUC)).isEqualTo(12 / 16.0);
    }

    @Test
    void tiesBetweenTheKinds() {
        Presentations scores = scores(new double[] {.5, .5, .5, .2}, new double[] {.5, .5, .9, .9});
        assertThat(Thresholds.eer(scores, HIGHER_IS_GENUINE)).isEqualTo(.7);
        Rates rates = Rates.of(scores, HIGHER_IS_GENUINE, .7);
        assertThat(rates.of(Metric.FAR)).isZero();
        assertThat(rates.of(Metric.FRR)).isEqualTo(.5);
    }

    @Test
    void allScoresAlike() {
        Presentations scores = scores(new double[] {.5, .5}, new double[] {.5, .5, .5});
        assertThat(Thresholds.eer(scores, HIGHER_IS_GENUINE)).isEqualTo(.5);
        Rates rates = Rates.of(scores, HIGHER_IS_GENUINE, .5);
        assertThat(rates.of(Metric.FAR)).isEqualTo(1);
        assertThat(rates.of(Metric.FRR)).isZero();
        assertThat(rates.of(Metric.AUC)).isEqualTo(.5);
    }

    @Test
    void aScoreOnTheThresholdFallsOnTheOtherSideInTheOtherConvention() {
        Presentations scores = scores(new double[] {.5, .5}, new double[] {.5, .5, .5});
        Rates rates = Rates.of(scores, HIGHER_IS_ATTACK, .5);
        assertThat(rates.of(Metric.FAR)).isZero();
        assertThat(rates.of(Metric.FRR)).isEqualTo(1);
    }

    @Test
    void everythingTheWrongWayRound() {
        Presentations scores = scores(new double[] {.8, .9}, new double[] {.1, .2});
        assertThat(Thresholds.eer(scores, HIGHER_IS_GENUINE)).isEqualTo(.5);
        Rates rates = Rates.of(scores, HIGHER_IS_GENUINE, .5);
        assertThat(rates.of(Metric.EER)).isEqualTo(1);
        assertThat(rates.of(Metric.AUC)).isZero();
        double minHter = Thresholds.minHter(scores, HIGHER_IS_GENUINE);
        assertThat(minHter).isEqualTo(.1);
        assertThat(Errors.at(scores, HIGHER_IS_GENUINE, minHter).hter()).isEqualTo(.5);
    }

    @Test
    void theCountsOfReplayAttackGiveItsPublishedHter() {
        assertThat(new Errors(62, 300, 12, 60).hter()).isCloseTo(.203, within(5e-4));
        assertThat(new Errors(78, 400, 11, 80).hter()).isCloseTo(.166, within(5e-4));
    }

    @Test
    void ofEquallyGoodThresholdsTheLastCounts() {
        // At .4 FAR 1 and FRR .5, at .6 FAR 0 and FRR .5.
        Presentations scores = scores(new double[] {.5}, new double[] {.3, .7});
        assertThat(Thresholds.eer(scores, HIGHER_IS_GENUINE)).isEqualTo(.6);
        assertThat(Rates.of(scores, HIGHER_IS_GENUINE, .6).of(Metric.EER)).isEqualTo(.25);
    }

    @Test
    void neighbouringNumbersArePartedThoughNothingLiesBetween() {
        double upper = Math.nextUp(.5);
        Presentations scores = scores(new double[] {.5}, new double[] {upper});
        assertThat(Thresholds.eer(scores, HIGHER_IS_GENUINE)).isEqualTo(upper);
        assertThat(Thresholds.between(-Double.MAX_VALUE, Double.MAX_VALUE)).isZero();
        assertThat(Thresholds.between(Double.MAX_VALUE / 2, Double.MAX_VALUE))
                .isBetween(Double.MAX_VALUE / 2, Double.MAX_VALUE);
    }

    @Test
    void theMaximumOverSpeciesAndThePooledRateAreDifferentThings() {
        var scores = Presentations.builder();
        for (int i = 0; i < 90; i++) {
            scores.add(.9, "print", i);
        }
        for (int i = 0; i < 10; i++) {
            scores.add(i < 4 ? .3 : .9, "mask", i);
            scores.add(i < 1 ? .6 : .1, null, i);
        }
        Rates rates = Rates.of(scores.build(), HIGHER_IS_ATTACK, .5);
        assertThat(rates.apcer()).containsEntry("print", 0.0).containsEntry("mask", .4);
        assertThat(rates.of(Metric.APCER_MAX)).isEqualTo(.4);
        assertThat(rates.of(Metric.FAR)).isEqualTo(.04);
        assertThat(rates.of(Metric.BPCER)).isEqualTo(.1);
        assertThat(rates.of(Metric.ACER)).isEqualTo(.25);
        assertThat(rates.of(Metric.HTER)).isCloseTo(.07, within(1e-12));
        // Pooled, .5 would do for 5%; the masks need a threshold between .1 and .3.
        assertThat(rates.of(Metric.BPCER20)).isEqualTo(.1);
    }

    @Test
    void bpcer20HoldsForTheWorstSpecies() {
        var scores = Presentations.builder();
        for (int i = 0; i < 100; i++) {
            scores.add(.9, "print", i);
        }
        scores.add(.2, "mask", 0)
                .add(.1, null, 0)
                .add(.3, null, 1)
                .add(.5, null, 2)
                .add(.7, null, 3);
        assertThat(Rates.of(scores.build(), HIGHER_IS_ATTACK, .5).of(Metric.BPCER20))
                .isEqualTo(.75);
    }

    @Test
    void noResponseIsCountedApartAndInNoOtherRate() {
        var scores = Presentations.builder();
        scores.add(.9, "print", 1)
                .add(Double.NaN, "print", 1)
                .add(Double.NaN, "mask", 2)
                .add(.2, "print", 2);
        scores.add(.1, null, 1).add(Double.NaN, null, 2).add(.2, null, 3);
        Presentations built = scores.build();
        Rates rates = Rates.of(built, HIGHER_IS_ATTACK, .5);
        assertThat(rates.of(Metric.APNRR)).isEqualTo(.5);
        assertThat(rates.of(Metric.BPNRR)).isEqualTo(1 / 3.0);
        assertThat(rates.of(Metric.FAR)).isEqualTo(.5);
        assertThat(rates.apcer()).containsEntry("print", .5).containsEntry("mask", Double.NaN);
        assertThat(rates.of(Metric.APCER_MAX)).isEqualTo(.5);
        Presentations.Counts counts = built.counts();
        assertThat(counts.attacks()).isEqualTo(4);
        assertThat(counts.attackNoResponse()).isEqualTo(2);
        assertThat(counts.genuine()).isEqualTo(3);
        assertThat(counts.genuineNoResponse()).isEqualTo(1);
        assertThat(counts.participants()).isEqualTo(3);
        assertThat(counts.bySpecies()).containsEntry("print", 3).containsEntry("mask", 1);
    }

    @Test
    void withoutOneKindThereIsNothingToCompare() {
        Presentations attacks = scores(new double[] {.5, .6}, new double[0]);
        Rates rates = Rates.of(attacks, HIGHER_IS_ATTACK, .55);
        assertThat(rates.of(Metric.FAR)).isEqualTo(.5);
        assertThat(rates.of(Metric.BPCER)).isNaN();
        assertThat(rates.of(Metric.EER)).isNaN();
        assertThat(rates.of(Metric.AUC)).isNaN();
        assertThat(rates.of(Metric.BPCER20)).isNaN();
        assertThatThrownBy(() -> Thresholds.eer(attacks, HIGHER_IS_ATTACK))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Presentations.builder().add(Double.POSITIVE_INFINITY, null, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Presentations scores(double[] attacks, double[] genuine) {
        var builder = Presentations.builder();
        for (double score : attacks) {
            builder.add(score, "attack", null);
        }
        for (double score : genuine) {
            builder.add(score, null, null);
        }
        return builder.build();
    }
}
