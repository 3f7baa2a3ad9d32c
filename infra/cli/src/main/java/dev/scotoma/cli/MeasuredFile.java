package dev.scotoma.cli;

import dev.scotoma.workers.media.Conditions;
import dev.scotoma.workers.media.Inspected;
import dev.scotoma.workers.media.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of a file, as cells of a table.
 *
 * @param cells by {@link #COLUMNS}; empty where nothing could be measured
 */
record MeasuredFile(Map<String, String> cells) {
    /** The axes of a subdomain that a recording itself tells. */
    static final List<String> AXES = List.of(
            "distance",
            "face_px",
            "light_level",
            "light_dir",
            "colour_temp",
            "sharpness",
            "noise",
            "fps",
            "resolution",
            "compression",
            "yaw_coverage");

    static final List<String> COLUMNS = columns();

    private static List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("sha256"));
        columns.addAll(AXES);
        columns.addAll(List.of("container", "codec", "duration_ms", "width", "height", "frames", "reason", "detail"));
        return List.copyOf(columns);
    }

    static MeasuredFile of(Inspected inspected) {
        Map<String, String> cells = new LinkedHashMap<>();
        Conditions conditions = inspected.conditions();
        Optional<Reason> reason = inspected.reason();
        boolean read = reason.isEmpty() || inspected.packed();
        cells.put("sha256", read ? inspected.source().sha256() : "");
        put(cells, "distance", conditions.distance());
        put(cells, "face_px", conditions.facePx());
        put(cells, "light_level", conditions.lightLevel());
        put(cells, "light_dir", conditions.lightDir());
        put(cells, "colour_temp", conditions.colourTemp());
        put(cells, "sharpness", conditions.sharpness());
        put(cells, "noise", conditions.noise());
        put(cells, "fps", conditions.fps());
        put(cells, "resolution", conditions.resolution());
        put(cells, "compression", conditions.compression());
        put(cells, "yaw_coverage", conditions.yawCoverage());
        Inspected.Stream stream = inspected.stream();
        cells.put("container", stream.container());
        cells.put("codec", stream.codec());
        cells.put("duration_ms", read ? Integer.toString(stream.durationMs()) : "");
        cells.put("width", read ? Integer.toString(stream.width()) : "");
        cells.put("height", read ? Integer.toString(stream.height()) : "");
        cells.put("frames", read ? Integer.toString(stream.frames()) : "");
        cells.put("reason", reason.map(Reason::word).orElse(""));
        cells.put("detail", inspected.detail());
        return new MeasuredFile(cells);
    }

    private static void put(Map<String, String> cells, String name, @Nullable String value) {
        cells.put(name, value == null ? "" : value);
    }

    String cell(String column) {
        return cells.getOrDefault(column, "");
    }

    /** Whether there are no measurements: a recording in which no face was found has some. */
    boolean isUnreadable() {
        return isUnreadable(cell("reason"));
    }

    static boolean isUnreadable(String reason) {
        return !reason.isEmpty()
                && !reason.equals(Reason.NO_FACE.word())
                && !reason.equals(Reason.SEVERAL_FACES.word());
    }
}
