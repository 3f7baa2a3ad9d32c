package dev.scotoma.cli;

import java.util.regex.Pattern;

/** Numbers as people and programs write them in tables. */
final class Numbers {
    // Not all that Double.parseDouble takes: "1d" and "0x1p3" are no numbers in a table.
    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");

    private Numbers() {}

    /** NaN when the text is no finite number. */
    static double parse(String text) {
        String stripped = text.strip();
        if (!NUMBER.matcher(stripped).matches()) {
            return Double.NaN;
        }
        double value = Double.parseDouble(stripped);
        return Double.isFinite(value) ? value : Double.NaN;
    }
}
