package dev.scotoma.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.scotoma.statistics.Interval;
import dev.scotoma.statistics.evaluation.Metric;
import dev.scotoma.statistics.evaluation.Presentations.Counts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What {@code evaluate --json} prints; the names are part of the command line's contract. What cannot be said is null. */
final class EvaluateJson {
    private static final JsonMapper JSON = new JsonMapper();

    private EvaluateJson() {}

    static String of(Evaluated evaluated) {
        Map<String, @Nullable Object> apcer = new LinkedHashMap<>();
        evaluated.rates().apcer().forEach((species, rate) -> apcer.put(species, number(rate)));
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("threshold", number(evaluated.threshold()));
        root.put("apcer", apcer);
        for (Metric metric :
                List.of(Metric.APCER_MAX, Metric.BPCER, Metric.ACER, Metric.FAR, Metric.FRR, Metric.HTER, Metric.EER)) {
            root.put(key(metric), number(evaluated.rates().of(metric)));
        }
        root.put("eer_threshold", number(evaluated.eerThreshold()));
        for (Metric metric : List.of(Metric.AUC, Metric.BPCER20, Metric.APNRR, Metric.BPNRR)) {
            root.put(key(metric), number(evaluated.rates().of(metric)));
        }
        root.put("n", counts(evaluated));
        root.put("threshold_from", evaluated.thresholdFrom());
        root.put("bpcer20_threshold", number(evaluated.bpcer20Threshold()));
        root.put("intervals", intervals(evaluated));
        root.put("warnings", evaluated.remarks());
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + System.lineSeparator();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, Object> counts(Evaluated evaluated) {
        Counts counts = evaluated.table().presentations().counts();
        Map<String, Object> n = new LinkedHashMap<>();
        n.put("genuine", counts.genuine());
        n.put("attack", counts.attacks());
        n.put("genuine_no_response", counts.genuineNoResponse());
        n.put("attack_no_response", counts.attackNoResponse());
        n.put("species", new TreeMap<>(counts.bySpecies()));
        if (evaluated.table().bySubject()) {
            n.put("subjects", counts.participants());
        }
        if (evaluated.table().frames() > 0) {
            n.put("frames", evaluated.table().frames());
            n.put("frames_no_score", evaluated.table().framesWithoutScore());
        }
        return n;
    }

    private static Map<String, Object> intervals(Evaluated evaluated) {
        Map<String, double[]> apcer = new LinkedHashMap<>();
        evaluated.intervals().apcer().forEach((species, interval) -> apcer.put(species, bounds(interval)));
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("level", 0.95);
        all.put("method", "percentile bootstrap, clustered by " + unit(evaluated));
        all.put("draws", evaluated.intervals().draws());
        all.put("apcer", apcer);
        evaluated.intervals().values().forEach((metric, interval) -> all.put(key(metric), bounds(interval)));
        return all;
    }

    static String unit(Evaluated evaluated) {
        return evaluated.table().bySubject() ? "subject" : evaluated.table().frames() > 0 ? "video" : "row";
    }

    private static double[] bounds(Interval interval) {
        return new double[] {interval.low(), interval.high()};
    }

    private static @Nullable Double number(double value) {
        return Double.isNaN(value) ? null : value;
    }

    private static @Nullable Double number(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    private static String key(Metric metric) {
        return metric.name().toLowerCase(Locale.ROOT);
    }
}
