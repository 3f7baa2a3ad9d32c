package dev.scotoma.dataset.description;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.scotoma.dataset.format.About;
import dev.scotoma.dataset.format.Digests;
import dev.scotoma.dataset.format.Fields;
import dev.scotoma.dataset.format.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes what describes a version beside its rows: DATASHEET.md and croissant.json. The same manifest, rows and about.json give the same
 * bytes. Whoever takes rows out writes it anew, because it counts rows and holds digests of tables.
 */
public final class Description {
    /** Of the datasheet as data; raise it with every change of {@link Datasheet}, or what was kept cannot be read. */
    public static final int FORM = 1;

    /** What is written. */
    public static final List<String> FILES = List.of(DatasheetText.FILE, Croissant.FILE);

    private static final JsonMapper JSON = new JsonMapper();

    private Description() {}

    /** @param folder holds the manifest and the tables */
    public static void write(Path folder, Manifest manifest, About about) throws IOException {
        Datasheet sheet = Composition.of(folder, manifest, about);
        Files.writeString(folder.resolve(DatasheetText.FILE), DatasheetText.of(sheet));
        Files.writeString(folder.resolve(Croissant.FILE), Croissant.of(sheet, files(folder, manifest)));
    }

    /** The datasheet as data, for whoever keeps it. */
    public static byte[] data(Datasheet sheet) {
        try {
            return JSON.writeValueAsBytes(sheet);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A datasheet that was kept, with what is said of the version by now. */
    public static Datasheet read(byte[] data, About about) throws IOException {
        return DatasheetBuilder.builder(JSON.readValue(data, Datasheet.class))
                .created(about.created().toString())
                .description(about.description())
                .authors(about.authors())
                .notes(about.notes())
                .build();
    }

    private static Map<String, Croissant.Listed> files(Path folder, Manifest manifest) throws IOException {
        var files = new LinkedHashMap<String, Croissant.Listed>();
        byte[] bytes = manifest.bytes();
        files.put(Manifest.FILE, new Croissant.Listed(bytes.length, Digests.of(bytes)));
        for (String table : Fields.all().keySet()) {
            for (String name : new String[] {table + ".parquet", table + ".jsonl"}) {
                Path file = folder.resolve(name);
                if (Files.isRegularFile(file)) {
                    files.put(name, new Croissant.Listed(Files.size(file), Digests.of(file)));
                }
            }
        }
        return files;
    }
}
