package dev.scotoma.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.regex.Pattern;

/** Numbers as people and programs write them in tables. */
final class Numbers {
    // Not all that Double.parseDouble takes: "1d" and "0x1p3" are no numbers in a table.
    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");

    private static final double EXACT = 1e15;

    private Numbers() {}

    /** NaN when the text is no finite number. */
    static double parse(String text) {
        String stripped = text.strip();
        if (!NUMBER.matcher(stripped).matches()) {
            return Double.NaN;
        }
        double value = Double.parseDouble(stripped);
        // Adding zero makes zero of minus zero, which would be a number beside it.
        return Double.isFinite(value) ? value + 0.0 : Double.NaN;
    }

    /** The number rounded to some significant digits; whole numbers that doubles hold exactly are not rounded. */
    static String text(double number, int digits) {
        BigDecimal exact = new BigDecimal(Double.toString(number));
        boolean whole = number == Math.rint(number) && Math.abs(number) < EXACT;
        BigDecimal told = (whole ? exact : exact.round(new MathContext(digits))).stripTrailingZeros();
        int magnitude = told.precision() - told.scale();
        return number == 0 || (magnitude >= -5 && magnitude <= 19) ? told.toPlainString() : told.toString();
    }
}
