package dev.scotoma.blindspot.discovery;

import java.util.List;

/**
 * The cells of two axes, over the run's sessions less what was withdrawn since.
 *
 * @param sessions in all
 * @param unknown of them without a value on one of the axes: in no cell
 */
record HeatMap(
        String x, String y, List<String> xValues, List<String> yValues, int sessions, int unknown, List<Place> cells) {

    /** @param small too few sessions or participants to be more than a hint */
    record Place(
            String x,
            String y,
            int sessions,
            int participants,
            double effectiveParticipants,
            int errors,
            double rate,
            double low,
            double high,
            boolean small) {}
}
