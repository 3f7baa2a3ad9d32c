package dev.scotoma.cli;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How the numbers of a column are written. A text alone does not tell: "12,345" is twelve thousand to some and twelve to
 * others. So a form is chosen for all numbers of a column at once, and the first of these counts that reads them all.
 */
enum NumberForm {
    /** Numbers as programs write them, and not all that {@code Double.parseDouble} takes: "1d" and "0x1p3" are none. */
    PLAIN("", "\\.") {
        @Override
        double parse(String text) {
            return Numbers.parse(text);
        }
    },
    GROUPS_BY_COMMA(",", "\\."),
    DECIMAL_COMMA("", ","),
    GROUPS_BY_POINT("\\.", ","),
    GROUPS_BY_APOSTROPHE("['\u2019]", "\\."),
    GROUPS_BY_SPACE("[ \u00a0\u202f]", "[.,]");

    private final Pattern whole;
    private final Pattern groups;
    private final Pattern decimals;

    NumberForm(String group, String decimal) {
        String grouped = group.isEmpty() ? "" : "[1-9]\\d{0,2}(?:" + group + "\\d{3})+|";
        whole = Pattern.compile("[+-]?(?:" + grouped + "\\d+)?(?:" + decimal + "\\d*)?(?:[eE][+-]?\\d+)?");
        groups = Pattern.compile(group);
        decimals = Pattern.compile(decimal);
    }

    /** NaN when the text is no finite number of this form. */
    double parse(String text) {
        String stripped = text.strip();
        if (!whole.matcher(stripped).matches()) {
            return Double.NaN;
        }
        return Numbers.parse(
                decimals.matcher(groups.matcher(stripped).replaceAll("")).replaceAll("."));
    }

    boolean reads(String text) {
        return !Double.isNaN(parse(text));
    }

    /** The first form that reads all texts. */
    static Optional<NumberForm> of(Iterable<String> texts) {
        return Arrays.stream(values()).filter(form -> form.readsAll(texts)).findFirst();
    }

    private boolean readsAll(Iterable<String> texts) {
        for (String text : texts) {
            if (!reads(text)) {
                return false;
            }
        }
        return true;
    }

    /** Whether every form that reads the text reads the same number. */
    static boolean certain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("0123456789+-".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }
}
