package dev.scotoma.blindspot.discovery;

import dev.scotoma.blindspot.inspection.Inspections;
import dev.scotoma.blindspot.model.Iteration;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * Which sessions a list has, and whose decisions it shows.
 *
 * @param run the mining run whose sessions these are, with the decisions that it counted; empty for all there are now
 * @param iteration empty where none is registered
 */
@RecordBuilder
record Listing(
        Optional<MiningScope> run,
        Optional<Iteration> iteration,
        Membership place,
        Optional<UUID> campaign,
        Optional<Truth> truth,
        Optional<Decided> decided,
        Optional<Judged> judged,
        Optional<SessionId> id) {
    private static final String NOW = """
            FROM capture_pub.session_v1 s
            LEFT JOIN blindspot_pub.inspection_v1 i USING (session_id)
            LEFT JOIN blindspot_pub.score_v1 c
              ON c.session_id = s.session_id AND c.pack_version = i.pack_version AND c.iteration_id = :iteration
            WHERE TRUE\
            """;

    /** What a session is. Until it is decided nobody knows. */
    enum Truth {
        GENUINE("s.truth = 'genuine'"),
        ATTACK("s.truth = 'attack'"),
        UNDECIDED("coalesce(s.truth, 'undecided') = 'undecided'");

        private final String sql;

        Truth(String sql) {
            this.sql = sql;
        }
    }

    /** What the iteration says. */
    enum Decided {
        GENUINE("c.decision = 'genuine'"),
        ATTACK("c.decision = 'attack'"),
        NO_RESPONSE("c.decision = 'no_response'"),
        NOT_SCORED("c.decision IS NULL");

        private final String sql;

        Decided(String sql) {
            this.sql = sql;
        }
    }

    /** What is to be thought of it. */
    enum Judged {
        RIGHT("c.decision = s.truth"),
        WRONG("c.decision <> s.truth AND c.decision <> 'no_response' AND s.truth <> 'undecided'"),
        WAVERING(Listing.WAVERING),
        /** Whatever the mining run counts as one. */
        ERROR("");

        private final String sql;

        Judged(String sql) {
            this.sql = sql;
        }
    }

    /** The SQL condition of sessions whose decision changes between frames, or when a frame is slightly changed. */
    static final String WAVERING = "(coalesce(c.flips, 0) > 0 OR coalesce(c.perturbed_flips, 0) > 0)";

    /** The session or the participant of an id, or sessions by the end of theirs. */
    sealed interface SessionId {
        record Whole(UUID id) implements SessionId {}

        record Ending(String digits) implements SessionId {}
    }

    /** Whether more is asked for than all sessions, or all of a run. */
    boolean isNarrow() {
        return !place.isEmpty()
                || campaign.isPresent()
                || truth.isPresent()
                || decided.isPresent()
                || judged.isPresent()
                || id.isPresent();
    }

    /** Tables and condition of whatever may be shown, without a filter; {@link #bindAll} gives it its parameters. */
    String fromAll() {
        return run.map(MiningScope::from).orElse(NOW) + " AND " + Inspections.MAY_BE_SHOWN;
    }

    /** Tables and condition; {@link #bind} gives it its parameters. */
    String from() {
        StringBuilder sql = new StringBuilder(fromAll()).append(" AND ").append(place.sql());
        campaign.ifPresent(each -> sql.append(" AND s.campaign_id = :campaign"));
        truth.ifPresent(each -> sql.append(" AND ").append(each.sql));
        decided.ifPresent(each -> sql.append(" AND ").append(each.sql));
        judged.ifPresent(each -> sql.append(" AND ").append(sql(each)));
        id.ifPresent(each -> sql.append(" AND ").append(sql(each)));
        return sql.toString();
    }

    private String sql(Judged wanted) {
        return wanted == Judged.ERROR ? run.orElseThrow().outcome().error() : wanted.sql;
    }

    private static String sql(SessionId wanted) {
        return switch (wanted) {
            case SessionId.Whole whole -> "(s.session_id = :id OR s.participant_id = :id)";
            case SessionId.Ending ending -> "s.session_id::text LIKE :ending";
        };
    }

    <S extends SqlStatement<S>> S bindAll(S statement) {
        return run.isPresent() ? run.get().bind(statement) : statement.bind("iteration", iterationId());
    }

    <S extends SqlStatement<S>> S bind(S statement) {
        place.bind(bindAll(statement));
        campaign.ifPresent(each -> statement.bind("campaign", each));
        id.ifPresent(each -> {
            switch (each) {
                case SessionId.Whole(UUID whole) -> statement.bind("id", whole);
                case SessionId.Ending(String digits) -> statement.bind("ending", "%" + digits);
            }
        });
        return statement;
    }

    private @Nullable UUID iterationId() {
        return iteration.map(Iteration::id).orElse(null);
    }
}
