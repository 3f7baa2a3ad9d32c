package dev.scotoma.dataset.shards;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.scotoma.dataset.format.Agreement;
import dev.scotoma.dataset.format.RawItems;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a sample as one JSON object, {@code {"session": {...}, "consensus": [{...}, ...]}}, in which each row is a line as it
 * stands in the tables. So whoever reads JSON has the rows, and whoever reads lines can prove them by the manifest.
 */
record SampleRows(String session, List<String> consensus) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String BEFORE = "{\"session\":";
    private static final String BETWEEN = "\"consensus\":[";
    private static final String AFTER = "]}";

    byte[] bytes() {
        return (BEFORE + "\n" + session + ",\n" + BETWEEN + "\n" + String.join(",\n", consensus) + "\n" + AFTER + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Null when the bytes are not written in this form. */
    static @Nullable SampleRows read(byte[] bytes) {
        String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
        int attributes = Agreement.ATTRIBUTES.size();
        if (lines.length != attributes + 5 || !lines[1].endsWith(",")) {
            return null;
        }
        var consensus = new ArrayList<String>();
        for (int at = 0; at < attributes; at++) {
            String line = lines[3 + at];
            boolean last = at == attributes - 1;
            if (!last && !line.endsWith(",")) {
                return null;
            }
            consensus.add(last ? line : line.substring(0, line.length() - 1));
        }
        var rows = new SampleRows(lines[1].substring(0, lines[1].length() - 1), consensus);
        return Arrays.equals(rows.bytes(), bytes) ? rows : null;
    }

    /** A text of the session's row, or null where the cell is empty or the column is not there. */
    @Nullable
    String text(String column) {
        try {
            return JSON.readTree(session).path(column).textValue();
        } catch (JsonProcessingException unreadable) {
            return null;
        }
    }

    String sha256() {
        return RawItems.rowsSha256(session, consensus);
    }
}
