package dev.scotoma.blindspot.inspection;

import dev.scotoma.workers.media.Conditions;
import dev.scotoma.workers.media.Inspected;
import dev.scotoma.workers.media.Measures;
import dev.scotoma.workers.media.Reason;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of inspection. Plain JDBC: a row is written once from nothing to its end, by statements that say on which state they insist. */
@ApplicationScoped
class InspectionRepository {
    private static final String RESULT = """
            UPDATE inspection SET state = ?, reason = ?, detail = ?, sha256 = ?, container = ?, codec = ?, duration_ms = ?, width = ?, height = ?,
              frames = ?, sampled_frames = ?, face_frames = ?, distance = ?, face_px = ?, light_level = ?, light_dir = ?, colour_temp = ?,
              sharpness = ?, noise = ?, fps = ?, resolution = ?, compression = ?, yaw_coverage = ?, eye_distance_ratio = ?,
              eye_distance_px = ?, face_luma = ?, left_right_luma = ?, face_background_luma = ?, red_blue_ratio = ?,
              laplacian_variance = ?, noise_sigma = ?, frames_per_second = ?, bits_per_pixel = ?, yaw_min = ?, yaw_max = ?,
              pack_key = ?, pack_version = ?, pack_bytes = ?, inspected_at = now()
            WHERE session_id = ? AND state = 'PENDING'""";

    private final AgroalDataSource dataSource;

    InspectionRepository(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** What the job needs to know of a session that waits. */
    record Waiting(String recordingKey, long recordingBytes) {}

    /** Answers false when the session is known already. */
    boolean insert(UUID session, String recordingKey, long recordingBytes) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        INSERT INTO inspection (session_id, recording_key, recording_bytes) VALUES (?, ?, ?)
                        ON CONFLICT (session_id) DO NOTHING""")) {
            insert.setObject(1, session);
            insert.setString(2, recordingKey);
            insert.setLong(3, recordingBytes);
            return insert.executeUpdate() == 1;
        }
    }

    Optional<Waiting> waiting(UUID session) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT recording_key, recording_bytes FROM inspection WHERE session_id = ? AND state = 'PENDING'")) {
            select.setObject(1, session);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(new Waiting(row.getString(1), row.getLong(2))) : Optional.empty();
            }
        }
    }

    /** Counts a worker that this recording ended; answers how many there were. */
    int countFault(UUID session) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE inspection SET faults = faults + 1 WHERE session_id = ? RETURNING faults")) {
            update.setObject(1, session);
            try (ResultSet row = update.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        }
    }

    /** Waits for a withdrawal under way and holds off the next one until the transaction ends. */
    boolean withdrawn(UUID session) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT capture_pub.session_withdrawn(?)")) {
            select.setObject(1, session);
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** Answers false when the session waits no longer. */
    boolean publish(UUID session, Finding finding) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(RESULT)) {
            Columns columns = new Columns(update);
            switch (finding) {
                case Finding.Read read -> read(columns, read.inspected(), read.pack());
                case Finding.Refused refused -> refused(columns, refused);
            }
            columns.uuid(session);
            return update.executeUpdate() == 1;
        }
    }

    private static void refused(Columns columns, Finding.Refused refused) throws SQLException {
        columns.text("FAILED").text(refused.reason()).text(refused.detail()).bytes(null);
        columns.text(null).text(null);
        for (int number = 0; number < 6; number++) {
            columns.number(null);
        }
        conditions(columns, Conditions.UNKNOWN);
        measures(columns, Measures.NONE);
        columns.text(null).number(null).number(null);
    }

    private static void read(Columns columns, Inspected result, Optional<Inspection.Pack> pack) throws SQLException {
        Optional<String> reason = result.reason().map(Reason::word);
        columns.text(reason.isEmpty() ? "PASSED" : "FAILED")
                .text(reason.orElse(null))
                .text(reason.isEmpty() ? null : result.detail())
                .bytes(HexFormat.of().parseHex(result.sha256()))
                .text(known(result.container()))
                .text(known(result.codec()))
                .number(known(result.durationMs()))
                .number(known(result.width()))
                .number(known(result.height()))
                .number(known(result.frames()))
                .number(known(result.sampled()))
                .number(result.sampled() == 0 ? null : result.faces());
        conditions(columns, result.conditions());
        measures(columns, result.measures());
        columns.text(pack.map(Inspection.Pack::key).orElse(null))
                .number(pack.map(Inspection.Pack::version).orElse(null))
                .number(pack.map(Inspection.Pack::bytes).orElse(null));
    }

    private static void conditions(Columns columns, Conditions conditions) throws SQLException {
        columns.text(conditions.distance())
                .text(conditions.facePx())
                .text(conditions.lightLevel())
                .text(conditions.lightDir())
                .text(conditions.colourTemp())
                .text(conditions.sharpness())
                .text(conditions.noise())
                .text(conditions.fps())
                .text(conditions.resolution())
                .text(conditions.compression())
                .text(conditions.yawCoverage());
    }

    private static void measures(Columns columns, Measures measures) throws SQLException {
        columns.real(measures.eyeDistanceRatio())
                .real(measures.eyeDistancePx())
                .real(measures.faceLuma())
                .real(measures.leftRightLuma())
                .real(measures.faceBackgroundLuma())
                .real(measures.redBlueRatio())
                .real(measures.laplacianVariance())
                .real(measures.noiseSigma())
                .real(measures.framesPerSecond())
                .real(measures.bitsPerPixel())
                .real(measures.yawMin())
                .real(measures.yawMax());
    }

    private static @Nullable String known(String word) {
        return word.isEmpty() ? null : word;
    }

    private static @Nullable Integer known(int number) {
        return number == 0 ? null : number;
    }

    Optional<Inspection> find(UUID session) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT * FROM inspection WHERE session_id = ?")) {
            select.setObject(1, session);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(inspection(row)) : Optional.empty();
            }
        }
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

    /** Fills a statement's parameters in the order of its columns. */
    private static final class Columns {
        private final PreparedStatement statement;
        private int index;

        Columns(PreparedStatement statement) {
            this.statement = statement;
        }

        Columns text(@Nullable String value) throws SQLException {
            statement.setString(++index, value);
            return this;
        }

        Columns number(@Nullable Number value) throws SQLException {
            statement.setObject(++index, value, Types.BIGINT);
            return this;
        }

        Columns real(double value) throws SQLException {
            statement.setObject(++index, Double.isFinite(value) ? (Float) (float) value : null, Types.REAL);
            return this;
        }

        Columns bytes(byte @Nullable [] value) throws SQLException {
            statement.setBytes(++index, value);
            return this;
        }

        Columns uuid(UUID value) throws SQLException {
            statement.setObject(++index, value);
            return this;
        }
    }
}
