package dev.scotoma.blindspot.discovery;

import dev.scotoma.blindspot.evaluation.SpeciesHistogram;
import dev.scotoma.statistics.evaluation.DetPoint;
import java.util.List;

/**
 * How the scores of a run's iteration lie under some conditions and elsewhere, genuine sessions and attacks, over the run's attempts less what was
 * withdrawn since. What an attack is made of is asked of attacks only; sessions with an unknown value that could put them here are on neither side.
 */
record TradeOff(double threshold, Side here, Side elsewhere) {

    /**
     * @param sessions with a response
     * @param det the trade-off along all thresholds, all species pooled; empty where a kind is missing
     * @param histograms genuine first (no species), then the attacks
     */
    record Side(int sessions, int participants, List<DetPoint> det, List<SpeciesHistogram> histograms) {}
}
