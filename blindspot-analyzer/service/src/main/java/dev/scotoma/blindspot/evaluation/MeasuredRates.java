package dev.scotoma.blindspot.evaluation;

import dev.scotoma.statistics.Interval;
import dev.scotoma.statistics.evaluation.Behind;
import dev.scotoma.statistics.evaluation.Bootstrap;
import dev.scotoma.statistics.evaluation.Bootstrap.Judged;
import dev.scotoma.statistics.evaluation.Convention;
import dev.scotoma.statistics.evaluation.Intervals;
import dev.scotoma.statistics.evaluation.Metric;
import dev.scotoma.statistics.evaluation.Presentations;
import dev.scotoma.statistics.evaluation.Rates;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rates of some presentations at a threshold. Each comes with its interval and with the very counts that it is a
 * share of, so that nobody who shows it has to work them out.
 */
public final class MeasuredRates {
    static final Bootstrap BOOTSTRAP = new Bootstrap(500, 1);

    private final Rates rates;
    private final Intervals intervals;
    private final Behind behind;

    private MeasuredRates(Judged judged) {
        rates = Rates.of(judged.presentations(), judged.convention(), judged.threshold());
        intervals = BOOTSTRAP.intervals(judged);
        behind = new Behind(judged.presentations());
    }

    /** Of scores that are higher for attacks. */
    public static MeasuredRates of(Presentations presentations, double threshold) {
        return new MeasuredRates(new Judged(presentations, Convention.HIGHER_IS_ATTACK, threshold));
    }

    List<Rate> all() {
        return rates.values().keySet().stream().map(this::of).toList();
    }

    List<Rate> species() {
        return rates.apcer().keySet().stream().map(this::ofSpecies).toList();
    }

    public Rate of(Metric metric) {
        Optional<String> worst = metric == Metric.APCER_MAX ? worst() : Optional.empty();
        Behind.Size size = worst.map(behind::of).orElseGet(() -> behind.of(metric));
        double value = rates.of(metric);
        return rate(word(metric), worst.orElse(null), isShare(metric), size, value, intervals.of(metric));
    }

    Rate ofSpecies(String name) {
        double value = rates.apcer().getOrDefault(name, Double.NaN);
        return rate(name, null, true, behind.of(name), value, intervals.of(name));
    }

    /** The species with the largest APCER; of several, the one of whom the least is known. */
    private Optional<String> worst() {
        double largest = rates.of(Metric.APCER_MAX);
        return rates.apcer().entrySet().stream()
                .filter(each -> each.getValue() == largest)
                .map(each -> each.getKey())
                .min(Comparator.comparingDouble(name -> behind.of(name).effective()));
    }

    private static Rate rate(
            String name,
            @Nullable String species,
            boolean share,
            Behind.Size size,
            double value,
            Optional<Interval> interval) {
        boolean known = !Double.isNaN(value);
        return new Rate(
                name,
                species,
                known && share ? (int) Math.round(value * size.sessions()) : null,
                size.sessions(),
                size.participants(),
                known ? value : null,
                interval.map(Interval::low).orElse(null),
                interval.map(Interval::high).orElse(null));
    }

    /** Whether a metric is a share of sessions; the others are means, areas, or shares at another threshold. */
    private static boolean isShare(Metric metric) {
        return switch (metric) {
            case APCER_MAX, BPCER, FAR, FRR, APNRR, BPNRR -> true;
            case ACER, HTER, EER, AUC, BPCER20 -> false;
        };
    }

    static String word(Metric metric) {
        return metric.name().toLowerCase(Locale.ROOT);
    }
}
