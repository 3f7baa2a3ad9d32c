package dev.scotoma.labeling.dataset;

import dev.scotoma.dataset.format.Digests;
import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import dev.scotoma.kit.RateLimits;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Exports under way: links that are good for an hour, for one version and in one person's name. What they give is looked up anew with
 * every request, so a withdrawal, a recall or the end of the hour is felt at once.
 */
@ApplicationScoped
class Exports {
    private static final Duration VALID = Duration.ofHours(1);

    /** Whatever is more than a recording has the tables of the version fetched: a program needs some twenty of these for a version. */
    private static final int LARGE_EACH = 600;

    private static final Pattern MEDIA = Pattern.compile("media/([0-9a-f]{64})\\.[a-z0-9]{1,8}");

    private final Jdbi sql;
    private final Datasets datasets;
    private final Shelf shelf;
    private final ObjectStorage storage;
    private final RateLimits limits;
    private final SecureRandom random = new SecureRandom();

    Exports(Jdbi sql, Datasets datasets, Shelf shelf, ObjectStorage storage, RateLimits limits) {
        this.sql = sql;
        this.datasets = datasets;
        this.shelf = shelf;
        this.storage = storage;
        this.limits = limits;
    }

    /** What a link opens, and in whose name. */
    record Link(String version, UUID person) {}

    /** @param path of the link, below which its archive and its files are; shown this once */
    record Opened(String version, String path, Instant expiresAt) {}

    /** @param tag names just these files: the same while nothing is withdrawn */
    record Contents(String version, String tag, List<FileOf> files) {}

    record FileOf(String path, long bytes, String sha256) {}

    /** A file that is being taken; close it, for it may lie in a folder of its own. */
    record Taken(Tar.Member member, @Nullable Archive archive) implements AutoCloseable {
        @Override
        public void close() {
            if (archive != null) {
                archive.close();
            }
        }
    }

    Opened open(String version, UUID person) {
        byte[] bits = new byte[32];
        random.nextBytes(bits);
        String key = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        Instant expires = Instant.now().plus(VALID);
        sql.useTransaction(handle -> {
            handle.execute("DELETE FROM dataset_export WHERE expires_at < now() - interval '1 day'");
            handle.createUpdate("""
                            INSERT INTO dataset_export (key_hash, version, person_id, expires_at)
                            VALUES (decode(:hash, 'hex'), :version, :person, :expires)""")
                    .bind("hash", hash(key))
                    .bind("version", version)
                    .bind("person", person)
                    .bind("expires", expires)
                    .execute();
        });
        return new Opened(version, "/api/labeling/exports/" + key, expires);
    }

    /** @throws Problem 410 for a link that is unknown or over; which of them is not told */
    Link link(String key) {
        return sql.withHandle(handle -> handle.createQuery(
                        "SELECT version, person_id AS person FROM dataset_export WHERE key_hash = decode(:hash, 'hex') AND expires_at > now()")
                .bind("hash", hash(key))
                .mapTo(Link.class)
                .findOne()
                .orElseThrow(() -> new Problem(ProblemType.GONE, "This link has run out; open the export once more.")));
    }

    /** @throws Problem 429 for a person in whose name too much is made ready */
    void take(UUID person) {
        limits.take("versions:" + person, LARGE_EACH, VALID);
    }

    Contents contents(Link link) throws IOException {
        take(link.person());
        String version = link.version();
        try (Archive archive = datasets.archive(version)) {
            List<Tar.Member> members = archive.members();
            return new Contents(
                    version,
                    tag(members),
                    members.stream()
                            .map(member -> new FileOf(member.path(), member.bytes(), String.valueOf(member.sha256())))
                            .toList());
        }
    }

    Archive archive(Link link) throws IOException {
        take(link.person());
        return datasets.archive(link.version());
    }

    /** @throws Problem 404 for what is in no version, or is not any more */
    Taken file(Link link, String path) throws IOException {
        String version = link.version();
        var media = MEDIA.matcher(path);
        if (media.matches()) {
            return new Taken(recording(version, path, media.group(1)), null);
        }
        Archive archive = archive(link);
        try {
            return new Taken(
                    archive.members().stream()
                            .filter(member -> member.path().equals(path))
                            .findFirst()
                            .orElseThrow(Exports::missing),
                    archive);
        } catch (IOException | RuntimeException failure) {
            archive.close();
            throw failure;
        }
    }

    /** Without the manifest, which would have to be read for each of very many. */
    private Tar.Member recording(String version, String path, String sha256) throws IOException {
        datasets.requireReleased(version);
        String key = Shelf.mediaKey(path);
        if (!datasets.stands(version, path)) {
            throw missing();
        }
        long bytes = storage.stat(key).orElseThrow(Exports::missing).bytes();
        return new Tar.Member(path, bytes, sha256, from -> shelf.openMedia(path, from));
    }

    private static Problem missing() {
        return new Problem(ProblemType.NOT_FOUND, "This version has no such file, or it was withdrawn.");
    }

    /** Equal for equal files. */
    static String tag(List<Tar.Member> members) {
        var text = new StringBuilder();
        members.forEach(member ->
                text.append(member.sha256()).append("  ").append(member.path()).append('\n'));
        return Digests.of(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String hash(String key) {
        return Digests.of(key.getBytes(StandardCharsets.UTF_8));
    }
}
