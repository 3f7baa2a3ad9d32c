package dev.scotoma.blindspot.inspection;

import dev.scotoma.workers.media.Conditions;
import dev.scotoma.workers.media.FramePack;
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
            WHERE session_id = :session AND\s""";
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
                                INSERT INTO inspection (session_id, recording_key, recording_bytes)
                                SELECT :session, :key, :bytes
                                WHERE NOT EXISTS (SELECT FROM capture_pub.withdrawal_v1 w WHERE w.session_id = :session)
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
        return sql.withHandle(handle -> result(handle.createUpdate(RESULT + "state = 'PENDING'"), session, finding)
                        .execute()
                == 1);
    }

    /** A session whose pack is of an older version. */
    record Outdated(String recordingKey, long recordingBytes, String packKey, int packVersion) {}

    Optional<Outdated> outdated(UUID session) {
        return sql.withHandle(handle -> handle.createQuery("""
                        SELECT recording_key, recording_bytes, pack_key, pack_version FROM inspection
                        WHERE session_id = :session AND state <> 'PENDING' AND pack_version < :present""")
                .bind("session", session)
                .bind("present", FramePack.VERSION)
                .mapTo(Outdated.class)
                .findOne());
    }

    /**
     * Sessions whose pack is of an older version, the oldest first, and as many as so many of them may wait for the job.
     * Those that were given up on are left to the operator.
     */
    List<UUID> outdated(String job, int waiting) {
        return sql.withHandle(handle -> handle.createQuery("""
                        SELECT i.session_id FROM inspection i
                        WHERE i.state <> 'PENDING' AND i.pack_version < :present
                          AND NOT EXISTS (SELECT FROM scheduled_tasks t
                                          WHERE t.task_name = :job AND t.task_instance = i.session_id::text)
                          AND NOT EXISTS (SELECT FROM failed_job f
                                          WHERE f.task_name = :job AND f.task_instance = i.session_id::text)
                        ORDER BY i.inspected_at
                        LIMIT greatest(0, :waiting - (SELECT count(*) FROM scheduled_tasks WHERE task_name = :job))""")
                .bind("present", FramePack.VERSION)
                .bind("job", job)
                .bind("waiting", waiting)
                .mapTo(UUID.class)
                .list());
    }

    /**
     * Publishes what came of a second inspection, and answers false when the pack is another by now. Scores follow a
     * pack that holds the same frames, because they would come out the same.
     */
    boolean publishAgain(UUID session, int before, Finding finding, boolean sameFrames) {
        return sql.withHandle(handle -> {
            Update update =
                    handle.createUpdate(RESULT + "pack_version = :before").bind("before", before);
            boolean published = result(update, session, finding).execute() == 1;
            if (published && sameFrames) {
                handle.createUpdate("""
                                UPDATE score SET pack_version = :present
                                WHERE session_id = :session AND pack_version = :before""")
                        .bind("present", FramePack.VERSION)
                        .bind("session", session)
                        .bind("before", before)
                        .execute();
            }
            return published;
        });
    }

    private static Update result(Update update, UUID session, Finding finding) {
        switch (finding) {
            case Finding.Read read -> read(update, read.inspected(), read.pack());
            case Finding.Refused refused -> refused(update, refused);
        }
        return update.bind("session", session);
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
                .bind("sha256", HexFormat.of().parseHex(result.source().sha256()))
                .bind("container", known(result.stream().container()))
                .bind("codec", known(result.stream().codec()))
                .bind("durationMs", known(result.stream().durationMs()))
                .bind("width", known(result.stream().width()))
                .bind("height", known(result.stream().height()))
                .bind("frames", known(result.stream().frames()))
                .bind("sampledFrames", known(result.looks().taken()))
                .bind(
                        "faceFrames",
                        result.looks().taken() == 0
                                ? null
                                : (Integer) result.looks().withFace())
                .bind("packKey", pack.map(Inspection.Pack::key).orElse(null))
                .bind("packVersion", pack.map(Inspection.Pack::version).orElse(null))
                .bind("packBytes", pack.map(Inspection.Pack::bytes).orElse(null));
        surroundings(update, result.conditions(), result.measures());
    }

    private static void surroundings(Update update, Conditions conditions, Measures measures) {
        update.bindMethods(conditions)
                .bind("eyeDistanceRatio", real(measures.eyes().widthRatio()))
                .bind("eyeDistancePx", real(measures.eyes().px()))
                .bind("faceLuma", real(measures.light().faceLuma()))
                .bind("leftRightLuma", real(measures.light().leftRight()))
                .bind("faceBackgroundLuma", real(measures.light().faceBackground()))
                .bind("redBlueRatio", real(measures.light().redBlue()))
                .bind("laplacianVariance", real(measures.quality().laplacianVariance()))
                .bind("noiseSigma", real(measures.quality().noiseSigma()))
                .bind("framesPerSecond", real(measures.rate().framesPerSecond()))
                .bind("bitsPerPixel", real(measures.rate().bitsPerPixel()))
                .bind("yawMin", real(measures.yaw().min()))
                .bind("yawMax", real(measures.yaw().max()));
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
        return InspectionBuilder.builder()
                .sessionId(row.getObject("session_id", UUID.class))
                .state(Inspection.State.valueOf(row.getString("state")))
                .reason(row.getString("reason"))
                .detail(row.getString("detail"))
                .recordingBytes(row.getLong("recording_bytes"))
                .sha256(sha256 == null ? null : HexFormat.of().formatHex(sha256))
                .container(row.getString("container"))
                .codec(row.getString("codec"))
                .durationMs(row.getObject("duration_ms", Integer.class))
                .width(row.getObject("width", Integer.class))
                .height(row.getObject("height", Integer.class))
                .frames(row.getObject("frames", Integer.class))
                .sampledFrames(row.getObject("sampled_frames", Integer.class))
                .faceFrames(row.getObject("face_frames", Integer.class))
                .conditions(Conditions.builder()
                        .distance(row.getString("distance"))
                        .facePx(row.getString("face_px"))
                        .lightLevel(row.getString("light_level"))
                        .lightDir(row.getString("light_dir"))
                        .colourTemp(row.getString("colour_temp"))
                        .sharpness(row.getString("sharpness"))
                        .noise(row.getString("noise"))
                        .fps(row.getString("fps"))
                        .resolution(row.getString("resolution"))
                        .compression(row.getString("compression"))
                        .yawCoverage(row.getString("yaw_coverage"))
                        .build())
                .measures(NumbersBuilder.builder()
                        .eyeDistanceRatio(row.getObject("eye_distance_ratio", Float.class))
                        .eyeDistancePx(row.getObject("eye_distance_px", Float.class))
                        .faceLuma(row.getObject("face_luma", Float.class))
                        .leftRightLuma(row.getObject("left_right_luma", Float.class))
                        .faceBackgroundLuma(row.getObject("face_background_luma", Float.class))
                        .redBlueRatio(row.getObject("red_blue_ratio", Float.class))
                        .laplacianVariance(row.getObject("laplacian_variance", Float.class))
                        .noiseSigma(row.getObject("noise_sigma", Float.class))
                        .framesPerSecond(row.getObject("frames_per_second", Float.class))
                        .bitsPerPixel(row.getObject("bits_per_pixel", Float.class))
                        .yawMin(row.getObject("yaw_min", Float.class))
                        .yawMax(row.getObject("yaw_max", Float.class))
                        .build())
                .pack(
                        packKey == null
                                ? null
                                : new Inspection.Pack(packKey, row.getInt("pack_version"), row.getLong("pack_bytes")))
                .inspectedAt(at == null ? null : at.toInstant())
                .build();
    }
}
