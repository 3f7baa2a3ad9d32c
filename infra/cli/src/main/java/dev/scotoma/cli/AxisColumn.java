package dev.scotoma.cli;

import dev.scotoma.statistics.mining.Axis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A column on its way to an axis. As long as its values are few it keeps a code for each; one of many numbers is binned by quantiles; one of
 * many texts is refused. An empty field is a value of its own, and so is a missing number.
 */
final class AxisColumn {
    private static final int MOST_VALUES = 1_000;

    private final String name;
    private final int column;
    private final Map<String, Short> known = new HashMap<>();
    private final List<String> values = new ArrayList<>();
    /** Where each value stands for the first time. */
    private final List<Long> lines = new ArrayList<>();

    private final List<String> remarks = new ArrayList<>();
    private short[] codes = new short[1024];
    private int rows;
    private @Nullable NumberColumn numbers;
    private Optional<double[]> measured = Optional.empty();

    AxisColumn(String name, int column) {
        this.name = name;
        this.column = column;
    }

    void add(CsvFile file) throws BadInput {
        String value = file.value(column);
        if (numbers != null) {
            addNumber(numbers, file, value);
            return;
        }
        Short code = known.get(value);
        if (code == null) {
            if (values.size() == MOST_VALUES) {
                numbers = numeric().map(this::numbers).orElseThrow(() -> tooMany(file));
                addNumber(numbers, file, value);
                return;
            }
            code = (short) values.size();
            known.put(value, code);
            values.add(value);
            lines.add(file.line());
        }
        if (rows == codes.length) {
            codes = Arrays.copyOf(codes, SessionTable.grown(rows));
        }
        codes[rows++] = code;
    }

    private void addNumber(NumberColumn numbers, CsvFile file, String value) throws BadInput {
        if (!numbers.add(value)) {
            throw noNumber(file, file.line(), value);
        }
    }

    private BadInput tooMany(CsvFile file) {
        return noNumber()
                .map(code -> noNumber(file, lines.get(code), values.get(code)))
                .orElseGet(() -> file.bad("the column " + name + " has more than " + MOST_VALUES
                        + " different values; leave it out with --ignore " + name + "."));
    }

    private BadInput noNumber(CsvFile file, long line, String value) {
        return file.bad(
                line,
                column,
                "\"" + value + "\" is no number as most of the column are, which has more than " + MOST_VALUES
                        + " different values; put it right, or leave the column out with --ignore " + name + ".");
    }

    /** How the numbers are written where all values are numbers, or missing ones. */
    private Optional<NumberForm> numeric() {
        List<String> told = told();
        return told.isEmpty() ? Optional.empty() : NumberForm.of(told);
    }

    /** The values that are not missing. */
    private List<String> told() {
        return values.stream().filter(value -> !MissingWords.is(value)).toList();
    }

    private NumberColumn numbers(NumberForm form) {
        return new NumberColumn(name, form, values, codes, rows);
    }

    /** The first value that is no number, in a column where most rows have one and the numbers are too many for names. */
    private Optional<Integer> noNumber() {
        int[] times = new int[values.size()];
        for (int row = 0; row < rows; row++) {
            times[codes[row]]++;
        }
        NumberForm form = Arrays.stream(NumberForm.values())
                .max(Comparator.comparingInt(each -> rowsRead(each, times)))
                .orElseThrow();
        long numbers = values.stream().filter(form::reads).count();
        int told = 0;
        Optional<Integer> first = Optional.empty();
        for (int code = 0; code < times.length; code++) {
            if (!MissingWords.is(values.get(code))) {
                told += times[code];
                if (first.isEmpty() && !form.reads(values.get(code))) {
                    first = Optional.of(code);
                }
            }
        }
        return numbers > NumberColumn.NAMES && 2 * rowsRead(form, times) > told ? first : Optional.empty();
    }

    private int rowsRead(NumberForm form, int[] times) {
        int read = 0;
        for (int code = 0; code < times.length; code++) {
            read += form.reads(values.get(code)) ? times[code] : 0;
        }
        return read;
    }

    /** The finished codes; the axis and the remarks are there afterwards. */
    short[] codes() {
        Optional<NumberForm> form = numbers == null ? numeric() : Optional.empty();
        if (form.isPresent() && told().size() > NumberColumn.NAMES) {
            numbers = numbers(form.get());
        }
        if (numbers != null) {
            codes = numbers.binned();
            values.clear();
            values.addAll(numbers.values());
            remarks.addAll(numbers.remarks());
            measured = Optional.of(numbers.numbers());
            numbers = null;
        } else {
            codes = Arrays.copyOf(codes, rows);
            if (form.isPresent()) {
                emptyTheMissing();
            } else {
                noNumber()
                        .ifPresent(code -> remarks.add("Most of the column " + name
                                + " are numbers, but it is not binned: line " + lines.get(code) + " has \""
                                + values.get(code) + "\", and every text is a value of its own."));
            }
        }
        if (values.size() == 1) {
            remarks.add("The column " + name + " has one value; it says nothing.");
        }
        known.clear();
        return codes;
    }

    /** Makes every missing number an empty field. */
    private void emptyTheMissing() {
        var missing = new MissingWords();
        List<String> kept = told();
        short[] places = new short[values.size()];
        for (int code = 0; code < places.length; code++) {
            int place = kept.indexOf(values.get(code));
            places[code] = (short) (place < 0 ? kept.size() : place);
        }
        boolean someMissing = false;
        for (int row = 0; row < rows; row++) {
            if (places[codes[row]] == kept.size()) {
                missing.count(values.get(codes[row]), 1);
                someMissing = true;
            }
            codes[row] = places[codes[row]];
        }
        values.clear();
        values.addAll(kept);
        if (someMissing) {
            values.add("");
        }
        missing.remark(name, "an empty field").ifPresent(remarks::add);
    }

    Axis axis() {
        return new Axis(name, values);
    }

    /** The numbers behind the bins, NaN where one is missing; empty where the values are names. */
    Optional<double[]> numbers() {
        return measured;
    }

    List<String> remarks() {
        return remarks;
    }
}
