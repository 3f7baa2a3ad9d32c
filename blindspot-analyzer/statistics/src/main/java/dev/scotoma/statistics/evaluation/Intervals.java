package dev.scotoma.statistics.evaluation;

import dev.scotoma.statistics.Interval;
import java.util.Map;
import java.util.Optional;

/**
 * The 95% intervals of rates. One is missing where the draws cannot tell: when all are alike, or most have nothing to
 * take a share of.
 *
 * @param apcer by species
 * @param draws how many times the participants were drawn
 */
public record Intervals(Map<Metric, Interval> values, Map<String, Interval> apcer, int draws) {

    public Optional<Interval> of(Metric metric) {
        return Optional.ofNullable(values.get(metric));
    }

    /** The interval of the APCER of one species. */
    public Optional<Interval> of(String species) {
        return Optional.ofNullable(apcer.get(species));
    }
}
