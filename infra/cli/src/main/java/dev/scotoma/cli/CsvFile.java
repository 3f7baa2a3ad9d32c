package dev.scotoma.cli;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackReader;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;

/** A table as RFC 4180 writes it, in UTF-8, with a line of names; what is wrong with it is told with file, line and column. */
final class CsvFile implements AutoCloseable {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Path path;
    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private final List<String> columns;
    private long line = 1;
    private CsvRecord record;

    private CsvFile(Path path, CsvReader<CsvRecord> reader) throws BadInput {
        this.path = path;
        this.reader = reader;
        this.records = reader.iterator();
        this.record = header();
        this.columns = record.getFields().stream().map(String::strip).toList();
        requireNames();
    }

    private void requireNames() throws BadInput {
        int unnamed = 0;
        while (unnamed < columns.size() && columns.reversed().get(unnamed).isEmpty()) {
            unnamed++;
        }
        if (unnamed > 0) {
            throw new BadInput(
                    path,
                    1,
                    "the line ends in " + unnamed + (unnamed == 1 ? " comma" : " commas")
                            + " with no name behind; every column needs one.");
        }
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (!seen.add(column)) {
                throw new BadInput(path, 1, "two columns have the name \"" + column + "\".");
            }
        }
    }

    /** @throws IOException when there is no such file, or its first line names no columns */
    static CsvFile open(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new BadInput(path, Files.exists(path) ? "that is no file." : "there is no such file.");
        }
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var text = new PushbackReader(Channels.newReader(FileChannel.open(path), decoder, 1 << 16));
        try {
            skipMark(text, path);
            return new CsvFile(
                    path,
                    CsvReader.builder()
                            .allowMissingFields(true)
                            .allowExtraFields(true)
                            .skipEmptyLines(true)
                            .ofCsvRecord(text));
        } catch (IOException | RuntimeException failure) {
            text.close();
            throw failure;
        }
    }

    private CsvRecord header() throws BadInput {
        if (!advance()) {
            throw new BadInput(path, "the file is empty; its first line must name the columns.");
        }
        return record;
    }

    /** A byte order mark is no part of the text, and would hide that the first name is quoted. */
    private static void skipMark(PushbackReader text, Path path) throws IOException {
        try {
            int first = text.read();
            if (first >= 0 && first != BYTE_ORDER_MARK) {
                text.unread(first);
            }
        } catch (CharacterCodingException notUtf8) {
            throw noUtf8(path, 1);
        }
    }

    private static BadInput noUtf8(Path path, long line) {
        return new BadInput(path, NotUtf8.line(path).orElse(line), "the text is not UTF-8.");
    }

    List<String> columns() {
        return columns;
    }

    /** @throws BadInput when there is none */
    int column(String name) throws BadInput {
        int column = columns.indexOf(name);
        if (column < 0) {
            throw new BadInput(
                    path, 1, "there is no column " + name + "; there are " + String.join(", ", columns) + ".");
        }
        return column;
    }

    /** Whether there is a next row, which {@link #value} then reads. */
    boolean next() throws BadInput {
        if (!advance()) {
            requireClosedQuote();
            return false;
        }
        int fields = record.getFieldCount();
        if (fields != columns.size()) {
            String sentence =
                    "the line has " + fields + " fields, and the first line names " + columns.size() + " columns.";
            // Where a field is missing, the first that the line does not reach.
            throw fields < columns.size() ? bad(fields, sentence) : new BadInput(path, line, sentence);
        }
        return true;
    }

    private boolean advance() throws BadInput {
        try {
            if (!records.hasNext()) {
                return false;
            }
            record = records.next();
            line = record.getStartingLineNumber();
            return true;
        } catch (UncheckedIOException unreadable) {
            throw failure(unreadable);
        } catch (CsvParseException malformed) {
            throw failure(malformed);
        } catch (NoSuchElementException ended) {
            return false;
        }
    }

    /** The reader takes what follows a quote that nobody closes, to the end of the file, for one field. */
    private void requireClosedQuote() throws BadInput {
        if (record.getFields().stream().anyMatch(field -> field.indexOf('\n') >= 0) && oddQuotes()) {
            throw bad(record.getFieldCount() - 1, "a quote is opened here and never closed.");
        }
    }

    private boolean oddQuotes() throws BadInput {
        boolean odd = false;
        byte[] block = new byte[1 << 16];
        try (InputStream bytes = Files.newInputStream(path)) {
            for (int read = bytes.read(block); read >= 0; read = bytes.read(block)) {
                for (int at = 0; at < read; at++) {
                    odd ^= block[at] == '"';
                }
            }
        } catch (IOException gone) {
            throw new BadInput(path, "the file can no longer be read.");
        }
        return odd;
    }

    private BadInput failure(Exception failed) {
        for (Throwable each = failed; each != null; each = each.getCause()) {
            if (each instanceof CharacterCodingException) {
                return noUtf8(path, line + 1);
            }
        }
        Throwable root = failed;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return new BadInput(path, line + 1, "the line is malformed: " + root.getMessage());
    }

    String value(int column) {
        return record.getField(column);
    }

    /** Where the row begins that is read now; the first line is 1. */
    long line() {
        return line;
    }

    BadInput bad(int column, String sentence) {
        return bad(line, column, sentence);
    }

    BadInput bad(long at, int column, String sentence) {
        return new BadInput(path, at, columns.get(column), sentence);
    }

    BadInput bad(String sentence) {
        return new BadInput(path, sentence);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
