package dev.scotoma.statistics.mining;

import dev.scotoma.statistics.Interval;
import java.util.List;

/** A counted conjunction that nothing is concluded about. */
public record CellRate(List<Condition> conditions, Tally tally, Interval interval) {}
