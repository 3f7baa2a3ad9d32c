package dev.scotoma.dataset.format;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;

/** Writes the rows of items as JSON Lines, which {@link DatasetReader} reads: what a version is before it is one. */
public final class RowWriter implements Closeable {
    private final BufferedWriter sessions;
    private final BufferedWriter consensus;
    private String last = "";
    private boolean voted;

    /** @param folder exists and holds neither table yet */
    public RowWriter(Path folder) throws IOException {
        sessions = Files.newBufferedWriter(folder.resolve(Tables.SESSIONS.jsonLines()));
        consensus = Files.newBufferedWriter(folder.resolve(Tables.CONSENSUS.jsonLines()));
    }

    /**
     * Answers the digest of the item's rows, as the manifest has it.
     *
     * @param item its id sorts after that of the item before it
     * @param agreements one for each of the eight attributes, in their order; or none, where nobody voted on anything in the
     *     version
     */
    public String add(Item item, List<Agreement> agreements) throws IOException {
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
        write(sessions, JsonLine.write(Tables.SESSIONS, item), rows);
        for (Agreement agreement : agreements) {
            write(consensus, JsonLine.write(Tables.CONSENSUS, agreement), rows);
        }
        return Digests.hex(rows);
    }

    private static void write(BufferedWriter lines, String line, MessageDigest rows) throws IOException {
        Digests.line(rows, line);
        lines.append(line).append('\n');
    }

    @Override
    public void close() throws IOException {
        try (sessions) {
            consensus.close();
        }
    }
}
