package dev.scotoma.dataset.format;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version's items one after the other as the lines that stand in its tables, so that columns which this code does not know go along
 * and the digests of the manifest prove what is made of them.
 */
public final class RawItems implements Closeable {
    /**
     * The lines of one item, without their ends.
     *
     * @param consensus its eight lines in the order of the attributes
     * @param votes its lines in the table of votes; null in a version that has no such table
     */
    public record RawItem(
            String id,
            String session,
            List<String> consensus,
            @Nullable List<String> votes) {
        public RawItem {
            consensus = List.copyOf(consensus);
            votes = votes == null ? null : List.copyOf(votes);
        }
    }

    private final DatasetReader.Lines<Item> sessions;
    private final DatasetReader.Lines<Agreement> consensus;
    private final DatasetReader.@Nullable Lines<Vote> votes;
    private @Nullable Row vote;

    /** @param folder holds sessions.jsonl and consensus.jsonl, and votes.jsonl where the version has votes */
    public RawItems(Path folder) throws IOException {
        sessions = new DatasetReader.Lines<>(Tables.SESSIONS, folder);
        consensus = new DatasetReader.Lines<>(Tables.CONSENSUS, folder);
        votes = Files.exists(folder.resolve(Tables.VOTES.jsonLines()))
                ? new DatasetReader.Lines<>(Tables.VOTES, folder)
                : null;
        vote = votes == null ? null : votes.nextRow();
    }

    /** What the manifest says of an item with these lines. */
    public static String rowsSha256(String session, List<String> consensus, List<String> votes) {
        MessageDigest digest = Digests.sha256();
        Digests.line(digest, session);
        consensus.forEach(line -> Digests.line(digest, line));
        votes.forEach(line -> Digests.line(digest, line));
        return Digests.hex(digest);
    }

    /** The next item in the order of their ids, or null after the last. */
    public @Nullable RawItem next() throws IOException {
        Row row = sessions.nextRow();
        if (row == null) {
            return null;
        }
        String id = row.text("item_id");
        var lines = new ArrayList<String>();
        for (String attribute : Agreement.ATTRIBUTES) {
            Row agreement = consensus.nextRow();
            if (agreement == null
                    || !agreement.text("item_id").equals(id)
                    || !agreement.text("attribute").equals(attribute)) {
                throw consensus.fault("the attribute " + attribute + " of the item " + id + " was expected");
            }
            lines.add(consensus.text());
        }
        return new RawItem(id, sessions.text(), lines, votes == null ? null : votesOf(id, votes));
    }

    private List<String> votesOf(String item, DatasetReader.Lines<Vote> votes) throws IOException {
        var lines = new ArrayList<String>();
        for (Row next = vote; next != null && next.text("item_id").equals(item); next = vote) {
            lines.add(votes.text());
            vote = votes.nextRow();
        }
        return lines;
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
