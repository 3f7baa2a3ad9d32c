package dev.scotoma.cli;

import dev.scotoma.statistics.evaluation.Bootstrap;
import dev.scotoma.statistics.evaluation.Bootstrap.Judged;
import dev.scotoma.statistics.evaluation.Convention;
import dev.scotoma.statistics.evaluation.Intervals;
import dev.scotoma.statistics.evaluation.Metric;
import dev.scotoma.statistics.evaluation.Presentations;
import dev.scotoma.statistics.evaluation.Rates;
import dev.scotoma.statistics.evaluation.Thresholds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A table of scores, evaluated.
 *
 * @param eerThreshold of this table itself; empty where a kind has no score
 * @param bpcer20Threshold likewise
 */
record Evaluated(
        ScoreTable table,
        Convention convention,
        double threshold,
        String thresholdFrom,
        OptionalDouble eerThreshold,
        OptionalDouble bpcer20Threshold,
        Rates rates,
        Intervals intervals) {
    private static final Bootstrap BOOTSTRAP = new Bootstrap(1_000, 1);

    static Evaluated of(ScoreTable table, Convention convention, double threshold, String from) {
        Presentations presentations = table.presentations();
        boolean both = presentations.hasBothKinds();
        return new Evaluated(
                table,
                convention,
                threshold,
                from,
                both ? OptionalDouble.of(Thresholds.eer(presentations, convention)) : OptionalDouble.empty(),
                both ? OptionalDouble.of(Thresholds.bpcer20(presentations, convention)) : OptionalDouble.empty(),
                Rates.of(presentations, convention, threshold),
                BOOTSTRAP.intervals(new Judged(presentations, convention, threshold)));
    }

    /** What a reader must know beside the rates, a sentence each. */
    List<String> remarks() {
        List<String> remarks = new ArrayList<>(table.remarks());
        double auc = rates.of(Metric.AUC);
        if (auc < 0.5) {
            boolean higherIsAttack = convention == Convention.HIGHER_IS_ATTACK;
            remarks.add(String.format(
                    Locale.ROOT,
                    "An AUC of %.2f%% is below chance; if a higher score means %s here, say --positive %2$s.",
                    100 * auc,
                    higherIsAttack ? "genuine" : "attack"));
        }
        return remarks;
    }
}
