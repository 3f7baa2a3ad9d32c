package dev.scotoma.dataset.ledger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.scotoma.dataset.format.Digests;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One line of a ledger. Canonical: the fields in this order, no spaces, and {@code item} in withdrawals alone, so that equal entries are
 * equal bytes. What is signed is the line as it would be without its signature.
 *
 * @param seq from 1, without gaps
 * @param at when the item was withdrawn, or the version deprecated or recalled; entries need not be in this order
 * @param version the name of the version, for people
 * @param identity sha256 of its manifest: which version is meant
 * @param item the withdrawn item's id
 * @param previous sha256 of the line before, without its line feed; {@link Head#NONE} for the first
 * @param signature Ed25519
 */
public record Entry(
        long seq,
        Instant at,
        Kind kind,
        String version,
        String identity,
        @Nullable String item,
        String previous,
        String signature) {

    /** What happened. */
    public enum Kind {
        /** Somebody withdrew: the item must be deleted from every copy. */
        WITHDRAWN,
        /** A better version is there; this one may be used. */
        DEPRECATED,
        /** Every copy must be deleted. */
        RECALLED;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        private static Kind of(String text) {
            for (Kind kind : values()) {
                if (kind.text().equals(text)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("the kind " + text + " is unknown");
        }
    }

    /** What an entry tells, before it has its place in a ledger. */
    public record Fact(
            Kind kind,
            Instant at,
            String version,
            String identity,
            @Nullable String item) {
        public Fact {
            if ((kind == Kind.WITHDRAWN) != (item != null)) {
                throw new IllegalArgumentException("an item is withdrawn, and a version is deprecated or recalled");
            }
        }

        /** The entry that follows this head. */
        public Entry after(Head head, SigningKey key) {
            var unsigned = new Entry(head.seq() + 1, at, kind, version, identity, item, head.sha256(), "");
            return new Entry(
                    unsigned.seq,
                    at,
                    kind,
                    version,
                    identity,
                    item,
                    unsigned.previous,
                    Base64.getEncoder().encodeToString(key.sign(unsigned.signed())));
        }
    }

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** The line, without a line feed. */
    public String line() {
        return line(true);
    }

    /** The ledger goes this far when this is its last entry. */
    public Head head() {
        return new Head(seq, Digests.of(line().getBytes(StandardCharsets.UTF_8)));
    }

    public boolean isSignedBy(SignerKey key) {
        try {
            return key.signed(signed(), Base64.getDecoder().decode(signature));
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private byte[] signed() {
        return line(false).getBytes(StandardCharsets.UTF_8);
    }

    private String line(boolean withSignature) {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("seq", seq);
            json.writeStringField("at", at.toString());
            json.writeStringField("kind", kind.text());
            json.writeStringField("version", version);
            json.writeStringField("identity", identity);
            if (item != null) {
                json.writeStringField("item", item);
            }
            json.writeStringField("previous", previous);
            if (withSignature) {
                json.writeStringField("signature", signature);
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** @throws IllegalArgumentException when the line is no entry in canonical form */
    public static Entry parse(String line) {
        Map<String, String> fields = fields(line);
        try {
            var entry = new Entry(
                    Long.parseLong(need(fields, "seq")),
                    Instant.parse(need(fields, "at")),
                    Kind.of(need(fields, "kind")),
                    need(fields, "version"),
                    need(fields, "identity"),
                    fields.get("item"),
                    need(fields, "previous"),
                    need(fields, "signature"));
            if (!entry.line().equals(line) || (entry.kind == Kind.WITHDRAWN) != (entry.item != null)) {
                throw new IllegalArgumentException("the line is not in canonical form");
            }
            return entry;
        } catch (DateTimeException | NumberFormatException wrong) {
            throw new IllegalArgumentException("the line is no entry", wrong);
        }
    }

    private static String need(Map<String, String> fields, String name) {
        return Objects.requireNonNullElse(fields.get(name), "");
    }

    private static Map<String, String> fields(String line) {
        var fields = new LinkedHashMap<String, String>();
        try (JsonParser json = JSON.createParser(line)) {
            boolean object = json.nextToken() == JsonToken.START_OBJECT;
            while (object && json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                if (!json.nextToken().isScalarValue()) {
                    throw new IllegalArgumentException("the line is no entry");
                }
                fields.put(name, json.getText());
            }
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("the line is not JSON", unreadable);
        }
        return fields;
    }
}
