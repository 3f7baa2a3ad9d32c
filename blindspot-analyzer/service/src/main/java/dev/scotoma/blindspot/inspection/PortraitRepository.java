package dev.scotoma.blindspot.inspection;

import dev.scotoma.workers.media.FramePack;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Which sessions have a portrait, and of which of them there can be one. */
@ApplicationScoped
class PortraitRepository {
    private final Jdbi sql;

    PortraitRepository(Jdbi sql) {
        this.sql = sql;
    }

    /**
     * A session whose pictures may be shown.
     *
     * @param packKey null where nothing of it was packed
     * @param frameMs null while no portrait is made of its present pack
     */
    record Shown(@Nullable String packKey, @Nullable List<Integer> frameMs) {}

    /** Nothing of sessions that are withdrawn, or shown to nobody for another reason. */
    Optional<Shown> shown(UUID session) {
        return sql.withHandle(handle -> handle.createQuery("""
                        SELECT i.pack_key, p.frame_ms
                        FROM inspection i JOIN capture_pub.session_v1 s USING (session_id)
                        LEFT JOIN portrait p ON p.session_id = i.session_id AND p.pack_version = i.pack_version
                        WHERE i.session_id = :session AND i.state <> 'PENDING' AND\s""" + Inspections.MAY_BE_SHOWN)
                .bind("session", session)
                .map((row, context) -> new Shown(
                        row.getString("pack_key"),
                        row.getArray("frame_ms") == null
                                ? null
                                : List.of((Integer[]) row.getArray("frame_ms").getArray())))
                .findOne());
    }

    /** The key of a session's pack that still lacks a portrait; packs of older versions are made again first. */
    Optional<String> lacking(UUID session) {
        return sql.withHandle(handle -> handle.createQuery("""
                        SELECT i.pack_key FROM inspection i
                        WHERE i.session_id = :session AND i.pack_version = :present AND i.pack_key IS NOT NULL
                          AND NOT EXISTS (SELECT FROM portrait p
                                          WHERE p.session_id = i.session_id AND p.pack_version = i.pack_version)""")
                .bind("session", session)
                .bind("present", FramePack.VERSION)
                .mapTo(String.class)
                .findOne());
    }

    /** In the transaction that asks whether the session was withdrawn. Writes nothing where the pack is another by now. */
    void made(UUID session, List<Integer> frameMs) {
        sql.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO portrait (session_id, pack_version, frame_ms)
                        SELECT session_id, pack_version, :frameMs FROM inspection
                        WHERE session_id = :session AND pack_version = :present
                        ON CONFLICT (session_id) DO UPDATE
                        SET pack_version = EXCLUDED.pack_version, frame_ms = EXCLUDED.frame_ms, made_at = now()""")
                .bind("session", session)
                .bind("present", FramePack.VERSION)
                .bindArray("frameMs", Integer.class, frameMs)
                .execute());
    }
}
