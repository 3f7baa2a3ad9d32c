package dev.scotoma.statistics.mining;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes the tallies that {@link Ledger} keeps as one SQL statement, for wherever the rows are. The statement sums by
 * cell and participant, and then by cell. It uses standard grouping sets, which PostgreSQL, DuckDB, Spark and Trino
 * have. The answers of tables of different participants add up.
 */
public final class CellQuery {
    /** Stands in a file for "no condition on this axis". */
    public static final String ANY = "*";

    /** The columns of an answer that are no axes. */
    public static final List<String> SUMS =
            List.of("n", "outcome_sum", "participants", "squares", "products", "sum_squares");

    private CellQuery() {}

    /**
     * The statement whose answer has one row for each conjunction of up to three conditions that a session has. A row
     * holds the axes, then n, outcome_sum, participants, squares, products and sum_squares as {@link Tally} has them.
     * On an axis, null says that there is no condition, and the empty text that the sessions have no value. Sessions
     * without a participant each stand alone.
     *
     * @param table an SQL name, as the columns are; nothing of them is escaped
     */
    public static String of(String table, String participant, String outcome, List<String> axes) {
        String all = String.join(", ", axes);
        String sets = sets(axes).stream()
                .map(set ->
                        "(participant" + set.stream().map(axis -> ", " + axis).collect(Collectors.joining()) + ")")
                .collect(Collectors.joining(", "));
        String values = axes.stream()
                .map(axis -> "coalesce(CAST(" + axis + " AS varchar(1000)), '') AS " + axis)
                .collect(Collectors.joining(", "));
        return """
            WITH recorded AS (SELECT nullif(trim(CAST(%s AS varchar(1000))), '') AS participant, %s AS outcome, %s FROM %s),
            owned AS (SELECT participant, %s, count(*) AS n, sum(outcome) AS e, sum(outcome * outcome) AS each_alone
                      FROM recorded GROUP BY GROUPING SETS (%s))
            SELECT %s, sum(n) AS n, sum(e) AS outcome_sum,
                   sum(CASE WHEN participant IS NULL THEN n ELSE 1 END) AS participants,
                   sum(CASE WHEN participant IS NULL THEN n ELSE n * n END) AS squares,
                   sum(CASE WHEN participant IS NULL THEN e ELSE e * n END) AS products,
                   sum(CASE WHEN participant IS NULL THEN each_alone ELSE e * e END) AS sum_squares
            FROM owned GROUP BY %s""".formatted(participant, outcome, values, table, all, sets, all, all);
    }

    /**
     * The same statement for a file of comma-separated values. Null and the empty text look alike there, so an axis
     * without a condition is {@link #ANY}.
     */
    public static String forFile(String table, String participant, String outcome, List<String> axes) {
        return "SELECT "
                + axes.stream()
                        .map(axis -> "coalesce(" + axis + ", '" + ANY + "') AS " + axis + ", ")
                        .collect(Collectors.joining())
                + String.join(", ", SUMS) + "\nFROM (" + of(table, participant, outcome, axes) + ") AS counted";
    }

    /** Reads one row of the answer. */
    public static Ledger.Entry read(ResultSet row, List<String> axes) throws SQLException {
        List<Condition> conditions = new ArrayList<>();
        for (String axis : axes) {
            String value = row.getString(axis);
            if (value != null) {
                conditions.add(new Condition(axis, value));
            }
        }
        return new Ledger.Entry(
                conditions,
                new Tally(
                        row.getInt("n"),
                        row.getDouble("outcome_sum"),
                        row.getInt("participants"),
                        row.getDouble("squares"),
                        row.getDouble("products"),
                        row.getDouble("sum_squares")));
    }

    private static List<List<String>> sets(List<String> axes) {
        List<List<String>> sets = new ArrayList<>();
        sets.add(List.of());
        for (int first = 0; first < axes.size(); first++) {
            sets.add(List.of(axes.get(first)));
            for (int second = first + 1; second < axes.size(); second++) {
                sets.add(List.of(axes.get(first), axes.get(second)));
                for (int third = second + 1; third < axes.size(); third++) {
                    sets.add(List.of(axes.get(first), axes.get(second), axes.get(third)));
                }
            }
        }
        return sets;
    }
}
