package dev.scotoma.statistics.mining;

import java.util.List;

/**
 * One dimension of the conditions with the values that rows may have on it. The place of a value in the list is its
 * code.
 */
public record Axis(String name, List<String> values) {
    public Axis {
        values = List.copyOf(values);
    }

    int size() {
        return values.size();
    }
}
