package dev.scotoma.blindspot.discovery;

import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import dev.scotoma.statistics.mining.Edges;
import dev.scotoma.statistics.mining.Edges.Edge;
import dev.scotoma.statistics.mining.Restriction;
import dev.scotoma.statistics.mining.Restriction.Between;
import dev.scotoma.statistics.mining.Restriction.NoneOf;
import dev.scotoma.statistics.mining.Restriction.OneOf;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * Which sessions lie in a subdomain, in SQL and of values that were read. Wherever sessions are matched with the
 * conditions of a subdomain, this class does it.
 *
 * <p>The empty text is a value that nobody gave. It lies in a set that names it, and in a complement that does not. A
 * set or range that leaves it out cannot be held against it, as the true value may lie there or not; nor can anything
 * against null, which says that the axis is not the session's.
 */
final class Membership {
    private static final String NUMBER = "'^[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)(e[-+]?[0-9]+)?$'";

    private final Map<MinedAxis, Restriction.Values> where = new EnumMap<>(MinedAxis.class);

    /** @throws Problem when an axis is named twice */
    Membership(List<Asked> conditions) {
        for (Asked each : conditions) {
            if (where.put(MinedAxis.of(each.axis()), each.restriction().values()) != null) {
                throw new Problem(ProblemType.BAD_REQUEST, "The axis " + each.axis() + " is named twice.");
            }
        }
    }

    boolean isEmpty() {
        return where.isEmpty();
    }

    /** Those of which {@link #of} wants the values, in this order. */
    List<MinedAxis> axes() {
        return List.copyOf(where.keySet());
    }

    enum Side {
        INSIDE,
        OUTSIDE,
        /** A missing value could put it on either side. */
        UNKNOWN
    }

    /** @param recorded the values on {@link #axes} */
    Side of(List<? extends @Nullable String> recorded) {
        Side side = Side.INSIDE;
        int place = 0;
        for (Restriction.Values values : where.values()) {
            Optional<Boolean> holds = holds(values, recorded.get(place++));
            if (holds.isPresent() && !holds.get()) {
                return Side.OUTSIDE;
            }
            side = holds.isEmpty() ? Side.UNKNOWN : side;
        }
        return side;
    }

    private static Optional<Boolean> holds(Restriction.Values values, @Nullable String recorded) {
        if (recorded == null || (recorded.isEmpty() && isUndecided(values))) {
            return Optional.empty();
        }
        return Optional.of(
                switch (values) {
                    case OneOf one -> one.values().contains(recorded);
                    case NoneOf none -> !none.values().contains(recorded);
                    case Between between -> holds(between.edges(), Double.parseDouble(recorded));
                });
    }

    private static boolean holds(Edges edges, double number) {
        return edges.from().map(Edge::at).orElse(Double.NEGATIVE_INFINITY) <= number
                && number < edges.below().map(Edge::at).orElse(Double.POSITIVE_INFINITY);
    }

    /** Whether a value that nobody gave is on neither side. */
    private static boolean isUndecided(Restriction.Values values) {
        return switch (values) {
            case OneOf one -> !one.values().contains("");
            case NoneOf none -> false;
            case Between between -> true;
        };
    }

    /** The SQL condition of sessions inside, null of those on neither side; {@link #bind} gives it its parameters. */
    String sql() {
        return sql((axis, condition) -> condition);
    }

    /** The same of attacks; a genuine session has no instrument, so nothing is asked of it there. */
    String sqlOfEitherKind() {
        return sql(
                (axis, condition) -> axis.isOfTheAttack() ? "(s.truth = 'genuine' OR " + condition + ")" : condition);
    }

    private String sql(BiFunction<MinedAxis, String, String> asked) {
        return where.isEmpty()
                ? "TRUE"
                : where.entrySet().stream()
                        .map(each -> asked.apply(each.getKey(), condition(each.getKey(), each.getValue())))
                        .collect(Collectors.joining(" AND "));
    }

    private static String condition(MinedAxis axis, Restriction.Values values) {
        String column = isUndecided(values) ? axis.known() : axis.column();
        return switch (values) {
            case OneOf one -> column + " = ANY(:" + axis.word() + ")";
            case NoneOf none -> column + " <> ALL(:" + axis.word() + ")";
            case Between between -> {
                String number =
                        "CASE WHEN " + column + " ~* " + NUMBER + " THEN (" + column + ")::double precision END";
                yield "(" + number + " >= :" + axis.word() + "_from AND " + number + " < :" + axis.word() + "_below)";
            }
        };
    }

    <S extends SqlStatement<S>> S bind(S statement) {
        where.forEach((axis, values) -> {
            switch (values) {
                case OneOf one -> statement.bindArray(axis.word(), String.class, one.values());
                case NoneOf none -> statement.bindArray(axis.word(), String.class, none.values());
                case Between between -> {
                    var edges = between.edges();
                    statement.bind(
                            axis.word() + "_from", edges.from().map(Edge::at).orElse(Double.NEGATIVE_INFINITY));
                    statement.bind(
                            axis.word() + "_below", edges.below().map(Edge::at).orElse(Double.POSITIVE_INFINITY));
                }
            }
        });
        return statement;
    }
}
