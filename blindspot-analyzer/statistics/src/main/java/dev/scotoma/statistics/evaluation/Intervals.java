package dev.scotoma.statistics.evaluation;

import dev.scotoma.statistics.Interval;
import java.util.Map;
import java.util.Optional;

/**
 * 95% intervals; one is missing where the draws cannot tell (all alike, or most without anything to take a share of).
 *
 * @param apcer by species
 * @param draws how many times the participants were drawn
 */
public record Intervals(Map<Metric, Interval> values, Map<String, Interval> apcer, int draws) {

    public Optional<Interval> of(Metric metric) {
        return Optional.ofNullable(values.get(metric));
    }

    /** Of the APCER of one species. */
    public Optional<Interval> of(String species) {
        return Optional.ofNullable(apcer.get(species));
    }
}
