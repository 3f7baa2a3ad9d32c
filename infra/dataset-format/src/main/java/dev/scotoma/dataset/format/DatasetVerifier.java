package dev.scotoma.dataset.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Proves a copy of a version: the manifest is canonical, every file is there with its bytes and sha256 and nothing else is, the
 * rows are those of the release without the tombstoned items, refer to media that exist, and Parquet equals JSON Lines.
 */
public final class DatasetVerifier {
    /**
     * What was found. The copy is right when there are no faults.
     *
     * @param manifest null when it could not be read
     * @param items in the copy, without the withdrawn ones
     */
    public record Report(@Nullable Manifest manifest, int items, int withdrawn, List<Fault> faults) {}

    /** Told of every file before it is hashed. */
    @FunctionalInterface
    public interface Progress {
        void file(int number, int of);
    }

    private DatasetVerifier() {}

    public static Report verify(Path copy, Progress progress) throws IOException {
        Path folder = copy.toRealPath(); // the folder itself may be reached by a link
        var faults = new ArrayList<Fault>();
        Manifest manifest;
        try {
            manifest = DatasetReader.manifest(folder);
        } catch (FormatException unreadable) {
            return new Report(null, 0, 0, List.of(unreadable.fault()));
        }
        Set<String> withdrawn = withdrawn(folder, manifest, faults);
        var entries = new TreeMap<String, Manifest.ItemEntry>();
        for (Manifest.ItemEntry entry : manifest.items()) {
            if (entries.put(entry.id(), entry) != null) {
                faults.add(Fault.of(Manifest.FILE, "the item " + entry.id() + " is listed twice"));
            }
        }
        entries.keySet().removeAll(withdrawn);
        var files = new FileCheck(folder, manifest, entries.values(), !withdrawn.isEmpty(), faults);
        files.run(progress);
        var rows = new RowCheck(folder, manifest, entries, faults);
        rows.run();
        rows.checkCounts(!withdrawn.isEmpty());
        ProtocolCheck.run(folder, manifest, rows.splits(), faults);
        for (Table<?> table : Tables.ofItems(manifest.hasVotes())) {
            compare(table, folder, faults);
        }
        files.runAgainstChecksums();
        return new Report(manifest, rows.items(), withdrawn.size(), List.copyOf(faults));
    }

    private static Set<String> withdrawn(Path folder, Manifest manifest, List<Fault> faults) throws IOException {
        var withdrawn = new HashSet<String>();
        var known = new HashSet<String>();
        manifest.items().forEach(item -> known.add(item.id()));
        try (var lines = new DatasetReader.Lines<>(Tables.TOMBSTONES, folder)) {
            for (Tombstone tombstone = lines.next(); tombstone != null; tombstone = lines.next()) {
                if (!known.contains(tombstone.item())) {
                    faults.add(lines.fault("the item " + tombstone.item() + " is not in the manifest")
                            .fault());
                } else if (!withdrawn.add(tombstone.item())) {
                    faults.add(lines.fault("the item " + tombstone.item() + " was named before")
                            .fault());
                }
            }
        } catch (FormatException unreadable) {
            faults.add(unreadable.fault());
        }
        return withdrawn;
    }

    /** Row by row, as canonical lines; says where they part first. */
    private static void compare(Table<?> table, Path folder, List<Fault> faults) throws IOException {
        if (!Files.isRegularFile(folder.resolve(table.jsonLines()))
                || !Files.isRegularFile(folder.resolve(table.parquet()))) {
            return; // already reported as a missing file
        }
        try (var lines = Files.newBufferedReader(folder.resolve(table.jsonLines()));
                var rows = ParquetTable.read(table, folder.resolve(table.parquet()))) {
            long number = 0;
            for (var row = rows.rows().iterator(); row.hasNext(); ) {
                number++;
                String line = lines.readLine();
                if (!JsonLine.write(rows.columns(), row.next()).equals(line)) {
                    faults.add(new Fault(
                            table.parquet(),
                            number,
                            line == null
                                    ? "there are more rows than lines in " + table.jsonLines()
                                    : "the row differs from that line of " + table.jsonLines()));
                    return;
                }
            }
            if (lines.readLine() != null) {
                faults.add(new Fault(
                        table.parquet(), number, "the rows end here, and " + table.jsonLines() + " has more lines"));
            }
        } catch (FormatException unreadable) {
            faults.add(unreadable.fault());
        } catch (java.nio.charset.CharacterCodingException reported) {
            // the line is already reported as not UTF-8
        } catch (RuntimeException broken) {
            faults.add(Fault.of(table.parquet(), "the file breaks off or is damaged inside"));
        }
    }
}
