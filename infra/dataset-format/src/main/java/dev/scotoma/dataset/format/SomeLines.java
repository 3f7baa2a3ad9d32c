package dev.scotoma.dataset.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Lines of a table that begin with the id of some items. The others are passed over without being parsed: a comparison of two
 * versions reads hundreds of megabytes for a few rows.
 */
final class SomeLines {
    private static final byte[] START = "{\"item_id\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final int CHUNK = 1 << 20;

    private SomeLines() {}

    /** @throws FormatException when there is no such table, or a wanted line is wrong */
    static <T> void read(Table<T> table, Path folder, Predicate<String> wanted, Consumer<T> to) throws IOException {
        byte[] buffer = new byte[CHUNK];
        int filled = 0;
        long number = 0;
        try (InputStream bytes = Files.newInputStream(folder.resolve(table.jsonLines()))) {
            while (true) {
                int read = bytes.read(buffer, filled, buffer.length - filled);
                filled += Math.max(read, 0);
                int start = 0;
                for (int end = lineEnd(buffer, start, filled); end >= 0; end = lineEnd(buffer, start, filled)) {
                    number++;
                    line(table, buffer, start, end, number, wanted, to);
                    start = end + 1;
                }
                if (read < 0) {
                    if (start < filled) {
                        line(table, buffer, start, filled, number + 1, wanted, to);
                    }
                    return;
                }
                System.arraycopy(buffer, start, buffer, 0, filled - start);
                filled -= start;
                if (filled == buffer.length) {
                    buffer = Arrays.copyOf(buffer, 2 * buffer.length);
                }
            }
        } catch (NoSuchFileException missing) {
            throw new FormatException(Fault.of(table.jsonLines(), "the file is missing"));
        }
    }

    private static int lineEnd(byte[] buffer, int from, int to) {
        for (int at = from; at < to; at++) {
            if (buffer[at] == '\n') {
                return at;
            }
        }
        return -1;
    }

    private static <T> void line(
            Table<T> table, byte[] buffer, int from, int to, long number, Predicate<String> wanted, Consumer<T> rows)
            throws FormatException {
        int id = from + START.length;
        if (id > to || !Arrays.equals(buffer, from, id, START, 0, START.length)) {
            throw new FormatException(new Fault(table.jsonLines(), number, "the line does not begin with item_id"));
        }
        int end = id;
        while (end < to && buffer[end] != '"') {
            end++;
        }
        if (!wanted.test(new String(buffer, id, end - id, StandardCharsets.UTF_8))) {
            return;
        }
        try {
            rows.accept(table.read()
                    .apply(JsonLine.read(table, new String(buffer, from, to - from, StandardCharsets.UTF_8))
                            .row()));
        } catch (IllegalArgumentException wrong) {
            throw new FormatException(new Fault(table.jsonLines(), number, String.valueOf(wrong.getMessage())));
        }
    }
}
