package dev.scotoma.labeling.quality;

import dev.scotoma.labeling.quality.Agreements.OfAttribute;
import dev.scotoma.labeling.quality.Labelers.Confusion;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What the last round found, and all votes for the next one. Statements are of the transaction of the caller. */
@ApplicationScoped
class QualityRows {
    /** The votes of somebody banned decide nothing, and say nothing of others. */
    private static final String STANDS =
            "NOT EXISTS (SELECT FROM labeler b WHERE b.labeler_id = a.labeler_id AND b.state = 'banned')";

    private final Jdbi sql;

    QualityRows(Jdbi sql) {
        this.sql = sql;
    }

    /** By which a round sees that there is something new. A submission that is taken back or erased is missing in the count. */
    record Seen(long submissions, long skips, @Nullable Instant lastSubmission) {}

    record Labeler(
            UUID labelerId,
            int submissions,
            int skips,
            @Nullable Double lowMs,
            @Nullable Double medianMs,
            @Nullable Double highMs) {}

    /** One round at a time; those who read are not held up. */
    void lock() {
        sql.useHandle(handle -> handle.execute("LOCK TABLE quality_round IN EXCLUSIVE MODE"));
    }

    Seen seenNow() {
        return sql.withHandle(
                handle -> handle.createQuery("""
                        SELECT count(*) FILTER (WHERE state = 'SUBMITTED') AS submissions,
                               count(*) FILTER (WHERE state = 'SKIPPED') AS skips, max(submitted_at) AS last_submission
                        FROM assignment a WHERE\s""" + STANDS).mapTo(Seen.class).one());
    }

    Optional<Seen> seenLast() {
        return sql.withHandle(
                handle -> handle.createQuery("SELECT submissions, skips, last_submission FROM quality_round")
                        .mapTo(Seen.class)
                        .findOne());
    }

    Optional<Instant> finishedAt() {
        return sql.withHandle(handle -> handle.createQuery("SELECT finished_at FROM quality_round")
                .mapTo(Instant.class)
                .findOne());
    }

    List<String> attributes() {
        return sql.withHandle(
                handle -> handle.createQuery("SELECT name FROM vocabulary.attack_attribute ORDER BY position")
                        .mapTo(String.class)
                        .list());
    }

    void replaceLabelers(Seen seen) {
        sql.useHandle(handle -> {
            handle.execute("DELETE FROM quality_labeler");
            handle.execute("DELETE FROM quality_round");
            handle.execute("""
                    INSERT INTO quality_labeler (labeler_id, submissions, skips, low_ms, median_ms, high_ms)
                    SELECT labeler_id, count(*) FILTER (WHERE state = 'SUBMITTED'), count(*) FILTER (WHERE state = 'SKIPPED'),
                           percentile_cont(0.25) WITHIN GROUP (ORDER BY elapsed_ms) FILTER (WHERE state = 'SUBMITTED'),
                           percentile_cont(0.5) WITHIN GROUP (ORDER BY elapsed_ms) FILTER (WHERE state = 'SUBMITTED'),
                           percentile_cont(0.75) WITHIN GROUP (ORDER BY elapsed_ms) FILTER (WHERE state = 'SUBMITTED')
                    FROM assignment WHERE state IN ('SUBMITTED', 'SKIPPED') GROUP BY labeler_id""");
            handle.createUpdate("INSERT INTO quality_round (submissions, skips, last_submission)"
                            + " VALUES (:submissions, :skips, :lastSubmission)")
                    .bind("submissions", seen.submissions())
                    .bind("skips", seen.skips())
                    .bind("lastSubmission", seen.lastSubmission())
                    .execute();
        });
    }

    /** Replaces what the last fit had said. */
    void replace(List<Measured> found) {
        sql.useHandle(handle -> {
            handle.execute("DELETE FROM quality_attribute");
            handle.execute("DELETE FROM quality_confusion");
            for (Measured measured : found) {
                handle.createUpdate("""
                                INSERT INTO quality_attribute (attribute, votes, unsure, tasks, alpha, alpha_low, alpha_high, posteriors)
                                VALUES (:attribute, :votes, :unsure, :tasks, :alpha, :alphaLow, :alphaHigh, :bins)""")
                        .bindMethods(measured.attribute())
                        .bindArray("bins", Integer.class, measured.attribute().posteriors())
                        .execute();
                addConfusions(handle, measured.confusions());
            }
        });
    }

    private static void addConfusions(Handle handle, Map<UUID, Confusion> confusions) {
        if (confusions.isEmpty()) {
            return;
        }
        var batch = handle.prepareBatch("""
                INSERT INTO quality_confusion (labeler_id, attribute, present_yes, present_no, absent_yes, absent_no, unsure,
                  present_right, absent_right)
                VALUES (:labeler, :attribute, :presentYes, :presentNo, :absentYes, :absentNo, :unsure, :presentRight, :absentRight)""");
        confusions.forEach((labeler, confusion) ->
                batch.bind("labeler", labeler).bindMethods(confusion).add());
        batch.execute();
    }

    /** When the last fit was; empty before the first. */
    Optional<Instant> fittedAt() {
        return sql.withHandle(handle -> handle.createQuery("SELECT min(measured_at) FROM quality_attribute")
                .mapTo(Instant.class)
                .findOne());
    }

    List<OfAttribute> agreements() {
        return sql.withHandle(handle -> handle.createQuery("""
                        SELECT q.* FROM quality_attribute q JOIN vocabulary.attack_attribute a ON a.name = q.attribute
                        ORDER BY a.position""")
                .map((row, context) -> new OfAttribute(
                        row.getString("attribute"),
                        row.getInt("votes"),
                        row.getInt("unsure"),
                        row.getInt("tasks"),
                        row.getObject("alpha", Double.class),
                        row.getObject("alpha_low", Double.class),
                        row.getObject("alpha_high", Double.class),
                        List.of((Integer[]) row.getArray("posteriors").getArray())))
                .list());
    }

    int labelerCount() {
        return sql.withHandle(handle -> handle.createQuery("SELECT count(*) FROM quality_labeler")
                .mapTo(Integer.class)
                .one());
    }

    List<Labeler> labelers(int limit) {
        return sql.withHandle(
                handle -> handle.createQuery("SELECT labeler_id, submissions, skips, low_ms, median_ms, high_ms"
                                + " FROM quality_labeler ORDER BY submissions DESC, labeler_id LIMIT :limit")
                        .bind("limit", limit)
                        .mapTo(Labeler.class)
                        .list());
    }

    private record ConfusionOf(UUID labeler, Confusion confusion) {}

    Map<UUID, List<Confusion>> confusions(List<UUID> labelers) {
        var found = new LinkedHashMap<UUID, List<Confusion>>();
        sql.withHandle(handle -> handle.createQuery("""
                                SELECT q.* FROM quality_confusion q JOIN vocabulary.attack_attribute a ON a.name = q.attribute
                                WHERE labeler_id = ANY(:labelers) ORDER BY a.position""")
                        .bindArray("labelers", UUID.class, labelers)
                        .map((row, context) -> new ConfusionOf(
                                row.getObject("labeler_id", UUID.class),
                                new Confusion(
                                        row.getString("attribute"),
                                        row.getInt("present_yes"),
                                        row.getInt("present_no"),
                                        row.getInt("absent_yes"),
                                        row.getInt("absent_no"),
                                        row.getInt("unsure"),
                                        row.getDouble("present_right"),
                                        row.getDouble("absent_right"))))
                        .list())
                .forEach(row -> found.computeIfAbsent(row.labeler(), key -> new ArrayList<>())
                        .add(row.confusion()));
        return found;
    }
}
