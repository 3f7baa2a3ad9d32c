package dev.scotoma.capture.upload;

import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.kit.OneByOne;
import dev.scotoma.kit.Recurring;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;

/**
 * Uploads that were given up. The row is written with the decision and storage is cleared afterwards, so a crash in between
 * leaves nothing behind; it is cleared again while a signed URL for a part may still be valid, because a part under way when an
 * upload is aborted may yet arrive.
 */
@ApplicationScoped
class AbandonedUploads implements Recurring {
    private final Session entities;
    private final OneByOne alone;
    private final ObjectStorage storage;
    private final Duration urlValidFor;

    AbandonedUploads(
            Session entities,
            OneByOne alone,
            ObjectStorage storage,
            @ConfigProperty(name = "scotoma.upload.url-valid-for") Duration urlValidFor) {
        this.entities = entities;
        this.alone = alone;
        this.storage = storage;
        this.urlValidFor = urlValidFor;
    }

    /** In the caller's transaction. */
    void add(String key, String uploadId) {
        entities.createNativeMutationQuery("""
                        INSERT INTO abandoned_upload (recording_key, upload_id, clear_until) VALUES (:key, :uploadId, :clearUntil)
                        ON CONFLICT (recording_key) DO NOTHING
                        """)
                .setParameter("key", key)
                .setParameter("uploadId", uploadId)
                .setParameter("clearUntil", Instant.now().plus(urlValidFor).plusSeconds(60))
                .executeUpdate();
    }

    @Override
    public String name() {
        return "clear-abandoned-uploads";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(15);
    }

    @Override
    public void run() {
        var pending = QuarkusTransaction.requiringNew().call(this::pending).stream()
                .collect(Collectors.toMap(
                        row -> UUID.nameUUIDFromBytes(
                                row.get("recording_key", String.class).getBytes(StandardCharsets.UTF_8)),
                        row -> row,
                        (one, same) -> one,
                        LinkedHashMap::new));
        alone.each(this, pending.keySet(), upload -> clear(Objects.requireNonNull(pending.get(upload))));
    }

    private void clear(Tuple row) throws IOException {
        String key = row.get("recording_key", String.class);
        clear(key, row.get("upload_id", String.class));
        if (row.get("clear_until", Instant.class).isBefore(Instant.now())) {
            QuarkusTransaction.requiringNew().run(() -> forget(key));
        }
    }

    /** Aborts the upload and removes what it may have become. */
    void clear(String key, String uploadId) throws IOException {
        storage.abortUpload(key, uploadId);
        storage.delete(key);
    }

    private List<Tuple> pending() {
        return entities.createNativeQuery(
                        "SELECT recording_key, upload_id, clear_until FROM abandoned_upload ORDER BY clear_until",
                        Tuple.class)
                .getResultList();
    }

    private void forget(String key) {
        entities.createNativeMutationQuery("DELETE FROM abandoned_upload WHERE recording_key = :key")
                .setParameter("key", key)
                .executeUpdate();
    }
}
