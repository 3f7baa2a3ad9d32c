package dev.scotoma.cli;

import dev.scotoma.dataset.ledger.Entry;
import dev.scotoma.dataset.ledger.Head;
import dev.scotoma.dataset.ledger.SigningKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A ledger in the making, as a platform would write it. */
final class LedgerFile {
    private static final Instant AT = Instant.parse("2026-11-24T08:00:00Z");

    private static final SigningKey KEY = SigningKey.of("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");

    private final StringBuilder text = new StringBuilder();
    private Head head = Head.NONE;

    LedgerFile withdrawn(String identity, String item) {
        return add(Entry.Kind.WITHDRAWN, identity, item);
    }

    LedgerFile recalled(String identity) {
        return add(Entry.Kind.RECALLED, identity, null);
    }

    private LedgerFile add(Entry.Kind kind, String identity, @Nullable String item) {
        Entry entry = new Entry.Fact(kind, AT, "v1", identity, item).after(head, KEY);
        text.append(entry.line()).append('\n');
        head = entry.head();
        return this;
    }

    String text() {
        return text.toString();
    }

    /** As a manifest names it. */
    static String signer() {
        return KEY.signer().base64();
    }

    String pem() {
        return KEY.signer().pem();
    }
}
