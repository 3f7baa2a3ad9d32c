package dev.scotoma.blindspot.discovery;

import dev.scotoma.blindspot.discovery.Mining.NewlyMined;
import dev.scotoma.blindspot.discovery.MiningRun.Exclusion;
import dev.scotoma.blindspot.discovery.Reading.Kept;
import dev.scotoma.statistics.mining.Mined;
import dev.scotoma.statistics.mining.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Rows of mining_run, subdomain and blind_spot. Not entities: a run is written once, in a few batches. */
@ApplicationScoped
class MiningRunRepository {
    private static final String RUNS = """
            SELECT r.number, r.iteration_id, m.name, m.iteration, m.demonstration, r.outcome, r.species, r.attempts, r.baseline, r.also, r.aliases, r.warnings, r.place, r.total_alpha, r.alpha,
                   r.min_support, r.sessions, r.participants, r.errors, r.base_rate, r.base_low, r.base_high, r.tested, r.mined_at,
                   (SELECT count(*) FROM subdomain d WHERE d.number = r.number AND d.verdict = 'found') AS found,
                   (SELECT count(*) FROM subdomain d WHERE d.number = r.number AND d.verdict = 'safer') AS safer,
                   x.reasons, x.counts
            FROM mining_run r JOIN model_iteration m USING (iteration_id)
            CROSS JOIN LATERAL (SELECT array_agg(e.reason ORDER BY e.reason) AS reasons, array_agg(e.sessions ORDER BY e.reason) AS counts
                                FROM mining_run_exclusion e WHERE e.number = r.number) x""";

    private final Jdbi sql;

    MiningRunRepository(Jdbi sql) {
        this.sql = sql;
    }

    /** A run that is about to be stored. */
    record Stored(MiningScope scope, int place, double totalAlpha, Settings settings, UUID minedBy, Instant minedAt) {}

    /**
     * Of the next mining run of an iteration and outcome.
     *
     * @param totalAlpha that the first run set; empty when this is the first
     */
    record Turn(int place, OptionalDouble totalAlpha) {}

    /** In the caller's transaction, until whose end nobody else gets a place at this iteration; scoring goes on. */
    void lock(MiningScope scope) {
        sql.useHandle(handle -> handle.createQuery(
                        "SELECT iteration_id FROM model_iteration WHERE iteration_id = :iteration FOR NO KEY UPDATE")
                .bind("iteration", scope.iteration().id())
                .mapTo(UUID.class)
                .list());
    }

    Turn turn(MiningScope scope) {
        return sql.withHandle(handle -> handle.createQuery("""
                        SELECT count(*) + 1 AS place, max(total_alpha) FILTER (WHERE place = 1) AS total_alpha FROM mining_run
                        WHERE iteration_id = :iteration AND outcome = :outcome""")
                .bind("iteration", scope.iteration().id())
                .bind("outcome", scope.outcome().word())
                .mapTo(Turn.class)
                .one());
    }

    /** Whether one of these is on the list of what was withdrawn. */
    boolean isAnyWithdrawn(List<Kept> sessions) {
        return sql.withHandle(handle -> handle.createQuery(
                        "SELECT EXISTS (SELECT FROM capture_pub.withdrawal_v1 WHERE session_id = ANY(:sessions))")
                .bindArray(
                        "sessions",
                        UUID.class,
                        sessions.stream().map(Kept::session).toList())
                .mapTo(Boolean.class)
                .one());
    }

    record Spot(UUID id, String state, OffsetDateTime foundAt, int run, MinedSubdomain subdomain) {}

    /** In the caller's transaction; answers the run's number. */
    int insert(NewlyMined run, List<Kept> sessions) {
        return sql.withHandle(handle -> {
            int number = insertRun(handle, run.run(), run.mined());
            PreparedBatch exclusions = handle.prepareBatch(
                    "INSERT INTO mining_run_exclusion (number, reason, sessions) VALUES (:number, :reason, :sessions)");
            for (Exclusion each : run.sample().excluded()) {
                exclusions
                        .bind("number", number)
                        .bind("reason", each.reason())
                        .bind("sessions", each.sessions())
                        .add();
            }
            exclusions.execute();
            SubdomainRows.insert(handle, number, run.run().scope(), run.mined());
            insert(handle, number, sessions, run.sample().counted());
            return number;
        });
    }

    private static void insert(Handle handle, int number, List<Kept> sessions, BitSet counted) {
        handle.createUpdate("""
                        INSERT INTO mining_run_session (number, session_id, pack_version, counted)
                        SELECT :number, k.session_id, k.pack_version, k.counted
                        FROM unnest(:sessions, :packs, :counted) AS k (session_id, pack_version, counted)""")
                .bind("number", number)
                .bindArray(
                        "sessions",
                        UUID.class,
                        sessions.stream().map(Kept::session).toList())
                .bindArray(
                        "packs",
                        Integer.class,
                        sessions.stream().map(Kept::packVersion).toList())
                .bindArray(
                        "counted",
                        Boolean.class,
                        IntStream.range(0, sessions.size())
                                .mapToObj(counted::get)
                                .toList())
                .execute();
    }

    private static int insertRun(Handle handle, Stored run, Mined mined) {
        // Numbers have no gaps: the next look waits until this one is stored or given up.
        handle.execute("LOCK TABLE mining_run IN SHARE ROW EXCLUSIVE MODE");
        MiningScope scope = run.scope();
        return handle.createQuery("""
                        INSERT INTO mining_run (number, iteration_id, outcome, species, attempts, baseline, place, total_alpha, alpha, min_support,
                                                sessions, participants, errors, base_rate, base_low, base_high, tested, mined_by, mined_at, also, aliases, warnings)
                        SELECT coalesce(max(number), 0) + 1, :iteration, :outcome, :species, :attempts, :baseline, :place, :totalAlpha, :alpha,
                               :minSupport, :sessions, :participants, :errors, :baseRate, :baseLow, :baseHigh, :tested, :minedBy,
                               :minedAt, :also, :aliases::jsonb, :warnings
                        FROM mining_run RETURNING number""")
                .bind("iteration", scope.iteration().id())
                .bind("outcome", scope.outcome().word())
                .bind("species", scope.species().orElse(null))
                .bind("attempts", scope.attempts().word())
                .bind("baseline", scope.baseline().word())
                .bind("place", run.place())
                .bind("totalAlpha", run.totalAlpha())
                .bind("alpha", run.settings().alpha())
                .bind("minSupport", run.settings().minSupport())
                .bind("sessions", mined.all().rows())
                .bind("participants", mined.all().clusters())
                .bind("errors", Math.round(mined.all().sum()))
                .bind("baseRate", mined.all().rate())
                .bind("baseLow", mined.interval().low())
                .bind("baseHigh", mined.interval().high())
                .bind("tested", mined.tested())
                .bind("minedBy", run.minedBy())
                .bind("minedAt", run.minedAt())
                .bindArray(
                        "also",
                        String.class,
                        scope.also().stream().map(MoreAxes::word).toList())
                .bind("aliases", Aliases.json(mined.aliases()))
                .bindArray("warnings", String.class, mined.warnings())
                .mapTo(int.class)
                .one();
    }

    Optional<MiningRun> find(int number) {
        return sql.withHandle(handle -> handle.createQuery(RUNS + " WHERE r.number = :number")
                .bind("number", number)
                .map((row, context) -> run(row))
                .findOne());
    }

    /** Newest first. */
    List<MiningRun> of(Optional<UUID> iteration) {
        return sql.withHandle(handle -> handle.createQuery(
                        RUNS + " WHERE :iteration::uuid IS NULL OR r.iteration_id = :iteration ORDER BY r.number DESC")
                .bind("iteration", iteration.orElse(null))
                .map((row, context) -> run(row))
                .list());
    }

    private static MiningRun run(ResultSet row) throws SQLException {
        return MiningRunBuilder.builder()
                .number(row.getInt("number"))
                .iterationId(row.getObject("iteration_id", UUID.class))
                .name(row.getString("name"))
                .iteration(row.getInt("iteration"))
                .demonstration(row.getBoolean("demonstration"))
                .outcome(row.getString("outcome"))
                .species(row.getString("species"))
                .attempts(row.getString("attempts"))
                .baseline(row.getString("baseline"))
                .also(texts(row, "also"))
                .place(row.getInt("place"))
                .totalAlpha(row.getDouble("total_alpha"))
                .alpha(row.getDouble("alpha"))
                .minSupport(row.getInt("min_support"))
                .minEffectiveParticipants(Settings.MIN_EFFECTIVE)
                .sessions(row.getInt("sessions"))
                .participants(row.getInt("participants"))
                .errors(row.getInt("errors"))
                .baseRate(row.getDouble("base_rate"))
                .baseLow(row.getDouble("base_low"))
                .baseHigh(row.getDouble("base_high"))
                .tested(row.getInt("tested"))
                .found(row.getInt("found"))
                .safer(row.getInt("safer"))
                .excluded(exclusions(row))
                .aliases(Aliases.of(row.getString("aliases")))
                .warnings(texts(row, "warnings"))
                .minedAt(row.getObject("mined_at", OffsetDateTime.class).toInstant())
                .build();
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static List<Exclusion> exclusions(ResultSet row) throws SQLException {
        if (row.getArray("reasons") == null) {
            return List.of();
        }
        String[] reasons = (String[]) row.getArray("reasons").getArray();
        Integer[] counts = (Integer[]) row.getArray("counts").getArray();
        List<Exclusion> exclusions = new ArrayList<>();
        for (int i = 0; i < reasons.length; i++) {
            exclusions.add(new Exclusion(reasons[i], counts[i]));
        }
        return exclusions;
    }

    /** By rank: the found ones come first, then the safer ones. */
    List<MinedSubdomain> subdomains(int number, int limit) {
        return sql.withHandle(handle -> handle.createQuery(
                        SubdomainRows.SELECT + " WHERE d.number = :number ORDER BY d.rank LIMIT :limit")
                .bind("number", number)
                .bind("limit", limit)
                .map((row, context) -> SubdomainRows.read(row))
                .list());
    }

    Optional<Spot> spot(UUID id) {
        return sql.withHandle(handle -> handle.createQuery(SubdomainRows.SELECT + " WHERE b.blind_spot_id = :id")
                .bind("id", id)
                .map((row, context) -> spot(row))
                .findOne());
    }

    /** Newest first. */
    List<Spot> spots() {
        return sql.withHandle(handle -> handle.createQuery(
                        SubdomainRows.SELECT + " WHERE b.blind_spot_id IS NOT NULL ORDER BY b.found_at DESC, d.rank")
                .map((row, context) -> spot(row))
                .list());
    }

    private static Spot spot(ResultSet row) throws SQLException {
        return new Spot(
                row.getObject("blind_spot_id", UUID.class),
                row.getString("state"),
                row.getObject("found_at", OffsetDateTime.class),
                row.getInt("number"),
                SubdomainRows.read(row));
    }
}
