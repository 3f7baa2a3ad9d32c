package dev.scotoma.dataset.format;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;

/** Writes the rows of items as JSON Lines, which {@link DatasetReader} reads. */
final class RowWriter implements Closeable {
    private static final int BUFFER = 1 << 16;

    private final OutputStream sessions;
    private final OutputStream consensus;
    private String last = "";
    private boolean voted;

    /** @param folder exists and holds neither table yet */
    RowWriter(Path folder) throws IOException {
        sessions = new BufferedOutputStream(Files.newOutputStream(folder.resolve(Tables.SESSIONS.jsonLines())), BUFFER);
        consensus =
                new BufferedOutputStream(Files.newOutputStream(folder.resolve(Tables.CONSENSUS.jsonLines())), BUFFER);
    }

    /**
     * Answers the digest of the item's rows, as the manifest has it.
     *
     * @param item its id sorts after that of the item before it
     * @param agreements one for each of the eight attributes, in their order; or none, where nobody voted on anything in the
     *     version
     */
    String add(Item item, List<Agreement> agreements) throws IOException {
        if (item.id().compareTo(last) <= 0) {
            throw new IllegalArgumentException("item " + item.id() + " does not sort after " + last);
        }
        boolean voted = !agreements.isEmpty();
        if (!last.isEmpty() && voted != this.voted) {
            throw new IllegalArgumentException(
                    "item " + item.id() + " has agreements and others have none, or the reverse");
        }
        this.voted = voted;
        if (voted
                && (!agreements.stream().map(Agreement::attribute).toList().equals(Agreement.ATTRIBUTES)
                        || !agreements.stream()
                                .allMatch(agreement -> agreement.item().equals(item.id())))) {
            throw new IllegalArgumentException("item " + item.id() + " needs its eight attributes in their order");
        }
        last = item.id();
        MessageDigest rows = Digests.sha256();
        write(sessions, JsonLine.bytes(Tables.SESSIONS, item), rows);
        for (Agreement agreement : agreements) {
            write(consensus, JsonLine.bytes(Tables.CONSENSUS, agreement), rows);
        }
        return Digests.hex(rows);
    }

    private static void write(OutputStream lines, byte[] line, MessageDigest rows) throws IOException {
        rows.update(line);
        rows.update((byte) '\n');
        lines.write(line);
        lines.write('\n');
    }

    @Override
    public void close() throws IOException {
        try (sessions) {
            consensus.close();
        }
    }
}
