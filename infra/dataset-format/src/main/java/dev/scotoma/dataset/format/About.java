package dev.scotoma.dataset.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people say of a version: about.json, which stands beside the manifest and may be put right without making another version.
 *
 * @param created when it was frozen
 * @param authors as they are to be cited, in their order
 * @param openBlindSpots where models were known to fail at the freeze, a sentence each
 * @param warning why it should not be used any more, and what to take instead; null while there is no reason
 */
public record About(
        Instant created,
        String description,
        List<String> authors,
        String notes,
        List<String> openBlindSpots,
        @Nullable String warning) {
    public static final String FILE = "about.json";

    public About(Instant created, String description, List<String> authors, String notes) {
        this(created, description, authors, notes, List.of(), null);
    }

    public About {
        authors = List.copyOf(authors);
        openBlindSpots = List.copyOf(openBlindSpots);
    }

    public byte[] bytes() {
        var text = new StringWriter();
        try (JsonGenerator json = JsonLine.JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("created", created.toString());
            json.writeRaw('\n');
            json.writeStringField("description", description);
            json.writeRaw('\n');
            json.writeArrayFieldStart("authors");
            for (String author : authors) {
                json.writeString(author);
            }
            json.writeEndArray();
            json.writeRaw('\n');
            json.writeStringField("notes", notes);
            if (!openBlindSpots.isEmpty()) {
                json.writeRaw('\n');
                json.writeArrayFieldStart("open_blind_spots");
                for (String open : openBlindSpots) {
                    json.writeString(open);
                }
                json.writeEndArray();
            }
            if (warning != null) {
                json.writeRaw('\n');
                json.writeStringField("warning", warning);
            }
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** @throws FormatException when the folder has none, or it cannot be read; what is not known of it is passed over */
    public static About read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new FormatException(Fault.of(FILE, "the file is missing"));
        }
        try {
            JsonNode root = ManifestJson.JSON.readTree(Files.readAllBytes(file));
            if (!root.isObject()) {
                throw new IllegalArgumentException("the file is not a JSON object");
            }
            var authors = new ArrayList<String>();
            for (JsonNode author : ManifestJson.array(root, "authors")) {
                authors.add(author.asText());
            }
            var open = new ArrayList<String>();
            root.path("open_blind_spots").forEach(sentence -> open.add(sentence.asText()));
            return new About(
                    Instant.parse(ManifestJson.text(root, "created")),
                    ManifestJson.text(root, "description"),
                    authors,
                    ManifestJson.text(root, "notes"),
                    open,
                    ManifestJson.textOrNull(root, "warning"));
        } catch (JsonProcessingException unreadable) {
            throw new FormatException(Fault.of(FILE, "the file is not JSON"));
        } catch (DateTimeException unreadable) {
            throw new FormatException(Fault.of(FILE, "created is not a UTC time"));
        } catch (IllegalArgumentException wrong) {
            throw new FormatException(Fault.of(FILE, String.valueOf(wrong.getMessage())));
        }
    }
}
