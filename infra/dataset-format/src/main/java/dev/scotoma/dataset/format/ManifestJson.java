package dev.scotoma.dataset.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * manifest.json. Canonical: UTF-8, the fields in this order, one line for each field, file and item, no other spaces, a line
 * end at the end. Format and schema come first and stay what they are in every schema, so that a reader of any age can say which
 * one it lacks.
 */
final class ManifestJson {
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private ManifestJson() {}

    static byte[] write(Manifest manifest) {
        var bytes = new ByteArrayOutputStream();
        write(manifest, bytes);
        return bytes.toByteArray();
    }

    static void write(Manifest manifest, OutputStream to) {
        try (JsonGenerator json = JSON.createGenerator(to)) {
            json.writeStartObject();
            json.writeStringField("format", Manifest.FORMAT);
            lineEnd(json);
            json.writeNumberField("schema", manifest.schema());
            lineEnd(json);
            json.writeStringField("version", manifest.version());
            lineEnd(json);
            json.writeStringField("line", manifest.line());
            lineEnd(json);
            About about = manifest.about();
            if (about != null) {
                json.writeStringField("created", about.created().toString());
                lineEnd(json);
                json.writeStringField("description", about.description());
                lineEnd(json);
            } else {
                asked(json, manifest);
            }
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
    }

    /** What schema 2 says of how the version came about. */
    private static void asked(JsonGenerator json, Manifest manifest) throws IOException {
        json.writeFieldName("query");
        json.writeRawValue(manifest.query().json());
        lineEnd(json);
        if (manifest.parent() != null) {
            json.writeStringField("parent", manifest.parent());
            lineEnd(json);
        }
        json.writeArrayFieldStart("blind_spots");
        for (String blindSpot : manifest.blindSpots()) {
            json.writeString(blindSpot);
        }
        json.writeEndArray();
        lineEnd(json);
        json.writeStringField("licence", manifest.licence());
        lineEnd(json);
        if (manifest.signer() != null) {
            json.writeStringField("signer", manifest.signer());
            lineEnd(json);
        }
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
            Manifest manifest = new Reading(bytes).manifest();
            var same = new Same(bytes);
            write(manifest, same);
            if (!same.toTheEnd()) {
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
        } catch (UncheckedIOException unwritable) {
            throw new FormatException(Fault.of(Manifest.FILE, "the file holds text that is no Unicode"));
        } catch (IllegalArgumentException wrong) {
            throw new FormatException(Fault.of(Manifest.FILE, String.valueOf(wrong.getMessage())));
        }
    }

    /** Goes through the file once: a manifest of a large version has hundreds of thousands of entries, and no tree is made of them. */
    private static final class Reading {
        private final byte[] bytes;
        private final ObjectNode root = JSON.createObjectNode();
        private final List<Manifest.FileEntry> files = new ArrayList<>();
        private final List<Manifest.ItemEntry> items = new ArrayList<>();

        Reading(byte[] bytes) {
            this.bytes = bytes;
        }

        Manifest manifest() throws IOException {
            try (JsonParser json = JSON.createParser(bytes)) {
                if (json.nextToken() != JsonToken.START_OBJECT) {
                    throw new IllegalArgumentException("the file is not the manifest of a Scotoma dataset");
                }
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    field(json.currentName(), json);
                }
                if (json.currentToken() != JsonToken.END_OBJECT || json.nextToken() != null) {
                    throw new IllegalArgumentException("there is something after the JSON object");
                }
            }
            checkKind();
            boolean old = number(root, "schema") == 1;
            array(root, "files");
            array(root, "items");
            return ManifestBuilder.builder()
                    .schema((int) number(root, "schema"))
                    .version(text(root, "version"))
                    .line(text(root, "line"))
                    .about(
                            old
                                    ? new About(
                                            Instant.parse(text(root, "created")),
                                            text(root, "description"),
                                            List.of(),
                                            "")
                                    : null)
                    .query(old ? Query.NONE : new Query(Query.canonical(root.path("query"))))
                    .parent(old ? null : textOrNull(root, "parent"))
                    .blindSpots(old ? List.of() : texts(root, "blind_spots"))
                    .licence(old ? "" : text(root, "licence"))
                    .signer(old ? null : textOrNull(root, "signer"))
                    .counts(counts(root, "counts"))
                    .excluded(counts(root, "excluded"))
                    .files(files)
                    .items(items)
                    .build();
        }

        private void field(String name, JsonParser json) throws IOException {
            boolean list = json.nextToken() == JsonToken.START_ARRAY;
            if (list && name.equals("files")) {
                checkKind(); // what follows may be another schema's
                entries(
                        json,
                        entry -> files.add(new Manifest.FileEntry(
                                text(entry, "path"), number(entry, "bytes"), text(entry, "sha256"))));
                root.putArray(name);
            } else if (list && name.equals("items")) {
                checkKind();
                entries(
                        json,
                        entry -> items.add(new Manifest.ItemEntry(
                                text(entry, "item_id"), text(entry, "media"), text(entry, "rows_sha256"))));
                root.putArray(name);
            } else {
                root.set(name, JSON.readTree(json));
            }
        }

        private static void entries(JsonParser json, Consumer<JsonNode> to) throws IOException {
            while (json.nextToken() != JsonToken.END_ARRAY) {
                to.accept(JSON.readTree(json));
            }
        }

        private void checkKind() {
            if (!Manifest.FORMAT.equals(text(root, "format"))) {
                throw new IllegalArgumentException("the file is not the manifest of a Scotoma dataset");
            }
            long schema = number(root, "schema");
            if (schema < 1 || schema > Manifest.WITH_VOTES) {
                throw new IllegalArgumentException("the schema is " + schema + ", and this program reads schemas 1 to "
                        + Manifest.WITH_VOTES + "; take a newer one");
            }
        }
    }

    /** Takes what is written and holds it against what was read. */
    private static final class Same extends OutputStream {
        private final byte[] bytes;
        private int at;
        private boolean same = true;

        Same(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] some, int from, int length) {
            same = same
                    && length <= bytes.length - at
                    && Arrays.equals(bytes, at, at + length, some, from, from + length);
            at += length;
        }

        boolean toTheEnd() {
            return same && at == bytes.length;
        }
    }

    static String text(JsonNode node, String field) {
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

    static @Nullable String textOrNull(JsonNode node, String field) {
        return node.has(field) ? text(node, field) : null;
    }

    private static List<String> texts(JsonNode node, String field) {
        var texts = new ArrayList<String>();
        for (JsonNode value : array(node, field)) {
            if (!value.isTextual()) {
                throw new IllegalArgumentException(field + " holds something that is not text");
            }
            texts.add(value.textValue());
        }
        return texts;
    }

    static JsonNode array(JsonNode node, String field) {
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
