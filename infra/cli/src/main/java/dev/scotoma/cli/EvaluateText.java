package dev.scotoma.cli;

import dev.scotoma.statistics.Interval;
import dev.scotoma.statistics.evaluation.Convention;
import dev.scotoma.statistics.evaluation.Metric;
import dev.scotoma.statistics.evaluation.Presentations.Counts;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** What {@code evaluate} prints for people. */
final class EvaluateText {
    private EvaluateText() {}

    static String of(Evaluated evaluated) {
        var text = new StringBuilder();
        Counts counts = evaluated.table().presentations().counts();
        text.append(String.format(
                Locale.ROOT,
                "%d genuine (%d without a response), %d attacks (%d without a response)%s%n",
                counts.genuine(),
                counts.genuineNoResponse(),
                counts.attacks(),
                counts.attackNoResponse(),
                evaluated.table().bySubject() ? ", " + counts.participants() + " subjects" : ""));
        if (evaluated.table().frames() > 0) {
            text.append(String.format(
                    Locale.ROOT,
                    "means of %d frames, %d of them without a score%n",
                    evaluated.table().frames(),
                    evaluated.table().framesWithoutScore()));
        }
        text.append(String.format(
                Locale.ROOT,
                "%s when score >= %s (%s)%n",
                evaluated.convention() == Convention.HIGHER_IS_ATTACK ? "attack" : "genuine",
                evaluated.threshold(),
                evaluated.thresholdFrom()));
        text.append(System.lineSeparator());
        evaluated
                .rates()
                .apcer()
                .forEach((species, rate) -> row(
                        text,
                        "APCER " + species,
                        rate,
                        evaluated.intervals().of(species),
                        counts.bySpecies().get(species) + " attacks"));
        row(text, evaluated, Metric.APCER_MAX, "APCER, maximum", "");
        row(text, evaluated, Metric.BPCER, "BPCER", "");
        row(text, evaluated, Metric.ACER, "ACER", "deprecated by ISO/IEC 30107-3");
        row(text, evaluated, Metric.FAR, "FAR, species pooled", "");
        row(text, evaluated, Metric.FRR, "FRR", "");
        row(text, evaluated, Metric.HTER, "HTER", "");
        row(text, evaluated, Metric.EER, "EER", at(evaluated.eerThreshold()));
        row(text, evaluated, Metric.BPCER20, "BPCER20", at(evaluated.bpcer20Threshold()));
        row(text, evaluated, Metric.AUC, "AUC", "");
        row(text, evaluated, Metric.APNRR, "APNRR", "of all attacks");
        row(text, evaluated, Metric.BPNRR, "BPNRR", "of all genuine");
        text.append(String.format(
                Locale.ROOT,
                "%n95%% intervals: percentiles of %d bootstrap draws clustered by %s, the threshold fixed%n",
                evaluated.intervals().draws(),
                EvaluateJson.unit(evaluated)));
        evaluated.remarks().forEach(each -> text.append("Note: ").append(each).append(System.lineSeparator()));
        return text.toString();
    }

    private static String at(OptionalDouble threshold) {
        return threshold.isPresent() ? "at " + threshold.getAsDouble() : "";
    }

    private static void row(StringBuilder text, Evaluated evaluated, Metric metric, String name, String note) {
        row(text, name, evaluated.rates().of(metric), evaluated.intervals().of(metric), note);
    }

    private static void row(StringBuilder text, String name, double rate, Optional<Interval> interval, String note) {
        String shown = Double.isNaN(rate) ? "-" : percent(rate);
        String bounds = interval.map(each -> percent(each.low()) + " to " + percent(each.high()))
                .orElse("");
        text.append(String.format(Locale.ROOT, "%-28s %9s  %-20s %s", name, shown, bounds, note)
                        .stripTrailing())
                .append(System.lineSeparator());
    }

    private static String percent(double rate) {
        return String.format(Locale.ROOT, "%.2f%%", 100 * rate);
    }
}
