package dev.scotoma.statistics.mining;

import dev.scotoma.statistics.Interval;
import dev.scotoma.statistics.mining.Edges.Edge;
import dev.scotoma.statistics.mining.Restriction.Between;
import dev.scotoma.statistics.mining.Restriction.NoneOf;
import dev.scotoma.statistics.mining.Restriction.OneOf;
import dev.scotoma.statistics.mining.Restriction.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of an axis as it is written in JSON, wherever that is: a text for one value, and otherwise one of
 * {@code {"in": […]}}, {@code {"not": […]}} and {@code {"from": x, "below": y}}. A range is half-open and either edge
 * may be absent; an edge that was estimated has its interval beside it, as {@code "from_low"} and {@code "from_high"}.
 * The JSON is left to whoever writes it: here it is texts, numbers, lists and maps.
 */
public final class WrittenForm {
    private static final String IN = "in";
    private static final String NOT = "not";
    private static final String FROM = "from";
    private static final String BELOW = "below";

    private WrittenForm() {}

    public static Object write(Values values) {
        return switch (values) {
            case OneOf one when one.values().size() == 1 -> one.values().getFirst();
            case OneOf one -> Map.of(IN, one.values());
            case NoneOf none -> Map.of(NOT, none.values());
            case Between between -> {
                Map<String, Double> range = new LinkedHashMap<>();
                between.edges().from().ifPresent(edge -> write(range, FROM, edge));
                between.edges().below().ifPresent(edge -> write(range, BELOW, edge));
                yield range;
            }
        };
    }

    private static void write(Map<String, Double> range, String name, Edge edge) {
        range.put(name, edge.at());
        range.put(name + "_low", edge.interval().low());
        range.put(name + "_high", edge.interval().high());
    }

    /** @throws IllegalArgumentException when it is of no such form */
    public static Values read(Object written) {
        if (written instanceof String text) {
            return new OneOf(List.of(text));
        }
        if (written instanceof Map<?, ?> form) {
            if (form.containsKey(IN)) {
                return new OneOf(texts(form.get(IN)));
            }
            if (form.containsKey(NOT)) {
                return new NoneOf(texts(form.get(NOT)));
            }
            var edges = new Edges(edge(form, FROM), edge(form, BELOW));
            if (edges.from().isPresent() || edges.below().isPresent()) {
                return new Between(edges);
            }
        }
        throw new IllegalArgumentException("a condition's value is a text, or an object with in, not, from or below");
    }

    private static List<String> texts(@Nullable Object list) {
        if (list instanceof List<?> texts && !texts.isEmpty() && texts.stream().allMatch(String.class::isInstance)) {
            return texts.stream().map(String.class::cast).toList();
        }
        throw new IllegalArgumentException("the values of a set are a list of texts");
    }

    private static Optional<Edge> edge(Map<?, ?> form, String name) {
        return number(form, name)
                .map(at -> new Edge(
                        at,
                        new Interval(
                                number(form, name + "_low").orElse(at),
                                number(form, name + "_high").orElse(at))));
    }

    private static Optional<Double> number(Map<?, ?> form, String name) {
        Object value = form.get(name);
        if (value != null && !(value instanceof Number)) {
            throw new IllegalArgumentException("the edges of a range are numbers");
        }
        return Optional.ofNullable(value).map(Number.class::cast).map(Number::doubleValue);
    }
}
