package dev.scotoma.statistics.mining;

import dev.scotoma.statistics.Interval;
import java.util.Optional;

/**
 * A half-open range of numbers: from one edge to below another, of which either may be absent.
 *
 * @param from the least number inside
 * @param below the least number outside above it
 */
public record Edges(Optional<Edge> from, Optional<Edge> below) {
    /**
     * An edge that was estimated from the rows.
     *
     * @param interval the 95% interval of the edge
     */
    public record Edge(double at, Interval interval) {}

    boolean holds(double number) {
        return (from.isEmpty() || number >= from.get().at())
                && (below.isEmpty() || number < below.get().at());
    }

    @Override
    public String toString() {
        if (from.isEmpty()) {
            return below.map(edge -> "below " + text(edge.at())).orElse("any");
        }
        return "from " + text(from.get().at())
                + below.map(edge -> " to below " + text(edge.at())).orElse("");
    }

    private static String text(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}
