package dev.scotoma.dataset.format;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the rows of items as JSON Lines, which {@link DatasetReader} reads. */
final class RowWriter implements Closeable {
    private static final int BUFFER = 1 << 16;

    private final OutputStream sessions;
    private final OutputStream consensus;
    private final @Nullable OutputStream votes;
    private String last = "";
    private boolean voted;

    /** @param folder exists and holds none of the tables yet */
    RowWriter(Path folder, boolean votes) throws IOException {
        sessions = open(folder, Tables.SESSIONS);
        consensus = open(folder, Tables.CONSENSUS);
        this.votes = votes ? open(folder, Tables.VOTES) : null;
    }

    private static OutputStream open(Path folder, Table<?> table) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(folder.resolve(table.jsonLines())), BUFFER);
    }

    /**
     * Answers the digest of the item's rows, as the manifest has it.
     *
     * @param item its id sorts after that of the item before it
     * @param agreements one for each of the eight attributes, in their order; or none, where nobody voted on anything in the
     *     version
     * @param single the votes that these were counted from, in their order; none in a version without votes
     */
    String add(Item item, List<Agreement> agreements, List<Vote> single) throws IOException {
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
        check(item, single);
        last = item.id();
        MessageDigest rows = Digests.sha256();
        write(sessions, JsonLine.bytes(Tables.SESSIONS, item), rows);
        for (Agreement agreement : agreements) {
            write(consensus, JsonLine.bytes(Tables.CONSENSUS, agreement), rows);
        }
        if (votes != null) {
            for (Vote vote : single) {
                write(votes, JsonLine.bytes(Tables.VOTES, vote), rows);
            }
        }
        return Digests.hex(rows);
    }

    private void check(Item item, List<Vote> single) {
        if (votes == null && !single.isEmpty()) {
            throw new IllegalArgumentException("item " + item.id() + " has votes in a version that has none");
        }
        Vote before = null;
        for (Vote vote : single) {
            if (!vote.item().equals(item.id()) || before != null && Vote.ORDER.compare(before, vote) >= 0) {
                throw new IllegalArgumentException("item " + item.id() + " needs its own votes in their order");
            }
            before = vote;
        }
    }

    private static void write(OutputStream lines, byte[] line, MessageDigest rows) throws IOException {
        rows.update(line);
        rows.update((byte) '\n');
        lines.write(line);
        lines.write('\n');
    }

    @Override
    public void close() throws IOException {
        try (sessions;
                consensus) {
            if (votes != null) {
                votes.close();
            }
        }
    }
}
