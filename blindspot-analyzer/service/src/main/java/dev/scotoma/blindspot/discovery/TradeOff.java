package dev.scotoma.blindspot.discovery;

import dev.scotoma.blindspot.evaluation.Rate;
import dev.scotoma.blindspot.evaluation.SpeciesHistogram;
import dev.scotoma.statistics.evaluation.DetPoint;
import java.util.List;

/**
 * How the scores of a run's iteration lie under some conditions and elsewhere, for genuine sessions and attacks. It is
 * over the run's attempts less what was withdrawn since. Conditions on the instrument of an attack are asked of attacks
 * only. Sessions with an unknown value that could put them here are on neither side.
 */
record TradeOff(double threshold, Side here, Side elsewhere) {

    /**
     * One side.
     *
     * @param sessions those with a response
     * @param accepted the attacks that pass at the frozen threshold
     * @param rejected the genuine sessions that do not
     * @param det the trade-off along all thresholds, all species pooled; empty where a kind is missing
     * @param histograms that of the genuine sessions first, without a species, then those of the attacks
     */
    record Side(
            int sessions,
            int participants,
            Rate accepted,
            Rate rejected,
            List<DetPoint> det,
            List<SpeciesHistogram> histograms) {}
}
