package dev.scotoma.lab.training;

import java.util.List;

/** How often each planted value of an axis was measured as each value. */
final class Confusion {
    private final String axis;
    private final List<String> values;
    private final int[][] counts;

    Confusion(String axis, List<String> values) {
        this.axis = axis;
        this.values = values;
        counts = new int[values.size()][values.size()];
    }

    void add(String planted, String measured) {
        int row = values.indexOf(planted);
        int column = values.indexOf(measured);
        if (row < 0 || column < 0) {
            throw new IllegalArgumentException(axis + " has no value " + (row < 0 ? planted : measured) + ".");
        }
        counts[row][column]++;
    }

    /** Share of all clips whose planted value was measured. */
    double diagonal() {
        int right = 0;
        int all = 0;
        for (int row = 0; row < counts.length; row++) {
            right += counts[row][row];
            all += sum(row);
        }
        return all == 0 ? 0 : (double) right / all;
    }

    String markdown() {
        StringBuilder text = new StringBuilder("| planted `" + axis + "` \\ measured | " + String.join(" | ", values)
                + " | right |\n|---" + "|---:".repeat(values.size() + 1) + "|\n");
        for (int row = 0; row < counts.length; row++) {
            int all = sum(row);
            if (all > 0) {
                text.append("| ").append(values.get(row));
                for (int count : counts[row]) {
                    text.append(" | ").append(count);
                }
                text.append(" | %.1f%% |%n".formatted(100.0 * counts[row][row] / all));
            }
        }
        return text.toString();
    }

    private int sum(int row) {
        int sum = 0;
        for (int count : counts[row]) {
            sum += count;
        }
        return sum;
    }
}
