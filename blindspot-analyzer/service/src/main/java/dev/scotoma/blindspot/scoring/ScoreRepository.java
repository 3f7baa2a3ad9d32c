package dev.scotoma.blindspot.scoring;

import dev.scotoma.workers.inference.FrameScores;
import dev.scotoma.workers.media.FramePack;
import dev.scotoma.workers.media.Reason;
import dev.scotoma.workers.scoring.Decision;
import dev.scotoma.workers.scoring.FrameInterval;
import dev.scotoma.workers.scoring.Verdict;
import dev.scotoma.workers.scoring.Verdict.Perturbed;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Rows of score and scoring. Not entities: publishing is one statement, and never twice. */
@ApplicationScoped
class ScoreRepository {
    private final Jdbi sql;

    ScoreRepository(Jdbi sql) {
        this.sql = sql;
    }

    /**
     * A score that is still to be made.
     *
     * @param recordingSha256 in hex, of the recording that was inspected
     * @param current whether this is the session's present pack, and none that will be made again
     * @param participant whose session it is; nobody's once it is withdrawn
     * @param severalFaces whether inspection found more than one, so that nobody can say of whom a score would speak
     */
    record Task(
            UUID id,
            UUID sessionId,
            UUID iterationId,
            int packVersion,
            String packKey,
            String recordingKey,
            String recordingSha256,
            Optional<String> participant,
            boolean current,
            boolean severalFaces) {}

    record Stored(
            UUID iterationId,
            FrameScores frames,
            Optional<Double> spoofScore,
            Optional<FrameInterval> interval,
            Optional<Boolean> disagreesWithParent,
            Decision decision,
            int flips,
            Optional<Perturbed> perturbed,
            Instant scoredAt) {}

    Optional<Task> task(UUID id) {
        return sql.withHandle(handle -> handle.createQuery("""
                        SELECT w.scoring_id AS id, w.session_id, w.iteration_id, w.pack_version, i.pack_key, i.recording_key,
                               encode(i.sha256, 'hex') AS recording_sha256, s.participant_id::text AS participant,
                               i.pack_key IS NOT NULL AND i.pack_version = w.pack_version AND i.pack_version = :present AS current,
                               coalesce(i.reason = :severalFaces, false) AS several_faces
                        FROM scoring w JOIN inspection i USING (session_id) LEFT JOIN capture_pub.session_v1 s USING (session_id)
                        WHERE w.scoring_id = :id""")
                .bind("present", FramePack.VERSION)
                .bind("severalFaces", Reason.SEVERAL_FACES.word())
                .bind("id", id)
                .mapTo(Task.class)
                .findOne());
    }

    void drop(UUID id) {
        sql.useHandle(handle -> handle.createUpdate("DELETE FROM scoring WHERE scoring_id = :id")
                .bind("id", id)
                .execute());
    }

    /** In the caller's transaction: nothing is written by an iteration that is retired or gone, and a score that is there stays. */
    boolean publish(Task task, FrameScores measured, Verdict verdict) {
        boolean wanted = scores(task.iterationId());
        if (wanted) {
            insert(task, measured, verdict);
        }
        drop(task.id());
        return wanted;
    }

    List<Stored> ofSession(UUID session) {
        return sql.withHandle(handle -> handle.createQuery("""
                        SELECT s.iteration_id, s.frame_ms, s.heads, s.probabilities, s.spoof_score, s.decision, s.flips, s.scored_at,
                               v.score_low, v.score_high, v.disagrees_with_parent, s.perturbed, s.perturbed_flips,
                               s.computed_by
                        FROM score s JOIN inspection i USING (session_id, pack_version)
                        JOIN blindspot_pub.score_v1 v USING (score_id)
                        WHERE s.session_id = :session ORDER BY s.iteration_id""")
                .bind("session", session)
                .map((row, context) -> stored(row))
                .list());
    }

    private static Stored stored(ResultSet row) throws SQLException {
        double high = row.getDouble("score_high");
        int perturbedFlips = row.getInt("perturbed_flips");
        List<Integer> atMs = Arrays.asList((Integer[]) row.getArray("frame_ms").getArray());
        return new Stored(
                row.getObject("iteration_id", UUID.class),
                FrameScores.of(atMs, row.getInt("heads"), row.getBytes("probabilities"))
                        .on(Optional.ofNullable(row.getString("computed_by")).orElse("")),
                Optional.ofNullable(row.getObject("spoof_score", Double.class)),
                Optional.ofNullable(row.getObject("score_low", Double.class)).map(low -> new FrameInterval(low, high)),
                Optional.ofNullable(row.getObject("disagrees_with_parent", Boolean.class)),
                Decision.of(row.getString("decision")),
                row.getInt("flips"),
                Optional.ofNullable(row.getObject("perturbed", Integer.class))
                        .map(decisions -> new Perturbed(decisions, perturbedFlips)),
                row.getObject("scored_at", OffsetDateTime.class).toInstant());
    }

    boolean inspected(UUID session) {
        return sql.withHandle(
                handle -> handle.createQuery("SELECT EXISTS (SELECT FROM inspection WHERE session_id = :session)")
                        .bind("session", session)
                        .mapTo(boolean.class)
                        .one());
    }

    /** Holds off a retirement until the transaction ends. */
    private boolean scores(UUID iteration) {
        return sql.withHandle(handle -> handle.createQuery(
                        "SELECT true FROM model_iteration WHERE iteration_id = :iteration AND state <> 'retired' FOR SHARE")
                .bind("iteration", iteration)
                .mapTo(boolean.class)
                .findOne()
                .isPresent());
    }

    /** From the inspection's row, so that a session that is gone gets no score. */
    private void insert(Task task, FrameScores measured, Verdict verdict) {
        Optional<FrameInterval> interval = verdict.interval();
        Optional<Perturbed> perturbed = verdict.perturbed();
        sql.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO score (session_id, iteration_id, pack_version, frames, frame_ms, heads, probabilities,
                                           spoof_score, score_low, score_high, decision, flips, perturbed, perturbed_flips,
                                           answered, computed_by)
                        SELECT session_id, :iteration, pack_version, :frames, :frameMs, :heads, :probabilities,
                               :spoofScore, :low, :high, :decision, :flips, :perturbed, :perturbedFlips,
                               :answered, nullif(:computedBy, '')
                        FROM inspection WHERE session_id = :session AND pack_version = :packVersion ON CONFLICT DO NOTHING""")
                .bind("iteration", task.iterationId())
                .bind("frames", measured.frames())
                .bindArray("frameMs", Integer.class, measured.atMs())
                .bind("heads", measured.heads())
                .bind("probabilities", measured.bytes())
                .bind("spoofScore", verdict.spoofScore())
                .bind("low", interval.map(FrameInterval::low).orElse(null))
                .bind("high", interval.map(FrameInterval::high).orElse(null))
                .bind("decision", verdict.decision().word())
                .bind("flips", verdict.flips())
                .bind("perturbed", perturbed.map(Perturbed::decisions).orElse(null))
                .bind("perturbedFlips", perturbed.map(Perturbed::flips).orElse(null))
                .bind("answered", verdict.answered())
                .bind("computedBy", measured.device())
                .bind("session", task.sessionId())
                .bind("packVersion", task.packVersion())
                .execute());
    }
}
