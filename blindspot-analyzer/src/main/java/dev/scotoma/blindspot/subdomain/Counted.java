package dev.scotoma.blindspot.subdomain;

import java.util.List;

/** A counted conjunction that nothing is concluded about. */
public record Counted(List<Condition> conditions, Tally tally, Interval interval) {}
