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
 * stands in the tables. So whoever reads JSON has the rows, and whoever reads lines can prove them by the manifest. In a version with
 * votes {@code "votes": [{...}, ...]} comes after them.
 *
 * @param votes null in a version that has none
 */
record SampleRows(
        String session, List<String> consensus, @Nullable List<String> votes) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String BEFORE = "{\"session\":";
    private static final String BETWEEN = "\"consensus\":[";
    private static final String BEFORE_VOTES = "\"votes\":[";
    private static final String AFTER = "]}";
    private static final String NEXT = "],";

    byte[] bytes() {
        var lines = new ArrayList<String>();
        lines.add(BEFORE);
        lines.add(session + ",");
        lines.add(BETWEEN);
        separated(consensus, lines);
        if (votes != null) {
            lines.add(NEXT);
            lines.add(BEFORE_VOTES);
            separated(votes, lines);
        }
        lines.add(AFTER);
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static void separated(List<String> rows, List<String> lines) {
        for (int at = 0; at < rows.size(); at++) {
            lines.add(at == rows.size() - 1 ? rows.get(at) : rows.get(at) + ",");
        }
    }

    /** Null when the bytes are not written in this form. */
    static @Nullable SampleRows read(byte[] bytes) {
        List<String> lines = List.of(new String(bytes, StandardCharsets.UTF_8).split("\n", -1));
        int after = 3 + Agreement.ATTRIBUTES.size();
        if (lines.size() < after + 2) {
            return null;
        }
        boolean voted = lines.get(after).equals(NEXT) && lines.size() >= after + 4;
        var rows = new SampleRows(
                row(lines.get(1)),
                rows(lines.subList(3, after)),
                voted ? rows(lines.subList(after + 2, lines.size() - 2)) : null);
        return Arrays.equals(rows.bytes(), bytes) ? rows : null;
    }

    private static List<String> rows(List<String> lines) {
        return lines.stream().map(SampleRows::row).toList();
    }

    private static String row(String line) {
        return line.endsWith(",") ? line.substring(0, line.length() - 1) : line;
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
        return RawItems.rowsSha256(session, consensus, votes == null ? List.of() : votes);
    }
}
