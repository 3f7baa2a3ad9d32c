package dev.scotoma.blindspot.discovery;

import dev.scotoma.blindspot.discovery.SessionsBehind.Behind;
import dev.scotoma.blindspot.evaluation.Components;
import dev.scotoma.statistics.evaluation.Presentations;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The sessions behind a subdomain of a mining run, and their scores. Withdrawn ones are in no view. */
@ApplicationScoped
class BehindRepository {
    private static final int FETCHED_AT_ONCE = 5_000;

    private final Jdbi sql;

    BehindRepository(Jdbi sql) {
        this.sql = sql;
    }

    /** @param wanted only errors, or only what is none; null for both */
    SessionsBehind behind(
            MiningScope scope, Membership place, @Nullable Boolean wanted, @Nullable UUID after, int limit) {
        String error = scope.outcome().error();
        String where = " " + scope.from() + " AND " + scope.reason() + " IS NULL AND " + place.sql();
        return sql.withHandle(handle -> {
            Counts counts = bind(
                            handle.createQuery("SELECT count(*) AS sessions, count(*) FILTER (WHERE " + error
                                    + ") AS errors" + where),
                            scope,
                            place)
                    .mapTo(Counts.class)
                    .one();
            List<Behind> items = bind(
                            handle.createQuery("SELECT s.session_id, s.truth, " + MinedAxis.ATTACK_TYPE.known()
                                    + " AS attack_type, s.camera, c.decision, c.spoof_score, :threshold AS threshold, "
                                    + error + " AS error, " + ListedRepository.OPENED_AT + " AS opened_at" + where
                                    + " AND (:wanted::boolean IS NULL OR (" + error + ") = :wanted::boolean)"
                                    + " AND (:after::uuid IS NULL OR s.session_id < :after::uuid)"
                                    + " ORDER BY s.session_id DESC LIMIT :limit"),
                            scope,
                            place)
                    .bind("threshold", scope.iteration().manifest().threshold().value())
                    .bind("wanted", wanted)
                    .bind("after", after)
                    .bind("limit", limit + 1)
                    .mapTo(Behind.class)
                    .list();
            boolean more = items.size() > limit;
            List<Behind> shown = more ? items.subList(0, limit) : items;
            return new SessionsBehind(
                    List.copyOf(shown),
                    counts.sessions(),
                    counts.errors(),
                    more ? shown.getLast().sessionId() : null);
        });
    }

    private record Counts(int sessions, int errors) {}

    private static Query bind(Query query, MiningScope scope, Membership place) {
        return scope.bind(place.bind(query));
    }

    /** Scores under some conditions, and elsewhere. */
    record Scores(Presentations here, Presentations elsewhere) {}

    private record Score(boolean here, String truth, UUID participantId, double spoofScore) {}

    /** In a transaction, so that the rows come in portions. */
    Scores scores(MiningScope scope, Membership place) {
        String select = "SELECT * FROM (SELECT " + place.sqlOfEitherKind()
                + " AS here, s.truth, s.participant_id, c.spoof_score " + scope.fromBothKinds() + " AND "
                + scope.reasonWhateverTheOutcome() + " IS NULL) t WHERE here IS NOT NULL";
        return sql.withHandle(handle -> {
            Components people = Components.recorded(handle);
            Presentations.Builder inside = Presentations.builder();
            Presentations.Builder outside = Presentations.builder();
            bind(handle.createQuery(select), scope, place)
                    .setFetchSize(FETCHED_AT_ONCE)
                    .mapTo(Score.class)
                    .forEach(score -> (score.here() ? inside : outside)
                            .add(
                                    score.spoofScore(),
                                    score.truth().equals("attack") ? "attack" : null,
                                    people.of(score.participantId())));
            return new Scores(inside.build(), outside.build());
        });
    }
}
