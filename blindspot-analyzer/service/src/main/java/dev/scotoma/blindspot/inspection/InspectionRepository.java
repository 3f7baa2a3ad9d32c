package dev.scotoma.blindspot.inspection;

import dev.scotoma.workers.media.Conditions;
import dev.scotoma.workers.media.Inspected;
import dev.scotoma.workers.media.Measures;
import dev.scotoma.workers.media.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Rows of inspection. Not an entity: a row is written once from nothing to its end, by statements that say on which state they insist. */
@ApplicationScoped
class InspectionRepository {
    private static final String RESULT = """
            UPDATE inspection SET state = :state, reason = :reason, detail = :detail, sha256 = :sha256, container = :container, codec = :codec,
              duration_ms = :durationMs, width = :width, height = :height, frames = :frames, sampled_frames = :sampledFrames,
              face_frames = :faceFrames, distance = :distance, face_px = :facePx, light_level = :lightLevel, light_dir = :lightDir,
              colour_temp = :colourTemp, sharpness = :sharpness, noise = :noise, fps = :fps, resolution = :resolution,
              compression = :compression, yaw_coverage = :yawCoverage, eye_distance_ratio = :eyeDistanceRatio,
              eye_distance_px = :eyeDistancePx, face_luma = :faceLuma, left_right_luma = :leftRightLuma,
              face_background_luma = :faceBackgroundLuma, red_blue_ratio = :redBlueRatio, laplacian_variance = :laplacianVariance,
              noise_sigma = :noiseSigma, frames_per_second = :framesPerSecond, bits_per_pixel = :bitsPerPixel, yaw_min = :yawMin,
              yaw_max = :yawMax, pack_key = :packKey, pack_version = :packVersion, pack_bytes = :packBytes, inspected_at = now()
            WHERE session_id = :session AND state = 'PENDING'""";
    /** What nobody knows of a recording that was refused, besides its conditions and measures. */
    private static final List<String> UNKNOWN_WHEN_REFUSED = List.of(
            "sha256",
            "container",
            "codec",
            "durationMs",
            "width",
            "height",
            "frames",
            "sampledFrames",
            "faceFrames",
            "packKey",
            "packVersion",
            "packBytes");

    private final Jdbi sql;

    InspectionRepository(Jdbi sql) {
        this.sql = sql;
    }

    /** What the job needs to know of a session that waits. */
    record Waiting(String recordingKey, long recordingBytes) {}

    /** Answers false when the session is known already. */
    boolean insert(UUID session, String recordingKey, long recordingBytes) {
        return sql.withHandle(handle -> handle.createUpdate("""
                                INSERT INTO inspection (session_id, recording_key, recording_bytes) VALUES (:session, :key, :bytes)
                                ON CONFLICT (session_id) DO NOTHING""")
                        .bind("session", session)
                        .bind("key", recordingKey)
                        .bind("bytes", recordingBytes)
                        .execute()
                == 1);
    }

    Optional<Waiting> waiting(UUID session) {
        return sql.withHandle(handle -> handle.createQuery(
                        "SELECT recording_key, recording_bytes FROM inspection WHERE session_id = :session AND state = 'PENDING'")
                .bind("session", session)
                .mapTo(Waiting.class)
                .findOne());
    }

    /** Whose the session is; nobody's once it is withdrawn. */
    Optional<String> participant(UUID session) {
        return sql.withHandle(handle -> handle.createQuery(
                        "SELECT participant_id::text FROM capture_pub.session_v1 WHERE session_id = :session")
                .bind("session", session)
                .mapTo(String.class)
                .findOne());
    }

    /** Waits for a withdrawal under way and holds off the next one until the transaction ends. */
    boolean withdrawn(UUID session) {
        return sql.withHandle(handle -> handle.createQuery("SELECT capture_pub.session_withdrawn(:session)")
                .bind("session", session)
                .mapTo(boolean.class)
                .one());
    }

    /** Answers false when the session waits no longer. */
    boolean publish(UUID session, Finding finding) {
        return sql.withHandle(handle -> {
            Update update = handle.createUpdate(RESULT);
            switch (finding) {
                case Finding.Read read -> read(update, read.inspected(), read.pack());
                case Finding.Refused refused -> refused(update, refused);
            }
            return update.bind("session", session).execute() == 1;
        });
    }

    private static void refused(Update update, Finding.Refused refused) {
        update.bind("state", "FAILED").bind("reason", refused.reason()).bind("detail", refused.detail());
        UNKNOWN_WHEN_REFUSED.forEach(name -> update.bind(name, (Object) null));
        surroundings(update, Conditions.UNKNOWN, Measures.NONE);
    }

    private static void read(Update update, Inspected result, Optional<Inspection.Pack> pack) {
        Optional<String> reason = result.reason().map(Reason::word);
        update.bind("state", reason.isEmpty() ? "PASSED" : "FAILED")
                .bind("reason", reason.orElse(null))
                .bind("detail", reason.isEmpty() ? null : result.detail())
                .bind("sha256", HexFormat.of().parseHex(result.sha256()))
                .bind("container", known(result.container()))
                .bind("codec", known(result.codec()))
                .bind("durationMs", known(result.durationMs()))
                .bind("width", known(result.width()))
                .bind("height", known(result.height()))
                .bind("frames", known(result.frames()))
                .bind("sampledFrames", known(result.sampled()))
                .bind("faceFrames", result.sampled() == 0 ? null : (Integer) result.faces())
                .bind("packKey", pack.map(Inspection.Pack::key).orElse(null))
                .bind("packVersion", pack.map(Inspection.Pack::version).orElse(null))
                .bind("packBytes", pack.map(Inspection.Pack::bytes).orElse(null));
        surroundings(update, result.conditions(), result.measures());
    }

    private static void surroundings(Update update, Conditions conditions, Measures measures) {
        update.bindMethods(conditions)
                .bind("eyeDistanceRatio", real(measures.eyeDistanceRatio()))
                .bind("eyeDistancePx", real(measures.eyeDistancePx()))
                .bind("faceLuma", real(measures.faceLuma()))
                .bind("leftRightLuma", real(measures.leftRightLuma()))
                .bind("faceBackgroundLuma", real(measures.faceBackgroundLuma()))
                .bind("redBlueRatio", real(measures.redBlueRatio()))
                .bind("laplacianVariance", real(measures.laplacianVariance()))
                .bind("noiseSigma", real(measures.noiseSigma()))
                .bind("framesPerSecond", real(measures.framesPerSecond()))
                .bind("bitsPerPixel", real(measures.bitsPerPixel()))
                .bind("yawMin", real(measures.yawMin()))
                .bind("yawMax", real(measures.yawMax()));
    }

    private static @Nullable Float real(double value) {
        return Double.isFinite(value) ? (Float) (float) value : null;
    }

    private static @Nullable String known(String word) {
        return word.isEmpty() ? null : word;
    }

    private static @Nullable Integer known(int number) {
        return number == 0 ? null : number;
    }

    Optional<Inspection> find(UUID session) {
        return sql.withHandle(handle -> handle.createQuery("SELECT * FROM inspection WHERE session_id = :session")
                .bind("session", session)
                .map((row, context) -> inspection(row))
                .findOne());
    }

    private static Inspection inspection(ResultSet row) throws SQLException {
        byte[] sha256 = row.getBytes("sha256");
        String packKey = row.getString("pack_key");
        OffsetDateTime at = row.getObject("inspected_at", OffsetDateTime.class);
        return new Inspection(
                row.getObject("session_id", UUID.class),
                Inspection.State.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getString("detail"),
                row.getLong("recording_bytes"),
                sha256 == null ? null : HexFormat.of().formatHex(sha256),
                row.getString("container"),
                row.getString("codec"),
                row.getObject("duration_ms", Integer.class),
                row.getObject("width", Integer.class),
                row.getObject("height", Integer.class),
                row.getObject("frames", Integer.class),
                row.getObject("sampled_frames", Integer.class),
                row.getObject("face_frames", Integer.class),
                new Conditions(
                        row.getString("distance"),
                        row.getString("face_px"),
                        row.getString("light_level"),
                        row.getString("light_dir"),
                        row.getString("colour_temp"),
                        row.getString("sharpness"),
                        row.getString("noise"),
                        row.getString("fps"),
                        row.getString("resolution"),
                        row.getString("compression"),
                        row.getString("yaw_coverage")),
                new Inspection.Numbers(
                        row.getObject("eye_distance_ratio", Float.class),
                        row.getObject("eye_distance_px", Float.class),
                        row.getObject("face_luma", Float.class),
                        row.getObject("left_right_luma", Float.class),
                        row.getObject("face_background_luma", Float.class),
                        row.getObject("red_blue_ratio", Float.class),
                        row.getObject("laplacian_variance", Float.class),
                        row.getObject("noise_sigma", Float.class),
                        row.getObject("frames_per_second", Float.class),
                        row.getObject("bits_per_pixel", Float.class),
                        row.getObject("yaw_min", Float.class),
                        row.getObject("yaw_max", Float.class)),
                packKey == null
                        ? null
                        : new Inspection.Pack(packKey, row.getInt("pack_version"), row.getLong("pack_bytes")),
                at == null ? null : at.toInstant());
    }
}
