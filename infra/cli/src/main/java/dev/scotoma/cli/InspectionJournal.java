package dev.scotoma.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was measured so far, beside the table that is to come: each file is noted as soon as it is done. A run that is interrupted goes on
 * from there, and takes what is noted of a file as long as the file has the same length and time.
 */
final class InspectionJournal implements AutoCloseable {
    private static final List<String> OF_THE_FILE = List.of("file", "bytes", "modified_ms");

    private final CsvWriter csv;
    private final Path path;
    private final Map<String, Entry> entries;

    private record Entry(String bytes, String modified, MeasuredFile measured) {}

    private InspectionJournal(Path path, FileChannel channel, Map<String, Entry> entries) {
        this.path = path;
        this.entries = entries;
        this.csv = CsvWriter.builder().bufferSize(0).build(Channels.newWriter(channel, StandardCharsets.UTF_8));
    }

    /** @throws IOException when another run writes it now */
    static InspectionJournal open(Path table) throws IOException {
        Path path = Path.of(table + ".part");
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (isTaken(channel)) {
                throw new BadInput(table, "another run is writing it now.");
            }
            cutTheLastLine(channel);
            Map<String, Entry> entries = entries(path);
            channel.position(entries.isEmpty() ? 0 : channel.size());
            var journal = new InspectionJournal(path, channel, entries);
            if (entries.isEmpty()) {
                channel.truncate(0);
                journal.csv.writeRecord(names());
            }
            return journal;
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() == null;
        } catch (OverlappingFileLockException inThisProcess) {
            return true;
        }
    }

    /** A run that was killed may have left half a line. */
    private static void cutTheLastLine(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(channel.size(), Integer.MAX_VALUE - 8));
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
            // all of it
        }
        int end = bytes.position();
        while (end > 0 && bytes.get(end - 1) != '\n') {
            end--;
        }
        channel.truncate(end);
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(OF_THE_FILE);
        names.addAll(MeasuredFile.COLUMNS);
        return names;
    }

    /** Nothing, where it was written by a program that measured something else. */
    private static Map<String, Entry> entries(Path path) throws IOException {
        Map<String, Entry> entries = new HashMap<>();
        if (Files.size(path) == 0) {
            return entries;
        }
        try (CsvFile file = CsvFile.open(path)) {
            if (!file.columns().equals(names())) {
                return entries;
            }
            while (file.next()) {
                Map<String, String> cells = new LinkedHashMap<>();
                for (int column = OF_THE_FILE.size(); column < file.columns().size(); column++) {
                    cells.put(file.columns().get(column), file.value(column));
                }
                entries.put(file.value(0), new Entry(file.value(1), file.value(2), new MeasuredFile(cells)));
            }
        }
        return entries;
    }

    /** What is noted of the file as it is now, or null. */
    @Nullable
    MeasuredFile of(Path file) throws IOException {
        Entry entry = entries.get(file.toString());
        return entry != null
                        && entry.bytes.equals(Long.toString(Files.size(file)))
                        && entry.modified.equals(modified(file))
                ? entry.measured
                : null;
    }

    void note(Path file, MeasuredFile measured) throws IOException {
        List<String> row = new ArrayList<>(List.of(file.toString(), Long.toString(Files.size(file)), modified(file)));
        MeasuredFile.COLUMNS.forEach(column -> row.add(measured.cell(column)));
        csv.writeRecord(row);
        csv.flush();
    }

    private static String modified(Path file) throws IOException {
        return Long.toString(Files.getLastModifiedTime(file).toMillis());
    }

    /** Its table is written; nobody needs it any more. */
    void remove() throws IOException {
        Files.delete(path);
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
