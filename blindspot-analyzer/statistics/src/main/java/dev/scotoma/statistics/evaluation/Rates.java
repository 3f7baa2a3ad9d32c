package dev.scotoma.statistics.evaluation;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The error rates of presentations at one threshold, or the differences of two such. A rate is NaN where there is
 * nothing to take a share of.
 *
 * @param apcer by species, in alphabetical order
 */
public record Rates(Map<Metric, Double> values, Map<String, Double> apcer) {

    public static Rates of(Presentations presentations, Convention convention, double threshold) {
        return named(new Sweep(presentations, convention, threshold).rates(), presentations.species());
    }

    public double of(Metric metric) {
        return values.getOrDefault(metric, Double.NaN);
    }

    static Rates named(double[] rates, List<String> species) {
        var values = new EnumMap<Metric, Double>(Metric.class);
        for (Metric metric : Metric.ORDER) {
            values.put(metric, rates[metric.place()]);
        }
        var apcer = new LinkedHashMap<String, Double>();
        for (int kind = 0; kind < species.size(); kind++) {
            apcer.put(species.get(kind), rates[Metric.ORDER.size() + kind]);
        }
        return new Rates(values, apcer);
    }
}
