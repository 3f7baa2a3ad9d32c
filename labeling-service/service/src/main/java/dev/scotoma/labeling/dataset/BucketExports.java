package dev.scotoma.labeling.dataset;

import dev.scotoma.dataset.format.Digests;
import dev.scotoma.kit.Buckets;
import dev.scotoma.kit.Job;
import dev.scotoma.kit.Jobs;
import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import dev.scotoma.labeling.ledger.LedgerBook;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Puts a version into the bucket that is configured for exports, below the version's name. Recordings that are there already stay, what
 * was withdrawn since goes, and the manifest comes last: a bucket that holds it holds the version. So a job that was killed goes on when it
 * is run again, and asking once more brings an earlier export up to date. What the ledger tells of a version later is followed by itself
 * ({@link BucketRound}), and of a version that was recalled nothing is left.
 */
@ApplicationScoped
class BucketExports implements Job {
    static final String NAME = "bucket-export";
    private static final int TOLD_EVERY = 100;

    private final Jdbi sql;
    private final Jobs jobs;
    private final Datasets datasets;
    private final LedgerBook ledger;
    private final Optional<ObjectStorage> bucket;

    BucketExports(
            Jdbi sql,
            Jobs jobs,
            Datasets datasets,
            LedgerBook ledger,
            @ConfigProperty(name = "scotoma.export.url") Optional<String> url,
            @ConfigProperty(name = "scotoma.export.bucket") Optional<String> name,
            @ConfigProperty(name = "scotoma.export.key") Optional<String> key,
            @ConfigProperty(name = "scotoma.export.secret") Optional<String> secret) {
        this.sql = sql;
        this.jobs = jobs;
        this.datasets = datasets;
        this.ledger = ledger;
        this.bucket = url.map(there -> Buckets.of(there, name.orElseThrow(), key.orElseThrow(), secret.orElseThrow()));
    }

    /**
     * @param files how many there are; absent until it is known
     * @param done how many of them are in the bucket
     * @param failure why the last attempt ended
     */
    record BucketExport(
            UUID exportId,
            Instant askedAt,
            @Nullable Integer files,
            int done,
            @Nullable Instant finishedAt,
            @Nullable String failure) {}

    /** @throws Problem where no bucket is configured */
    void requireBucket() {
        if (bucket.isEmpty()) {
            throw new Problem(ProblemType.CONFLICT, "No bucket is configured for exports; the operator can name one.");
        }
    }

    /** Whoever asks while an export of the version is under way gets that one. */
    BucketExport ask(String version, UUID person) {
        return QuarkusTransaction.requiringNew().call(() -> {
            UUID export = sql.withHandle(handle -> handle.createQuery("""
                            WITH under_way AS (SELECT export_id FROM bucket_export WHERE version = :version AND finished_at IS NULL
                              ORDER BY export_id DESC LIMIT 1),
                            added AS (INSERT INTO bucket_export (version, person_id) SELECT :version, :person
                              WHERE NOT EXISTS (SELECT FROM under_way) RETURNING export_id)
                            SELECT export_id FROM under_way UNION ALL SELECT export_id FROM added""")
                    .bind("version", version)
                    .bind("person", person)
                    .mapTo(UUID.class)
                    .one());
            jobs.submit(NAME, export);
            return all(version).stream()
                    .filter(each -> each.exportId().equals(export))
                    .findFirst()
                    .orElseThrow();
        });
    }

    /** The newest first. */
    List<BucketExport> all(String version) {
        return sql.withHandle(handle -> handle.createQuery("""
                        SELECT export_id, asked_at, files, done, finished_at, failure FROM bucket_export
                        WHERE version = :version ORDER BY export_id DESC LIMIT 50""")
                .bind("version", version)
                .mapTo(BucketExport.class)
                .list());
    }

    /** Has the versions in the bucket brought up to date of which the ledger has told something since. */
    void follow() {
        if (bucket.isPresent()) {
            QuarkusTransaction.requiringNew()
                    .run(() -> sql.useHandle(handle -> handle.createQuery("""
                            UPDATE bucket_export b SET finished_at = NULL WHERE finished_at IS NOT NULL
                              AND NOT EXISTS (SELECT FROM bucket_export later WHERE later.version = b.version AND later.export_id > b.export_id)
                              AND EXISTS (SELECT FROM dataset_version v JOIN ledger_entry e USING (manifest_sha256)
                                WHERE v.version = b.version AND e.seq > b.ledger_seq) RETURNING export_id""")
                            .mapTo(UUID.class)
                            .list()
                            .forEach(export -> jobs.submit(NAME, export))));
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    /** It can wait for fresh sessions, as a freeze can. */
    @Override
    public int priority() {
        return 20;
    }

    @Override
    public void run(UUID export) throws Exception {
        Optional<String> version = sql.withHandle(handle -> handle.createQuery(
                        "SELECT version FROM bucket_export WHERE export_id = :export AND finished_at IS NULL")
                .bind("export", export)
                .mapTo(String.class)
                .findOne());
        if (version.isEmpty()) {
            return;
        }
        String below = version.get() + "/";
        // Before anything is looked at: what is told after this is followed once more.
        long told = QuarkusTransaction.requiringNew()
                .call(() -> ledger.bringUpToDate().seq());
        try {
            if (datasets.get(version.get()).state() == DatasetState.RECALLED) {
                bucket.orElseThrow().deletePrefix(below);
                finished(export, 0, told);
                return;
            }
            try (Archive archive = datasets.archive(version.get())) {
                finished(export, fill(export, below, archive.members()), told);
            }
        } catch (Exception failure) {
            failed(export, String.valueOf(failure.getMessage()));
            throw failure;
        }
    }

    private int fill(UUID export, String below, List<Tar.Member> members) throws IOException {
        ObjectStorage there = bucket.orElseThrow();
        come(export, members.size(), 0);
        Set<String> before = new HashSet<>(there.list(below));
        Set<String> now = new HashSet<>();
        int done = 0;
        for (Tar.Member member : manifestLast(members)) {
            String key = below + member.path();
            now.add(key);
            if (!before.contains(key) || !isThere(there, key, member)) {
                put(there, key, member);
            }
            if (++done % TOLD_EVERY == 0) {
                come(export, members.size(), done);
            }
        }
        before.removeAll(now);
        for (String gone : before) {
            there.delete(gone);
        }
        return done;
    }

    private static void put(ObjectStorage there, String key, Tar.Member member) throws IOException {
        var digest = Digests.sha256();
        try (InputStream content = new DigestInputStream(member.content().open(0), digest)) {
            there.put(key, content, member.bytes(), "application/octet-stream");
        } catch (IOException broken) {
            throw new IOException(member.path() + " did not reach the bucket: " + broken, broken);
        }
        if (!Digests.hex(digest).equals(member.sha256())) {
            there.delete(key);
            throw new IOException(member.path() + " in storage is not what the manifest says");
        }
    }

    private static List<Tar.Member> manifestLast(List<Tar.Member> members) {
        return members.stream()
                .sorted(Comparator.comparing(
                        (Tar.Member member) -> member.path().equals(Shelf.MANIFEST)))
                .toList();
    }

    /** A recording's name is its digest; the tables of another day may be as long. */
    private static boolean isThere(ObjectStorage there, String key, Tar.Member member) throws IOException {
        return member.path().startsWith("media/")
                && there.stat(key)
                        .filter(found -> found.bytes() == member.bytes())
                        .isPresent();
    }

    private void come(UUID export, int files, int done) {
        sql.useHandle(handle -> handle.createUpdate(
                        "UPDATE bucket_export SET files = :files, done = :done WHERE export_id = :export")
                .bind("files", files)
                .bind("done", done)
                .bind("export", export)
                .execute());
    }

    private void finished(UUID export, int done, long told) {
        sql.useHandle(handle -> handle.createUpdate("""
                        UPDATE bucket_export SET done = :done, ledger_seq = :told, failure = NULL, finished_at = now()
                        WHERE export_id = :export""")
                .bind("done", done)
                .bind("told", told)
                .bind("export", export)
                .execute());
    }

    private void failed(UUID export, String failure) {
        sql.useHandle(
                handle -> handle.createUpdate("UPDATE bucket_export SET failure = :failure WHERE export_id = :export")
                        .bind("failure", failure)
                        .bind("export", export)
                        .execute());
    }
}
