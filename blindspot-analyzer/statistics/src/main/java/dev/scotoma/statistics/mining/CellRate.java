package dev.scotoma.statistics.mining;

import dev.scotoma.statistics.Interval;
import java.util.List;

/** A counted conjunction with the interval of its rate. Nothing is concluded about it. */
public record CellRate(List<Condition> conditions, Tally tally, Interval interval) {}
