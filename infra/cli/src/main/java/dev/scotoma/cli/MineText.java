package dev.scotoma.cli;

import dev.scotoma.statistics.mining.Condition;
import dev.scotoma.statistics.mining.Gap;
import dev.scotoma.statistics.mining.Mined;
import dev.scotoma.statistics.mining.SliceLine.Slice;
import dev.scotoma.statistics.mining.Subdomain;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code scotoma mine} tells people. */
final class MineText {
    static final String OF_COUNTERS =
            "Counters say how many rows subdomains share, not which; of causes that go together one may be missed, or a neighbour named.";

    private MineText() {}

    static String mined(Mined mined, List<String> remarks, int top) {
        var text = new StringBuilder();
        List<Subdomain> found = mined.found();
        line(
                text,
                String.format(
                        Locale.ROOT,
                        "%d rows of %d participants, base rate %.2f%%; %d subdomains tested, %d found",
                        mined.all().rows(),
                        mined.all().clusters(),
                        100 * mined.all().rate(),
                        mined.tested(),
                        found.size()));
        for (Subdomain each : found.subList(0, Math.min(top, found.size()))) {
            line(
                    text,
                    String.format(
                            Locale.ROOT,
                            "%7.2f%%  (%.2f-%.2f%%, shrunk %.2f%%)  %d of %d rows, %d participants (effective %.0f)  p %.1e  %s",
                            100 * each.tally().rate(),
                            100 * each.interval().low(),
                            100 * each.interval().high(),
                            100 * each.shrunk(),
                            Math.round(each.tally().sum()),
                            each.tally().rows(),
                            each.tally().clusters(),
                            each.tally().effectiveClusters(),
                            each.adjustedP().orElse(1),
                            words(each.conditions())));
        }
        if (!mined.gaps().isEmpty()) {
            line(text, "Hardly recorded, though each part was:");
            for (Gap gap : mined.gaps().subList(0, Math.min(top, mined.gaps().size()))) {
                line(
                        text,
                        String.format(
                                Locale.ROOT,
                                "%8d rows where %.0f would be expected  %s",
                                gap.rows(),
                                gap.expected(),
                                words(gap.conditions())));
            }
        }
        Stream.concat(mined.warnings().stream(), remarks.stream()).forEach(each -> line(text, "Note: " + each));
        return text.toString();
    }

    static String slices(SessionTable table, List<Slice> slices) {
        var text = new StringBuilder();
        line(
                text,
                String.format(
                        Locale.ROOT,
                        "%d rows, base rate %.2f%%; %d slices by SliceLine's score",
                        table.observations().rows(),
                        100 * table.observations().rate(),
                        slices.size()));
        for (Slice slice : slices) {
            line(
                    text,
                    String.format(
                            Locale.ROOT,
                            "%8.4f  %6.2f%%  %d rows  %s",
                            slice.score(),
                            100 * slice.tally().rate(),
                            slice.tally().rows(),
                            words(slice.conditions())));
        }
        table.remarks().forEach(each -> line(text, "Note: " + each));
        return text.toString();
    }

    private static String words(List<Condition> conditions) {
        return conditions.stream().map(Condition::toString).collect(Collectors.joining(", "));
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append(System.lineSeparator());
    }
}
