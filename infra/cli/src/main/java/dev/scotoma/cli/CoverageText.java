package dev.scotoma.cli;

import dev.scotoma.cli.CoverageCommand.Covered;
import dev.scotoma.dataset.coverage.Coverage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What {@code dataset coverage} prints for people: a row for each condition, two columns for each version. */
final class CoverageText {
    private static final int MOST_APART = 10;

    private CoverageText() {}

    static String of(List<Covered> covered) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("", covered, Covered::title));
        rows.add(row("people", covered, each -> "%,d".formatted(each.coverage().people())));
        rows.add(row(
                "genuine + attacks",
                covered,
                each -> "%,d + %,d"
                        .formatted(each.coverage().genuine(), each.coverage().attack())));
        List<Coverage.Axis> axes = covered.getFirst().coverage().axes();
        for (int axis = 0; axis < axes.size(); axis++) {
            int at = axis;
            rows.add(row(axes.get(axis).name(), covered, each -> unknown(each, at)));
            for (int value = 0; value < axes.get(axis).values().size(); value++) {
                int of = value;
                rows.add(row(
                        "  " + axes.get(axis).values().get(value).value(),
                        covered,
                        each -> shown(each.coverage().axes().get(at), of)));
            }
        }
        String table = table(rows);
        return table + covered.stream().map(CoverageText::apart).collect(Collectors.joining());
    }

    private static List<String> row(String name, List<Covered> covered, Function<Covered, String> cell) {
        List<String> row = new ArrayList<>(List.of(name));
        covered.forEach(each -> row.add(cell.apply(each)));
        return row;
    }

    private static String unknown(Covered covered, int at) {
        Coverage.Axis axis = covered.coverage().axes().get(at);
        return !axis.isKnown() ? "not known" : axis.unknown() == 0 ? "" : "%,d not known".formatted(axis.unknown());
    }

    private static String shown(Coverage.Axis axis, int at) {
        Coverage.Value value = axis.values().get(at);
        if (!axis.isKnown()) {
            return "";
        }
        return value.genuine() + value.attack() == 0 ? "never" : "%,d + %,d".formatted(value.genuine(), value.attack());
    }

    private static String table(List<List<String>> rows) {
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int column = 0; column < columns; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        var text = new StringBuilder();
        for (List<String> row : rows) {
            var line = new StringBuilder(pad(row.getFirst(), widths[0], false));
            for (int column = 1; column < columns; column++) {
                line.append("  ").append(pad(row.get(column), widths[column], true));
            }
            text.append(line.toString().stripTrailing()).append(System.lineSeparator());
        }
        return text.toString();
    }

    private static String pad(String text, int width, boolean right) {
        String space = " ".repeat(width - text.length());
        return right ? space + text : text + space;
    }

    private static String apart(Covered covered) {
        List<Coverage.Apart> apart = covered.coverage().apart();
        if (apart.isEmpty()) {
            return "";
        }
        String shown = apart.stream()
                .limit(MOST_APART)
                .map(each -> each.one() + " with " + each.other())
                .collect(Collectors.joining("; "));
        String more = apart.size() > MOST_APART
                ? " and %,d more (--json lists them)".formatted(apart.size() - MOST_APART)
                : "";
        return "%s never shows together: %s%s.%n".formatted(covered.title(), shown, more);
    }
}
