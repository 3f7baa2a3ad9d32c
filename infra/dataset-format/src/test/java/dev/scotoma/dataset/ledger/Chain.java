package dev.scotoma.dataset.ledger;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A ledger in the making, as the service would write it. */
public final class Chain {
    public static final Instant AT = Instant.parse("2026-11-24T08:00:00.123456Z");

    /** Signs for the tests. */
    public static final SigningKey KEY = key(7);

    static final SigningKey ANOTHER = key(8);

    private final List<String> lines = new ArrayList<>();
    private final SigningKey key;
    private Head head = Head.NONE;

    public Chain() {
        this(KEY);
    }

    Chain(SigningKey key) {
        this.key = key;
    }

    private static SigningKey key(int of) {
        byte[] seed = new byte[32];
        java.util.Arrays.fill(seed, (byte) of);
        return SigningKey.of(Base64.getEncoder().encodeToString(seed));
    }

    public Chain withdrawn(String identity, String item) {
        return add(new Entry.Fact(Entry.Kind.WITHDRAWN, AT, "v1", identity, item));
    }

    public Chain recalled(String identity) {
        return add(new Entry.Fact(Entry.Kind.RECALLED, AT, "v1", identity, null));
    }

    public Chain deprecated(String identity) {
        return add(new Entry.Fact(Entry.Kind.DEPRECATED, AT, "v1", identity, null));
    }

    private Chain add(Entry.Fact fact) {
        Entry entry = fact.after(head, key);
        lines.add(entry.line());
        head = entry.head();
        return this;
    }

    Head head() {
        return head;
    }

    List<String> lines() {
        return lines;
    }

    public String text() {
        return text(lines);
    }

    static String text(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    Ledger read(String identity) throws IOException {
        return read(text(), Head.NONE, identity);
    }

    static Ledger read(String text, Head known, String identity) throws IOException {
        return Ledger.read(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), KEY.signer(), known, identity);
    }
}
