package dev.scotoma.capture.coverage;

import dev.scotoma.capture.campaign.Cell;
import java.time.Instant;
import java.util.List;

/** @param course in the order of time, without the stretches in which nothing happened */
record Coverage(List<CoveredCell> cells, List<Stretch> course, Forecast forecast) {
    /**
     * @param inWork sessions that hold a place and are not sent yet
     * @param collected sessions that are sent and wait for their decision
     * @param asked accepted sessions that were asked for this cell, wherever they count
     * @param landed those of them that count in it
     */
    record CoveredCell(Cell cell, int inWork, int collected, int accepted, int asked, int landed) {}

    /**
     * What came in an hour, or in a day where the campaign is older than three.
     *
     * @param collected sessions sent in it that count in a cell
     * @param accepted sessions accepted in it that count in a cell
     */
    record Stretch(Instant from, int collected, int accepted) {}
}
