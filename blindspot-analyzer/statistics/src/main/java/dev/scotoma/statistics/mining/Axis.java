package dev.scotoma.statistics.mining;

import java.util.List;

/** @param values in the order of their codes */
public record Axis(String name, List<String> values) {
    public Axis {
        values = List.copyOf(values);
    }

    int size() {
        return values.size();
    }
}
