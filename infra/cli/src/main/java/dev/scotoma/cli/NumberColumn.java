package dev.scotoma.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A column of numbers, of which some may be missing, on its way to bins. */
final class NumberColumn {
    /** So many different numbers are still names, and no measure. */
    static final int NAMES = 20;

    private final String name;
    private final MissingWords missing = new MissingWords();
    private final List<String> values = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private NumberForm form;
    private double[] numbers;
    private int rows;
    /** The first text that another form would read as another number, or not at all. */
    private Optional<String> sample;

    /** The column of which each row has one of a few values. */
    NumberColumn(String name, NumberForm form, List<String> values, short[] codes, int rows) {
        this.name = name;
        this.form = form;
        this.rows = rows;
        this.numbers = new double[codes.length];
        this.sample = values.stream()
                .filter(value -> !MissingWords.is(value) && !NumberForm.certain(value))
                .findFirst();
        double[] parsed = values.stream().mapToDouble(form::parse).toArray();
        int[] times = new int[parsed.length];
        for (int row = 0; row < rows; row++) {
            numbers[row] = parsed[codes[row]];
            times[codes[row]]++;
        }
        for (int code = 0; code < parsed.length; code++) {
            if (Double.isNaN(parsed[code])) {
                missing.count(values.get(code), times[code]);
            }
        }
    }

    /** Adds a row, and says whether it is a number or missing. */
    boolean add(String text) {
        double number = form.parse(text);
        if (Double.isNaN(number)) {
            if (MissingWords.is(text)) {
                missing.count(text, 1);
            } else {
                Optional<NumberForm> other = sample.isPresent() ? Optional.empty() : NumberForm.of(List.of(text));
                if (other.isEmpty()) {
                    return false;
                }
                // What was read until now is the same in every form.
                form = other.get();
                number = form.parse(text);
            }
        }
        if (sample.isEmpty() && !Double.isNaN(number) && !NumberForm.certain(text)) {
            sample = Optional.of(text);
        }
        if (rows == numbers.length) {
            numbers = Arrays.copyOf(numbers, SessionTable.grown(rows));
        }
        numbers[rows++] = number;
        return true;
    }

    /** The codes of the rows; the values and remarks are there afterwards. A missing number has the empty value. */
    short[] binned() {
        Bins bins = Bins.byQuantiles(Arrays.stream(numbers, 0, rows)
                .filter(number -> !Double.isNaN(number))
                .sorted()
                .toArray());
        values.addAll(bins.labels());
        short[] codes = new short[rows];
        boolean someMissing = false;
        for (int row = 0; row < rows; row++) {
            boolean none = Double.isNaN(numbers[row]);
            codes[row] = (short) (none ? values.size() : bins.of(numbers[row]));
            someMissing |= none;
        }
        remarks.add("The column " + name + " has more than " + NAMES + " different numbers and is binned by quantiles: "
                + String.join(" ", values) + ".");
        if (form != NumberForm.PLAIN) {
            sample.ifPresent(text -> remarks.add("In the column " + name + " \"" + text + "\" is read as "
                    + Numbers.text(form.parse(text), Bins.ALL_DIGITS) + ", and all its numbers alike."));
        }
        missing.remark(name, "an empty field").ifPresent(remarks::add);
        if (someMissing) {
            values.add("");
        }
        return codes;
    }

    /** Of each row, NaN where it is missing. */
    double[] numbers() {
        return Arrays.copyOf(numbers, rows);
    }

    List<String> values() {
        return values;
    }

    List<String> remarks() {
        return remarks;
    }
}
