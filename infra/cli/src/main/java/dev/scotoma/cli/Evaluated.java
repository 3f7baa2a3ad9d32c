package dev.scotoma.cli;

import dev.scotoma.statistics.evaluation.Bootstrap;
import dev.scotoma.statistics.evaluation.Bootstrap.Judged;
import dev.scotoma.statistics.evaluation.Convention;
import dev.scotoma.statistics.evaluation.Intervals;
import dev.scotoma.statistics.evaluation.Presentations;
import dev.scotoma.statistics.evaluation.Rates;
import dev.scotoma.statistics.evaluation.Thresholds;

/**
 * A table of scores, evaluated.
 *
 * @param eerThreshold of this table itself; NaN where a kind has no score
 */
record Evaluated(
        ScoreTable table,
        Convention convention,
        double threshold,
        String thresholdFrom,
        double eerThreshold,
        Rates rates,
        Intervals intervals) {
    private static final Bootstrap BOOTSTRAP = new Bootstrap(1_000, 1);

    static Evaluated of(ScoreTable table, Convention convention, double threshold, String from) {
        Presentations presentations = table.presentations();
        return new Evaluated(
                table,
                convention,
                threshold,
                from,
                presentations.hasBothKinds() ? Thresholds.eer(presentations, convention) : Double.NaN,
                Rates.of(presentations, convention, threshold),
                BOOTSTRAP.intervals(new Judged(presentations, convention, threshold)));
    }
}
