package dev.scotoma.statistics.mining;

import java.util.List;

/** A counted conjunction that nothing is concluded about. */
public record Counted(List<Condition> conditions, Tally tally, Interval interval) {}
