package dev.scotoma.labeling.dataset;

import dev.scotoma.dataset.format.Item;
import dev.scotoma.dataset.format.Protocol;
import dev.scotoma.labeling.pseudonym.Pseudonyms;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;

/** Counts what a selection would freeze at this moment, in one statement, and writes nothing. */
@ApplicationScoped
class Previews {
    /** One look at everything needs more than the usual share for its hash tables; it has it for this statement alone. */
    private static final String ROOM = "SELECT set_config('work_mem', '64MB', true)";

    private static final String PERSON_AND_INSTRUMENT = "participant_id || '/' || instrument";

    private final Jdbi sql;
    private final Pseudonyms pseudonyms;

    Previews(Jdbi sql, Pseudonyms pseudonyms) {
        this.sql = sql;
        this.pseudonyms = pseudonyms;
    }

    /** Without a judgement of the number, which is not for here. */
    Preview count(Selection selection, @Nullable String parent) {
        try (Handle handle = sql.open()) {
            return handle.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, look -> {
                look.createQuery(ROOM).mapTo(String.class).one();
                return new Count(selection).of(look, parent);
            });
        }
    }

    /**
     * A number that the statement found.
     *
     * @param kind what is counted: {@code out} by reason, {@code people}, a kind of change, {@code protocol} by name and split,
     *     {@code included} by split and truth, or an axis by value and truth
     */
    private record Row(
            String kind, @Nullable String name, @Nullable String part, int sessions) {}

    private final class Count {
        private final Selection selection;
        private final List<Protocol> protocols;
        private final Map<String, Map<String, int[]>> values = new LinkedHashMap<>();
        private final Map<String, Integer> unknown = new TreeMap<>();
        private final Map<String, Map<String, Integer>> listed = new TreeMap<>();
        private final TreeMap<String, Integer> included = new TreeMap<>();
        private final TreeMap<String, Integer> excluded = new TreeMap<>();
        private final Map<String, Integer> numbers = new TreeMap<>();

        Count(Selection selection) {
            this.selection = selection;
            protocols = selection.heldOut();
            for (String count : List.of("genuine", "attack", "train", "dev", "test")) {
                included.put(count, 0);
            }
            Item.AXES.forEach(axis -> values.put(axis, new TreeMap<>()));
            for (Protocol protocol : protocols) {
                listed.put(protocol.name(), new TreeMap<>(Map.of("train", 0, "dev", 0, "test", 0)));
            }
        }

        Preview of(Handle handle, @Nullable String parent) {
            Query query = new Candidates(selection)
                    .query(handle, Item.AXES, statement())
                    .bind("parent", parent);
            bindProtocols(handle, query);
            query.mapTo(Row.class).forEach(this::add);
            int gone = parent == null ? 0 : gone(handle, parent);
            Integer notAskedFor = excluded.remove(Candidates.NOT_ASKED_FOR);
            int sessions = included.getOrDefault("genuine", 0) + included.getOrDefault("attack", 0);
            included.put("participants", number("people"));
            return PreviewBuilder.builder()
                    .sessions(sessions)
                    .participants(number("people"))
                    .included(included)
                    .excluded(excluded)
                    .notAskedFor(notAskedFor == null ? 0 : notAskedFor)
                    .axes(axes())
                    .protocols(listed.entrySet().stream()
                            .map(protocol -> new Preview.ProtocolSize(protocol.getKey(), protocol.getValue()))
                            .toList())
                    .parent(parent)
                    .change(
                            parent == null
                                    ? Change.NONE
                                    : new Change(
                                            number("added"),
                                            number("removed") + gone,
                                            number("relabelled"),
                                            number("redecided"),
                                            number("moved"),
                                            number("remade")))
                    .least("")
                    .refusal(null)
                    .build();
        }

        private String statement() {
            String axes = String.join(", ", Item.AXES);
            String sets =
                    Item.AXES.stream().map(axis -> "(truth, " + axis + ")").collect(Collectors.joining(", "));
            return """
                    , marked AS (
                      SELECT t.*, p.session_id IS NOT NULL AS in_parent, p.decisions <> t.decisions AS relabelled,
                        p.truth <> t.truth AS redecided, p.split <> t.split AS moved, encode(p.media_sha256, 'hex') <> t.sha256 AS remade
                      FROM told t LEFT JOIN dataset_item p ON p.version = :parent AND p.released AND p.session_id = t.session_id)
                    SELECT 'out' AS kind, told_reason AS name, NULL AS part, count(*)::int AS sessions
                    FROM marked WHERE told_reason IS NOT NULL GROUP BY told_reason
                    UNION ALL
                    SELECT unnest(ARRAY['removed', 'people', 'added', 'relabelled', 'redecided', 'moved', 'remade']), NULL, NULL,
                      unnest(ARRAY[count(*) FILTER (WHERE in_parent AND told_reason IS NOT NULL),
                        count(DISTINCT participant_id) FILTER (WHERE told_reason IS NULL),
                        count(*) FILTER (WHERE told_reason IS NULL AND NOT in_parent),
                        count(*) FILTER (WHERE told_reason IS NULL AND relabelled), count(*) FILTER (WHERE told_reason IS NULL AND redecided),
                        count(*) FILTER (WHERE told_reason IS NULL AND moved), count(*) FILTER (WHERE told_reason IS NULL AND remade)])::int
                    FROM marked
                    UNION ALL
                    SELECT CASE WHEN grouping(split) = 0 THEN 'included' {kinds} END, coalesce(CASE WHEN grouping(split) = 0 THEN split END, {axes}),
                      truth, count(*)::int
                    FROM marked WHERE told_reason IS NULL GROUP BY GROUPING SETS ((truth, split), {sets})""".replace("{axes}", axes).replace("{sets}", sets).replace(
                            "{kinds}",
                            Item.AXES.stream()
                                    .map(axis -> "WHEN grouping(" + axis + ") = 0 THEN '" + axis + "'")
                                    .collect(Collectors.joining(" ")))
                    + protocolStatements();
        }

        /** The same rule as {@link Protocol#lists}: what is tested on is held out, and of it alone. */
        private String protocolStatements() {
            var statements = new StringBuilder();
            for (int at = 0; at < protocols.size(); at++) {
                statements.append("\nUNION ALL\nSELECT 'protocol', :protocol_" + at
                        + ", split, count(*)::int FROM marked WHERE told_reason IS NULL");
                for (String axis : protocols.get(at).held().keySet()) {
                    String value = axis.equals(Protocol.INSTRUMENT) ? PERSON_AND_INSTRUMENT : axis;
                    statements.append(
                            " AND (" + (Protocol.ofAttacksAlone(axis) ? "truth = 'genuine' OR " : "") + "coalesce(("
                                    + value + " = ANY(:held_" + at + "_" + axis + ")) = (split = 'test'), false))");
                }
                statements.append(" GROUP BY split");
            }
            return statements.toString();
        }

        private void bindProtocols(Handle handle, Query query) {
            for (int at = 0; at < protocols.size(); at++) {
                query.bind("protocol_" + at, protocols.get(at).name());
                for (var held : protocols.get(at).held().entrySet()) {
                    Set<String> values = held.getKey().equals(Protocol.INSTRUMENT)
                            ? instruments(handle, held.getValue())
                            : held.getValue();
                    query.bindArray("held_" + at + "_" + held.getKey(), String.class, values.toArray());
                }
            }
        }

        private record Instrument(UUID participantId, String instrument) {}

        /** Whose instruments have these pseudonyms, as the statement writes them. */
        private Set<String> instruments(Handle handle, Set<String> named) {
            return handle
                    .createQuery(
                            "SELECT DISTINCT participant_id, instrument FROM capture_pub.session_v1 WHERE instrument IS NOT NULL")
                    .mapTo(Instrument.class)
                    .stream()
                    .filter(one -> named.contains(pseudonyms.instrument(one.participantId(), one.instrument())))
                    .map(one -> one.participantId() + "/" + one.instrument())
                    .collect(Collectors.toSet());
        }

        /** Sessions of the parent that are shown to nobody for now. Withdrawn ones are no change. */
        private static int gone(Handle handle, String parent) {
            return handle.createQuery("""
                            SELECT count(*) FROM dataset_item p WHERE p.version = :parent AND p.released
                              AND NOT EXISTS (SELECT FROM capture_pub.withdrawal_v1 w WHERE w.session_id = p.session_id)
                              AND NOT EXISTS (SELECT FROM capture_pub.session_v1 s WHERE s.session_id = p.session_id)""")
                    .bind("parent", parent)
                    .mapTo(Integer.class)
                    .one();
        }

        private int number(String kind) {
            return numbers.getOrDefault(kind, 0);
        }

        private void add(Row row) {
            String name = row.name();
            String part = row.part();
            switch (row.kind()) {
                case "out" -> excluded.put(String.valueOf(name), row.sessions());
                case "protocol" ->
                    listed.computeIfAbsent(String.valueOf(name), first -> new TreeMap<>())
                            .put(String.valueOf(part), row.sessions());
                case "included" -> {
                    included.merge(String.valueOf(name), row.sessions(), Integer::sum);
                    included.merge(String.valueOf(part), row.sessions(), Integer::sum);
                }
                default -> {
                    Map<String, int[]> ofAxis = values.get(row.kind());
                    if (ofAxis == null) {
                        numbers.put(row.kind(), row.sessions());
                    } else if (name == null) {
                        unknown.merge(row.kind(), row.sessions(), Integer::sum);
                    } else {
                        ofAxis.computeIfAbsent(name, first -> new int[2])["attack".equals(part) ? 1 : 0] +=
                                row.sessions();
                    }
                }
            }
        }

        private List<Preview.Axis> axes() {
            var axes = new ArrayList<Preview.Axis>();
            values.forEach((axis, counts) -> axes.add(new Preview.Axis(
                    axis,
                    counts.entrySet().stream()
                            .map(value -> new Preview.Value(value.getKey(), value.getValue()[0], value.getValue()[1]))
                            .toList(),
                    unknown.getOrDefault(axis, 0))));
            return axes;
        }
    }
}
