package dev.scotoma.cli;

import dev.scotoma.statistics.mining.Axis;
import dev.scotoma.statistics.mining.BinStarts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A column on its way to an axis. As long as its values are few it keeps a code for each; one of many numbers is binned by quantiles; one of
 * many texts is refused. An empty field is a value of its own.
 */
final class AxisColumn {
    private static final int MOST_VALUES = 1_000;
    /** So many different numbers are still names. */
    private static final int MOST_NUMBERS = 20;

    private final String name;
    private final int column;
    private final Map<String, Short> known = new HashMap<>();
    private final List<String> values = new ArrayList<>();
    private short[] codes = new short[1024];
    private double @Nullable [] numbers;
    private int rows;
    private Optional<String> remark = Optional.empty();

    AxisColumn(String name, int column) {
        this.name = name;
        this.column = column;
    }

    void add(CsvFile file) throws BadInput {
        String value = file.value(column);
        if (numbers != null) {
            addNumber(file, value);
            return;
        }
        Short code = known.get(value);
        if (code == null) {
            if (values.size() == MOST_VALUES) {
                numbers = asNumbers();
                if (numbers == null) {
                    throw tooMany(file);
                }
                addNumber(file, value);
                return;
            }
            code = (short) values.size();
            known.put(value, code);
            values.add(value);
        }
        if (rows == codes.length) {
            codes = Arrays.copyOf(codes, SessionTable.grown(rows));
        }
        codes[rows++] = code;
    }

    private void addNumber(CsvFile file, String value) throws BadInput {
        double[] grown = numbers;
        if (grown == null) {
            return;
        }
        if (rows == grown.length) {
            grown = Arrays.copyOf(grown, SessionTable.grown(rows));
            numbers = grown;
        }
        double number = Numbers.parse(value);
        if (Double.isNaN(number) && !value.isBlank()) {
            throw tooMany(file);
        }
        grown[rows++] = number;
    }

    private BadInput tooMany(CsvFile file) {
        return file.bad("the column " + name + " has more than " + MOST_VALUES
                + " different values; leave it out with --ignore " + name + ".");
    }

    /** Empty fields are NaN; null when there is a text among the values, or nothing but empty ones. */
    private double @Nullable [] asNumbers() {
        double[] parsed = new double[values.size()];
        for (int code = 0; code < parsed.length; code++) {
            parsed[code] = Numbers.parse(values.get(code));
            if (Double.isNaN(parsed[code]) && !values.get(code).isBlank()) {
                return null;
            }
        }
        if (Arrays.stream(parsed).allMatch(Double::isNaN)) {
            return null;
        }
        double[] all = new double[codes.length];
        for (int row = 0; row < rows; row++) {
            all[row] = parsed[codes[row]];
        }
        return all;
    }

    /** The finished codes; the axis and the remark are there afterwards. */
    short[] codes() {
        if (numbers == null && values.size() > MOST_NUMBERS) {
            numbers = asNumbers();
        }
        if (numbers != null) {
            numbers = Arrays.copyOf(numbers, rows);
            bin(numbers);
        } else {
            codes = Arrays.copyOf(codes, rows);
            if (values.size() == 1) {
                remark = Optional.of("The column " + name + " has one value; it says nothing.");
            }
        }
        known.clear();
        return codes;
    }

    Axis axis() {
        return new Axis(name, values);
    }

    /** The numbers behind the bins, NaN for empty fields; empty where the values are names. */
    Optional<double[]> numbers() {
        return Optional.ofNullable(numbers);
    }

    Optional<String> remark() {
        return remark;
    }

    private void bin(double[] all) {
        double[] sorted = Arrays.stream(all)
                .filter(number -> !Double.isNaN(number))
                .sorted()
                .toArray();
        double[] starts = BinStarts.of(sorted);
        values.clear();
        for (int bin = 0; bin <= starts.length; bin++) {
            values.add(label(sorted, starts, bin));
        }
        short empty = (short) values.size();
        codes = new short[all.length];
        boolean someEmpty = false;
        for (int row = 0; row < all.length; row++) {
            int place = Arrays.binarySearch(starts, all[row]);
            codes[row] = Double.isNaN(all[row]) ? empty : (short) (place >= 0 ? place + 1 : -place - 1);
            someEmpty |= Double.isNaN(all[row]);
        }
        remark = Optional.of("The column " + name + " has more than " + MOST_NUMBERS
                + " different numbers and is binned by quantiles: " + String.join(" ", values) + ".");
        if (someEmpty) {
            values.add("");
        }
    }

    /** A bin that holds one number is called by it. */
    private static String label(double[] sorted, double[] starts, int bin) {
        double from = bin == 0 ? sorted[0] : starts[bin - 1];
        int end = bin == starts.length ? sorted.length : first(sorted, starts[bin]);
        if (sorted[end - 1] == from) {
            return text(from);
        }
        return "[" + text(from) + ", " + (bin == starts.length ? text(sorted[end - 1]) + "]" : text(starts[bin]) + ")");
    }

    private static int first(double[] sorted, double number) {
        int place = Arrays.binarySearch(sorted, number);
        while (place > 0 && sorted[place - 1] == number) {
            place--;
        }
        return place;
    }

    private static String text(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : String.format(Locale.ROOT, "%.6g", number);
    }
}
