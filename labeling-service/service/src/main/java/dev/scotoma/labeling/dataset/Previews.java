package dev.scotoma.labeling.dataset;

import dev.scotoma.dataset.format.Item;
import dev.scotoma.dataset.format.Protocol;
import dev.scotoma.labeling.pseudonym.Pseudonyms;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;

/** Counts what a selection would freeze at this moment, in one look, and writes nothing. */
@ApplicationScoped
class Previews {
    private final Jdbi sql;
    private final Pseudonyms pseudonyms;

    Previews(Jdbi sql, Pseudonyms pseudonyms) {
        this.sql = sql;
        this.pseudonyms = pseudonyms;
    }

    /** Without a judgement of the number, which is not for here. */
    Preview count(Selection selection, @Nullable String parent) {
        try (Handle handle = sql.open()) {
            return handle.inTransaction(
                    TransactionIsolationLevel.REPEATABLE_READ, look -> new Count(selection).of(look, parent));
        }
    }

    private final class Count {
        private final Selection selection;
        private final List<Protocol> protocols;
        private final Map<String, Map<String, int[]>> values = new HashMap<>();
        private final Map<String, Map<String, Integer>> listed = new TreeMap<>();
        private final TreeMap<String, Integer> included = new TreeMap<>();
        private final TreeMap<String, Integer> excluded = new TreeMap<>();
        private final Set<UUID> people = new HashSet<>();
        private int sessions;
        private int added;
        private int removed;
        private int relabelled;
        private int redecided;
        private int moved;
        private int remade;

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
            try (var rows = new Candidates(selection)
                            .query(handle, """
                            SELECT t.*, p.session_id IS NOT NULL AS in_parent, p.decisions <> t.decisions AS relabelled,
                              p.truth <> t.truth AS redecided, p.split <> t.split AS moved,
                              encode(p.media_sha256, 'hex') <> t.sha256 AS remade
                            FROM told t LEFT JOIN dataset_item p
                              ON p.version = :parent AND p.released AND p.session_id = t.session_id""")
                            .bind("parent", parent)
                            .map((row, context) -> {
                                add(row);
                                return true;
                            })
                            .stream()) {
                rows.forEach(counted -> {});
            }
            if (parent != null) {
                removed += handle.createQuery("""
                                SELECT count(*) FROM dataset_item p WHERE p.version = :parent AND p.released
                                  AND NOT EXISTS (SELECT FROM capture_pub.withdrawal_v1 w WHERE w.session_id = p.session_id)
                                  AND NOT EXISTS (SELECT FROM capture_pub.session_v1 s WHERE s.session_id = p.session_id)""")
                        .bind("parent", parent)
                        .mapTo(Integer.class)
                        .one();
            }
            included.put("participants", people.size());
            int notAskedFor = Objects.requireNonNullElse(excluded.remove(Candidates.NOT_ASKED_FOR), 0);
            return PreviewBuilder.builder()
                    .sessions(sessions)
                    .participants(people.size())
                    .included(included)
                    .excluded(excluded)
                    .notAskedFor(notAskedFor)
                    .axes(axes())
                    .protocols(listed.entrySet().stream()
                            .map(protocol -> new Preview.ProtocolSize(protocol.getKey(), protocol.getValue()))
                            .toList())
                    .parent(parent)
                    .change(
                            parent == null
                                    ? Change.NONE
                                    : new Change(added, removed, relabelled, redecided, moved, remade))
                    .least("")
                    .refusal(null)
                    .build();
        }

        private void add(ResultSet row) throws SQLException {
            String reason = row.getString("told_reason");
            boolean inParent = row.getBoolean("in_parent");
            if (reason != null) {
                excluded.merge(reason, 1, Integer::sum);
                removed += inParent ? 1 : 0;
                return;
            }
            sessions++;
            UUID person = row.getObject("participant_id", UUID.class);
            people.add(person);
            String truth = row.getString("truth");
            String split = row.getString("split");
            boolean attack = truth.equals("attack");
            included.merge(truth, 1, Integer::sum);
            included.merge(split, 1, Integer::sum);
            for (String axis : Item.AXES) {
                String value = row.getString(axis);
                if (value != null) {
                    Objects.requireNonNull(values.get(axis))
                            .computeIfAbsent(value, none -> new int[2])[attack ? 1 : 0]++;
                }
            }
            for (Protocol protocol : protocols) {
                if (protocol.lists(split, attack, axis -> value(row, axis, person))) {
                    Objects.requireNonNull(listed.get(protocol.name())).merge(split, 1, Integer::sum);
                }
            }
            if (!inParent) {
                added++;
            } else {
                relabelled += row.getBoolean("relabelled") ? 1 : 0;
                redecided += row.getBoolean("redecided") ? 1 : 0;
                moved += row.getBoolean("moved") ? 1 : 0;
                remade += row.getBoolean("remade") ? 1 : 0;
            }
        }

        private @Nullable String value(ResultSet row, String axis, UUID person) {
            try {
                String value = row.getString(axis);
                return value == null || !axis.equals(Protocol.INSTRUMENT)
                        ? value
                        : pseudonyms.instrument(person, value);
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }

        private List<Preview.Axis> axes() {
            var axes = new ArrayList<Preview.Axis>();
            for (String axis : Item.AXES) {
                var counts = new ArrayList<Preview.Value>();
                int known = 0;
                for (var value : Objects.requireNonNull(values.get(axis)).entrySet()) {
                    int[] kinds = value.getValue();
                    known += kinds[0] + kinds[1];
                    counts.add(new Preview.Value(value.getKey(), kinds[0], kinds[1]));
                }
                axes.add(new Preview.Axis(axis, counts, sessions - known));
            }
            return axes;
        }
    }
}
