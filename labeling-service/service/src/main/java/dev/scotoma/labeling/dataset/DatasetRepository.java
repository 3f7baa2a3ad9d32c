package dev.scotoma.labeling.dataset;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class DatasetRepository implements PanacheRepositoryBase<DatasetRow, String> {
    /** Until the transaction ends: of two who ask for the same version at once, the second sees what the first made. */
    void oneAtATime() {
        getSession()
                .createNativeQuery(
                        "SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtext('labeling.dataset'))) held", Object.class)
                .getSingleResult();
    }

    /** The version of that number, under whichever of its names it was made. */
    Optional<DatasetRow> named(VersionName name) {
        return getSession()
                .createNativeQuery(
                        "SELECT * FROM dataset_version WHERE number = :number ORDER BY created_at LIMIT 1",
                        DatasetRow.class)
                .setParameter("number", name.numbers())
                .uniqueResultOptional();
    }

    /** Those of the blind spots that nobody found. */
    List<UUID> unknownBlindSpots(Collection<UUID> blindSpots) {
        return getSession()
                .createNativeQuery("""
                        SELECT asked FROM unnest(:asked) asked
                        WHERE NOT EXISTS (SELECT FROM blindspot_pub.blind_spot_v1 b WHERE b.blind_spot_id = asked)""", UUID.class)
                .setParameter("asked", blindSpots.toArray(UUID[]::new))
                .getResultList();
    }

    /** A version that was published meanwhile has no failure. */
    void note(UUID dataset, String failure) {
        update("failure = ?1 WHERE datasetId = ?2 AND state = ?3", failure, dataset, DatasetState.BUILDING);
    }

    /** The names of all versions, by their ids. */
    Map<UUID, String> versions() {
        return listAll().stream().collect(Collectors.toMap(row -> row.datasetId, row -> row.version));
    }

    /** Whether a process is building the version at this moment. */
    boolean freezing(String version) {
        return getSession()
                .createNativeQuery("""
                        SELECT EXISTS (SELECT FROM dataset_version v JOIN scheduled_tasks t
                          ON t.task_name = :freeze AND t.task_instance LIKE v.dataset_id || '%' AND t.picked
                        WHERE v.version = :version AND v.state = 'BUILDING')""", Boolean.class)
                .setParameter("freeze", Freeze.NAME)
                .setParameter("version", version)
                .getSingleResult();
    }

    /** Puts other tables in force; answers false when these were replaced by others meanwhile. */
    boolean turn(String version, @Nullable String from, String to) {
        return getSession()
                        .createNativeMutationQuery("""
                                UPDATE dataset_version SET tables_revision = :to
                                WHERE version = :version AND coalesce(tables_revision, '') = :from""")
                        .setParameter("to", to)
                        .setParameter("version", version)
                        .setParameter("from", from == null ? "" : from)
                        .executeUpdate()
                == 1;
    }

    List<DatasetRow> newestFirst() {
        return listAll(Sort.descending("createdAt"));
    }

    DatasetRow ofId(UUID dataset) {
        return find("datasetId", dataset).firstResult();
    }

    /** Reads the row afresh, and holds off whoever would change it until the transaction ends. */
    DatasetRow lockShared(String version) {
        DatasetRow row = findById(version);
        getSession().refresh(row, LockModeType.PESSIMISTIC_READ);
        return row;
    }

    DatasetRow lock(UUID dataset) {
        return find("datasetId", dataset)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    void count(String version, String part, Map<String, Integer> counts) {
        counts.forEach((name, sessions) -> getSession()
                .createNativeMutationQuery(
                        "INSERT INTO dataset_count (version, part, name, sessions) VALUES (:version, :part, :name, :sessions)")
                .setParameter("version", version)
                .setParameter("part", part)
                .setParameter("name", name)
                .setParameter("sessions", sessions)
                .executeUpdate());
    }

    SortedMap<String, Integer> counts(String version, String part) {
        var counts = new TreeMap<String, Integer>();
        getSession()
                .createNativeQuery(
                        "SELECT name, sessions FROM dataset_count WHERE version = :version AND part = :part",
                        Tuple.class)
                .setParameter("version", version)
                .setParameter("part", part)
                .getResultStream()
                .forEach(row -> counts.put(
                        row.get("name", String.class),
                        row.get("sessions", Number.class).intValue()));
        return counts;
    }

    /** Where models are known to fail at this moment, a sentence each. */
    List<String> openBlindSpots() {
        return getSession().createNativeQuery("""
                        SELECT format('%s in %s: %s%% (95%% interval %s to %s; %s sessions, %s people), %s', b.outcome,
                            (SELECT string_agg(c.axis || ' = ' || c.val, ' and ' ORDER BY c.n)
                             FROM unnest(b.axes, b.vals) WITH ORDINALITY c (axis, val, n)),
                            to_char(100 * b.rate, 'FM990.0'), to_char(100 * b.low, 'FM990.0'), to_char(100 * b.high, 'FM990.0'),
                            b.sessions, b.participants, lower(b.state))
                        FROM blindspot_pub.blind_spot_v1 b WHERE b.state <> 'CLOSED' ORDER BY b.found_at, b.blind_spot_id""", String.class).getResultList();
    }
}
