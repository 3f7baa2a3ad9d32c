package dev.scotoma.dataset.format;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a version's items one after the other, each with its eight agreements. It trusts the copy: prove it first with
 * {@link DatasetVerifier}. Tombstones are the caller's to heed ({@link #tombstones}).
 */
public final class DatasetReader implements Closeable {
    /**
     * An item with what the crowd says of it: nothing, in a version that nobody voted on.
     *
     * @param votes one by one, in a version that has them
     */
    public record Labelled(Item item, List<Agreement> agreements, List<Vote> votes) {}

    private final Lines<Item> sessions;
    private final Lines<Agreement> consensus;
    private final @Nullable Lines<Vote> votes;
    private final boolean voted;
    private @Nullable Vote vote;

    /** @param folder holds sessions.jsonl and consensus.jsonl, and votes.jsonl where the version has votes */
    public DatasetReader(Path folder) throws IOException {
        sessions = new Lines<>(Tables.SESSIONS, folder);
        consensus = new Lines<>(Tables.CONSENSUS, folder);
        voted = Files.size(folder.resolve(Tables.CONSENSUS.jsonLines())) > 0;
        votes = Files.exists(folder.resolve(Tables.VOTES.jsonLines())) ? new Lines<>(Tables.VOTES, folder) : null;
        vote = votes == null ? null : votes.next();
    }

    /** The next item in the order of their ids, or null after the last. */
    public @Nullable Labelled next() throws IOException {
        Item item = sessions.next();
        if (item == null) {
            return null;
        }
        if (!voted) {
            return new Labelled(item, List.of(), List.of());
        }
        var agreements = new ArrayList<Agreement>();
        for (String attribute : Agreement.ATTRIBUTES) {
            Agreement agreement = consensus.next();
            if (agreement == null
                    || !agreement.item().equals(item.id())
                    || !agreement.attribute().equals(attribute)) {
                throw consensus.fault("the attribute " + attribute + " of the item " + item.id() + " was expected");
            }
            agreements.add(agreement);
        }
        return new Labelled(item, agreements, votesOf(item));
    }

    private List<Vote> votesOf(Item item) throws IOException {
        if (votes == null) {
            return List.of();
        }
        var of = new ArrayList<Vote>();
        for (Vote next = vote; next != null && next.item().compareTo(item.id()) <= 0; next = vote) {
            if (!next.item().equals(item.id())) {
                throw votes.fault("the item " + next.item() + " has no line in " + Tables.SESSIONS.jsonLines());
            }
            of.add(next);
            vote = votes.next();
        }
        return of;
    }

    public static Manifest manifest(Path folder) throws IOException {
        return ManifestJson.read(folder.resolve(Manifest.FILE));
    }

    public static Manifest manifest(byte[] bytes) throws IOException {
        return ManifestJson.read(bytes);
    }

    /** What people say of the version, from wherever its schema says it. */
    public static About about(Path folder, Manifest manifest) throws IOException {
        About inside = manifest.about();
        return inside == null ? About.read(folder) : inside;
    }

    public static List<Tombstone> tombstones(Path folder) throws IOException {
        try (var lines = new Lines<>(Tables.TOMBSTONES, folder)) {
            var tombstones = new ArrayList<Tombstone>();
            for (Tombstone tombstone = lines.next(); tombstone != null; tombstone = lines.next()) {
                tombstones.add(tombstone);
            }
            return tombstones;
        }
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

    /** A table's JSON Lines, with the number of the line for faults. */
    static final class Lines<T> implements Closeable {
        private final Table<T> table;
        private final BufferedReader lines;
        private String text = "";
        private List<String> columns = List.of();
        private @Nullable Row row;
        private long number;

        Lines(Table<T> table, Path folder) throws IOException {
            this.table = table;
            try {
                lines = Files.newBufferedReader(folder.resolve(table.jsonLines()));
            } catch (NoSuchFileException missing) {
                throw new FormatException(Fault.of(table.jsonLines(), "the file is missing"));
            }
        }

        /** @throws FormatException naming the line that is wrong; reading may go on after it */
        @Nullable
        T next() throws IOException {
            Row row = nextRow();
            try {
                return row == null ? null : table.read().apply(row);
            } catch (IllegalArgumentException wrong) {
                throw fault(String.valueOf(wrong.getMessage()));
            }
        }

        /** The same, with columns that this code may not know. */
        @Nullable
        Row nextRow() throws IOException {
            String line;
            try {
                line = lines.readLine();
            } catch (java.nio.charset.CharacterCodingException unreadable) {
                throw new FormatException(new Fault(table.jsonLines(), number + 1, "the line is not UTF-8"));
            }
            if (line == null) {
                return null;
            }
            text = line;
            row = null;
            number++;
            try {
                var parsed = JsonLine.read(table, line);
                if (number == 1) {
                    columns = parsed.columns();
                }
                row = parsed.row();
                return row;
            } catch (IllegalArgumentException wrong) {
                throw fault(String.valueOf(wrong.getMessage()));
            }
        }

        /** The line that {@link #next} read last, as it stands in the file. */
        String text() {
            return text;
        }

        /** Whether the line that was read last is written as it must be: the columns of the first line, and those in order. */
        boolean isCanonical() {
            Row read = row;
            return read != null && table.mayHave(columns) && text.equals(JsonLine.write(columns, read));
        }

        long number() {
            return number;
        }

        FormatException fault(String message) {
            return new FormatException(new Fault(table.jsonLines(), number, message));
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }
}
