package dev.scotoma.dataset.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports with fewer and with more columns than this code writes. */
class ColumnsTest {
    /** Written by the code of 2026-11-30, and never again: people hold such exports. */
    private static final Path OLD = Path.of("src/test/resources/export-of-2026-11-30");

    @TempDir
    Path folder;

    @Test
    void anExportOfThePastStaysRightForEver() throws Exception {
        assertThat(faults(OLD)).isEmpty();
        assertThat(DatasetReader.manifest(OLD).sha256())
                .isEqualTo("9e26ee3340580c98f2184252672492ccb08cbcaa775567f98934a50eac81e1e5");
        try (var reader = new DatasetReader(OLD)) {
            assertThat(reader.next())
                    .isNotNull()
                    .satisfies(first ->
                            assertThat(first.item()).isEqualTo(Sample.items().getFirst()));
        }
    }

    @Test
    void anExportFromBeforeAColumnWasAppendedIsRight() throws Exception {
        var fewer = Tables.SESSIONS.columns().stream()
                .takeWhile(column -> !column.name().equals("duration_ms"))
                .toList();
        export(new Table<>("sessions", fewer, Tables.SESSIONS.read()));
        assertThat(Files.readString(folder.resolve("sessions.jsonl"))).doesNotContain("duration_ms");
        assertThat(faults(folder)).isEmpty();
        try (var reader = new DatasetReader(folder)) {
            assertThat(reader.next()).isNotNull().satisfies(first -> {
                assertThat(first.item().durationMs()).isNull();
                assertThat(first.item().evidence()).isEqualTo(Item.NOT_TOLD);
            });
        }
    }

    @Test
    void anExportWithColumnsThatThisCodeDoesNotKnowIsRightAlsoAfterAWithdrawal() throws Exception {
        export(withMore());
        assertThat(Files.readString(folder.resolve("sessions.jsonl")))
                .contains("\"lens\":\"wide\",\"iso\":null,\"gain\":0.5}");
        assertThat(faults(folder)).isEmpty();
        Path later = Files.createDirectory(folder.resolve("later"));
        Redaction.leaveOut(folder, later, Set.of("s_b"));
        for (Item item : Sample.items()) {
            if (!item.id().equals("s_b")) {
                Files.createDirectories(later.resolve("media"));
                Files.copy(folder.resolve(item.mediaPath()), later.resolve(item.mediaPath()));
            }
        }
        Files.copy(folder.resolve("manifest.json"), later.resolve("manifest.json"));
        DatasetWriter.writeTombstones(later, List.of(new Tombstone("s_b", Instant.parse("2026-11-24T08:00:00Z"))));
        Sample.papers(later, DatasetReader.manifest(later), Sample.ABOUT);
        assertThat(Files.readAllLines(later.resolve("sessions.jsonl")))
                .hasSize(2)
                .allMatch(line -> line.contains("lens"));
        assertThat(faults(later)).isEmpty();
    }

    @Test
    void aColumnInAnotherPlaceOrInOneFileOnlyIsAFault() throws Exception {
        export(withMore());
        Path lines = folder.resolve("sessions.jsonl");
        String right = Files.readString(lines);
        Files.writeString(lines, right.replace("\"lens\":\"wide\",\"iso\":null,", "\"iso\":null,\"lens\":\"wide\","));
        assertThat(faults(folder)).isNotEmpty();
        Files.writeString(lines, right.replaceFirst(",\"gain\":0.5", ""));
        assertThat(faults(folder)).isNotEmpty();
        Files.writeString(lines, right.replaceFirst("\"attempt\":1,", ""));
        assertThat(faults(folder).toString()).contains("attempt is missing");
        Files.writeString(lines, right.replaceFirst("\"lens\":\"wide\"", "\"lens\":\"tele\""));
        assertThat(faults(folder)).isNotEmpty();
    }

    private static Table<Item> withMore() {
        var more = new ArrayList<>(Tables.SESSIONS.columns());
        more.add(Column.<Item>text("lens", item -> "wide").optional());
        more.add(Column.<Item>integer("iso", item -> null).optional());
        more.add(Column.<Item>real("gain", item -> 0.5).optional());
        return new Table<>("sessions", more, Tables.SESSIONS.read());
    }

    private static List<Fault> faults(Path folder) throws IOException {
        return DatasetVerifier.verify(folder, (number, of) -> {}).faults();
    }

    /** The sample, as code would write it that has this table of sessions. */
    private void export(Table<Item> sessions) throws IOException {
        Manifest manifest = Sample.write(folder);
        var lines = new StringBuilder();
        var items = new ArrayList<Manifest.ItemEntry>();
        Files.delete(folder.resolve("sessions.parquet"));
        try (var rows = ParquetTable.write(sessions, folder.resolve("sessions.parquet"))) {
            for (Item item : Sample.items()) {
                String line = JsonLine.write(sessions, item);
                lines.append(line).append('\n');
                rows.write(item);
                var digest = Digests.sha256();
                Digests.line(digest, line);
                Sample.agreements(item).forEach(row -> Digests.line(digest, JsonLine.write(Tables.CONSENSUS, row)));
                items.add(new Manifest.ItemEntry(item.id(), item.mediaPath(), Digests.hex(digest)));
            }
        }
        Files.write(folder.resolve("sessions.jsonl"), lines.toString().getBytes(StandardCharsets.UTF_8));
        var files = new TreeMap<String, Manifest.FileEntry>();
        for (Manifest.FileEntry entry : manifest.files()) {
            Path file = folder.resolve(entry.path());
            files.put(entry.path(), new Manifest.FileEntry(entry.path(), Files.size(file), Digests.of(file)));
        }
        Manifest now = ManifestBuilder.builder(manifest)
                .files(List.copyOf(files.values()))
                .items(items)
                .build();
        Files.write(folder.resolve(Manifest.FILE), now.bytes());
        Sample.papers(folder, now, Sample.ABOUT);
    }
}
