package dev.scotoma.dataset.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * manifest.json. Canonical: UTF-8, the fields in this order, one line for each field, file and item, no other spaces, a line
 * end at the end.
 */
final class ManifestJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ManifestJson() {}

    static byte[] write(Manifest manifest) {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("format", Manifest.FORMAT);
            lineEnd(json);
            json.writeNumberField("schema", Manifest.SCHEMA);
            lineEnd(json);
            json.writeStringField("version", manifest.version());
            lineEnd(json);
            json.writeStringField("line", manifest.line());
            lineEnd(json);
            json.writeStringField("created", manifest.created().toString());
            lineEnd(json);
            json.writeStringField("description", manifest.description());
            lineEnd(json);
            counts(json, "counts", manifest.counts());
            counts(json, "excluded", manifest.excluded());
            json.writeArrayFieldStart("files");
            for (Manifest.FileEntry file : manifest.files()) {
                lineEnd(json);
                json.writeStartObject();
                json.writeStringField("path", file.path());
                json.writeNumberField("bytes", file.bytes());
                json.writeStringField("sha256", file.sha256());
                json.writeEndObject();
            }
            json.writeEndArray();
            lineEnd(json);
            json.writeArrayFieldStart("items");
            for (Manifest.ItemEntry item : manifest.items()) {
                lineEnd(json);
                json.writeStartObject();
                json.writeStringField("item_id", item.id());
                json.writeStringField("media", item.media());
                json.writeStringField("rows_sha256", item.rowsSha256());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
            lineEnd(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void lineEnd(JsonGenerator json) throws IOException {
        json.writeRaw('\n');
    }

    private static void counts(JsonGenerator json, String name, Map<String, Integer> counts) throws IOException {
        json.writeObjectFieldStart(name);
        for (var count : counts.entrySet()) {
            json.writeNumberField(count.getKey(), count.getValue());
        }
        json.writeEndObject();
        lineEnd(json);
    }

    /** @throws FormatException when there is none, or it is not a manifest of this format in canonical form */
    static Manifest read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new FormatException(Fault.of(Manifest.FILE, "the file is missing; is this the folder of a dataset?"));
        }
        try {
            return read(Files.readAllBytes(file));
        } catch (AccessDeniedException closed) {
            throw new FormatException(Fault.of(Manifest.FILE, "the file may not be read by this user"));
        }
    }

    static Manifest read(byte[] bytes) throws FormatException {
        try {
            JsonNode root = JSON.readTree(bytes);
            if (!root.isObject() || !Manifest.FORMAT.equals(text(root, "format"))) {
                throw new IllegalArgumentException("the file is not the manifest of a Scotoma dataset");
            }
            if (number(root, "schema") != Manifest.SCHEMA) {
                throw new IllegalArgumentException(
                        "the schema is " + root.path("schema") + ", and this program reads schema " + Manifest.SCHEMA);
            }
            var files = new ArrayList<Manifest.FileEntry>();
            for (JsonNode entry : array(root, "files")) {
                files.add(new Manifest.FileEntry(text(entry, "path"), number(entry, "bytes"), text(entry, "sha256")));
            }
            var items = new ArrayList<Manifest.ItemEntry>();
            for (JsonNode entry : array(root, "items")) {
                items.add(new Manifest.ItemEntry(
                        text(entry, "item_id"), text(entry, "media"), text(entry, "rows_sha256")));
            }
            var manifest = new Manifest(
                    text(root, "version"),
                    text(root, "line"),
                    Instant.parse(text(root, "created")),
                    text(root, "description"),
                    counts(root, "counts"),
                    counts(root, "excluded"),
                    files,
                    items);
            if (!Arrays.equals(bytes, write(manifest))) {
                throw new IllegalArgumentException(
                        "the file is not in canonical form, so that its sha256 is not the identity of a version");
            }
            return manifest;
        } catch (JsonProcessingException unreadable) {
            // What the parser says names its own classes and settings, and helps nobody here.
            JsonLocation at = unreadable.getLocation();
            throw new FormatException(
                    new Fault(Manifest.FILE, at == null ? 0 : at.getLineNr(), "the file is not JSON"));
        } catch (IOException unreadable) {
            throw new FormatException(Fault.of(Manifest.FILE, "the file is not text"));
        } catch (DateTimeException unreadable) {
            throw new FormatException(Fault.of(Manifest.FILE, "created is not a UTC time"));
        } catch (IllegalArgumentException wrong) {
            throw new FormatException(Fault.of(Manifest.FILE, String.valueOf(wrong.getMessage())));
        }
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isTextual()) {
            throw new IllegalArgumentException(field + " is missing or not text");
        }
        return value.textValue();
    }

    private static long number(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException(field + " is missing or not a whole number");
        }
        return value.longValue();
    }

    private static JsonNode array(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isArray()) {
            throw new IllegalArgumentException(field + " is missing or not a list");
        }
        return value;
    }

    private static SortedMap<String, Integer> counts(JsonNode node, String field) {
        JsonNode object = node.path(field);
        if (!object.isObject()) {
            throw new IllegalArgumentException(field + " is missing or not an object");
        }
        var counts = new TreeMap<String, Integer>();
        for (var count : object.properties()) {
            if (!count.getValue().isInt()) {
                throw new IllegalArgumentException(field + "." + count.getKey() + " is not a count");
            }
            counts.put(count.getKey(), count.getValue().intValue());
        }
        return counts;
    }
}
