package dev.scotoma.dataset.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a proven ledger says of one version.
 *
 * @param signer whose it is
 * @param head how far the whole ledger goes
 * @param withdrawn when each item was, by its id
 * @param deprecated when the version was, or null
 * @param recalled when the version was, or null
 */
public record Ledger(
        SignerKey signer,
        Head head,
        SortedMap<String, Instant> withdrawn,
        @Nullable Instant deprecated,
        @Nullable Instant recalled) {

    private static final int LONGEST_LINE = 16_384;

    public Ledger {
        withdrawn = Collections.unmodifiableSortedMap(new TreeMap<>(withdrawn));
    }

    /**
     * Reads a ledger to its end and believes it if it is one chain of entries of this signer that continues the one known. In constant
     * memory but for what is withdrawn. Signatures up to the known head were proved when it became known: the digests lead to it.
     *
     * @param known how far the ledger went when it was last seen
     * @param identity the version that is asked for
     * @throws LedgerFault in one sentence, when it is not to be believed
     */
    public static Ledger read(InputStream lines, SignerKey signer, Head known, String identity) throws IOException {
        Head head = Head.NONE;
        var withdrawn = new TreeMap<String, Instant>();
        Instant deprecated = null;
        Instant recalled = null;
        var reader = new Lines(lines);
        for (String line = reader.next(head); line != null; line = reader.next(head)) {
            Entry entry = following(head, line);
            head = entry.head();
            if (head.seq() > known.seq() && !entry.isSignedBy(signer)) {
                throw new LedgerFault("Entry " + entry.seq() + " of the ledger is not signed with this key.");
            }
            if (head.seq() == known.seq() && !head.equals(known)) {
                throw new LedgerFault("This ledger does not continue the one known here: its entry " + known.seq()
                        + " is another one.");
            }
            if (entry.identity().equals(identity)) {
                switch (entry.kind()) {
                    case WITHDRAWN -> withdrawn.putIfAbsent(String.valueOf(entry.item()), entry.at());
                    case DEPRECATED -> deprecated = entry.at();
                    case RECALLED -> recalled = entry.at();
                }
            }
        }
        if (head.seq() < known.seq()) {
            throw new LedgerFault("This ledger was cut short: it ends at entry " + head.seq() + ", and entry "
                    + known.seq() + " is known here.");
        }
        return new Ledger(signer, head, withdrawn, deprecated, recalled);
    }

    private static Entry following(Head head, String line) throws LedgerFault {
        long seq = head.seq() + 1;
        Entry entry;
        try {
            entry = Entry.parse(line);
        } catch (IllegalArgumentException wrong) {
            throw new LedgerFault("Line " + seq + " of the ledger is no entry in the form that is signed.", wrong);
        }
        if (entry.seq() != seq) {
            throw new LedgerFault(
                    "The ledger has a gap: after entry " + head.seq() + " comes entry " + entry.seq() + ".");
        }
        if (!entry.previous().equals(head.sha256())) {
            throw new LedgerFault("Entry " + seq + " of the ledger does not follow from the one before it.");
        }
        return entry;
    }

    /** Lines of a stranger: short, of UTF-8, and each with its end. */
    private static final class Lines {
        private final InputStream in;
        private final byte[] buffer = new byte[65_536];
        private final byte[] line = new byte[LONGEST_LINE];
        private int from;
        private int to;

        Lines(InputStream in) {
            this.in = in;
        }

        @Nullable
        String next(Head head) throws IOException {
            int length = 0;
            for (int one = read(); one != '\n'; one = read()) {
                if (one < 0 && length == 0) {
                    return null;
                }
                if (one < 0) {
                    throw new LedgerFault("The ledger breaks off in line " + (head.seq() + 1) + ".");
                }
                if (length == LONGEST_LINE) {
                    throw new LedgerFault("Line " + (head.seq() + 1) + " of the ledger is too long for an entry.");
                }
                line[length++] = (byte) one;
            }
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(line, 0, length))
                        .toString();
            } catch (CharacterCodingException unreadable) {
                throw new LedgerFault("Line " + (head.seq() + 1) + " of the ledger is not text.", unreadable);
            }
        }

        private int read() throws IOException {
            if (from == to) {
                from = 0;
                to = in.read(buffer);
                if (to < 0) {
                    to = 0;
                    return -1;
                }
            }
            return buffer[from++] & 0xff;
        }
    }
}
