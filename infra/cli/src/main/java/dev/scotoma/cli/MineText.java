package dev.scotoma.cli;

import dev.scotoma.statistics.mining.Gap;
import dev.scotoma.statistics.mining.Mined;
import dev.scotoma.statistics.mining.Mined.Alias;
import dev.scotoma.statistics.mining.SliceLine.Slice;
import dev.scotoma.statistics.mining.Subdomain;
import dev.scotoma.statistics.mining.Subdomain.Joint;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code scotoma mine} tells people. */
final class MineText {
    private static final String OF_COUNTERS =
            "Screening only: counters say how many rows subdomains share, not which; of causes that go together one"
                    + " may be missed, or a neighbour named.";

    private MineText() {}

    static String mined(Mined mined, List<String> remarks, int top) {
        return mined(mined, "found", remarks, top);
    }

    /** What counters alone let list; nothing of it is found. */
    static String screened(Mined mined, int top) {
        return mined(mined, "to look at", List.of(OF_COUNTERS), top);
    }

    private static String mined(Mined mined, String verb, List<String> remarks, int top) {
        var text = new StringBuilder();
        List<Subdomain> found = mined.found();
        line(
                text,
                String.format(
                        Locale.ROOT,
                        "%d rows of %d participants, base rate %.2f%%; %d subdomains tested, %d %s",
                        mined.all().rows(),
                        mined.all().clusters(),
                        100 * mined.all().rate(),
                        mined.tested(),
                        found.size(),
                        verb));
        list(text, found, top);
        if (!mined.safer().isEmpty()) {
            line(text, "Safer here:");
            list(text, mined.safer(), top);
        }
        for (Alias alias : mined.aliases()) {
            line(
                    text,
                    String.format(
                            Locale.ROOT,
                            "%s says nearly the same as %s (%.0f%% of the rows of either are of both)",
                            alias.alias(),
                            alias.reported(),
                            100 * alias.agreement()));
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

    private static void list(StringBuilder text, List<Subdomain> all, int top) {
        for (Subdomain each : all.subList(0, Math.min(top, all.size()))) {
            line(
                    text,
                    String.format(
                            Locale.ROOT,
                            "%7.2f%%  (%.2f-%.2f%%, shrunk %.2f%%%s)  %d of %d rows, %d participants (effective %.0f) "
                                    + " p %.1e  %s",
                            100
                                    * each.joint()
                                            .map(Joint::rate)
                                            .orElse(each.tally().rate()),
                            100 * each.interval().low(),
                            100 * each.interval().high(),
                            100 * each.shrunk(),
                            each.joint().map(MineText::beside).orElse(""),
                            Math.round(each.tally().sum()),
                            each.tally().rows(),
                            each.tally().clusters(),
                            each.tally().effectiveClusters(),
                            each.adjustedP().orElse(1),
                            words(each.where())));
        }
        if (all.size() > top) {
            line(text, (all.size() - top) + " more are hidden; --top shows them.");
        }
    }

    private static String beside(Joint joint) {
        return String.format(
                Locale.ROOT,
                "; the others let expect %.2f%%, odds ratio %.2f",
                100 * joint.expected(),
                joint.oddsRatio());
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

    private static String words(List<?> conditions) {
        return conditions.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append(System.lineSeparator());
    }
}
