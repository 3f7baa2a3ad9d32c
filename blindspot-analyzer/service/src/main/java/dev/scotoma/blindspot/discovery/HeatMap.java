package dev.scotoma.blindspot.discovery;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;

/**
 * The cells of two axes, over the run's sessions less those withdrawn since.
 *
 * @param sessions in all
 * @param unknown how many have no value on one of the axes, and are in no cell
 */
record HeatMap(
        String x, String y, List<String> xValues, List<String> yValues, int sessions, int unknown, List<Place> cells) {

    /**
     * One cell.
     *
     * @param small whether it has too few sessions or participants to be more than a hint
     */
    @RecordBuilder
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
