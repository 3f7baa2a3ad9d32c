package dev.scotoma.dataset.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rows of a copy against the manifest, and against each other. */
final class RowCheck {
    private static final Set<String> SPLITS = Set.of("train", "dev", "test");
    private static final Set<String> TRUTHS = Set.of("genuine", "attack");
    private static final Set<String> STATES = Set.of("settled", "adjudicated");

    private final Path folder;
    private final Manifest manifest;
    private final SortedMap<String, Manifest.ItemEntry> expected;
    private final List<Fault> faults;
    private final Map<String, Manifest.FileEntry> files = new HashMap<>();
    private final Map<String, MessageDigest> digests = new TreeMap<>();
    private final Map<String, String> splits = new HashMap<>();
    private final Map<String, String> itemSplits = new HashMap<>();
    private final Set<String> participants = new HashSet<>();
    private final TreeMap<String, Integer> counts = new TreeMap<>();

    /** @param expected the effective set: the manifest's items without the withdrawn ones */
    RowCheck(Path folder, Manifest manifest, SortedMap<String, Manifest.ItemEntry> expected, List<Fault> faults) {
        this.folder = folder;
        this.manifest = manifest;
        this.expected = expected;
        this.faults = faults;
        manifest.files().forEach(file -> files.put(file.path(), file));
    }

    /** By item, of what was read. */
    Map<String, String> splits() {
        return itemSplits;
    }

    int items() {
        return digests.size();
    }

    void run() throws IOException {
        int before = faults.size();
        each(Tables.SESSIONS, this::session);
        each(Tables.CONSENSUS, new Agreements()::agreement);
        if (manifest.hasVotes()) {
            each(Tables.VOTES, new Votes()::vote);
        }
        for (Manifest.ItemEntry entry : expected.values()) {
            MessageDigest digest = digests.get(entry.id());
            if (digest == null) {
                faults.add(Fault.of(
                        Tables.SESSIONS.jsonLines(), "the item " + entry.id() + " of the manifest has no line"));
            } else if (faults.size() == before && !Digests.hex(digest).equals(entry.rowsSha256())) {
                // A fault above already says where; without one, the values were changed consistently.
                faults.add(Fault.of(
                        Tables.SESSIONS.jsonLines(),
                        "the rows of the item " + entry.id()
                                + (manifest.hasVotes() ? " here, in consensus.jsonl or in votes.jsonl" : " here or in consensus.jsonl")
                                + " are not those of the release"));
            }
        }
    }

    void checkCounts(boolean redacted) {
        counts.put("items", digests.size());
        counts.put("participants", participants.size());
        for (String count : List.of("items", "participants", "genuine", "attack", "train", "dev", "test")) {
            int said = manifest.count(count);
            int found = counts.getOrDefault(count, 0);
            if (redacted ? found > said : found != said) {
                faults.add(Fault.of(
                        Manifest.FILE, "counts." + count + " is " + said + ", and " + found + " are in the tables"));
            }
        }
    }

    @FunctionalInterface
    private interface Check<T> {
        @Nullable
        String fault(T row, String line);
    }

    private <T> void each(Table<T> table, Check<T> check) throws IOException {
        long bytes = 0;
        try (var lines = new DatasetReader.Lines<>(table, folder)) {
            while (true) {
                try {
                    T row = lines.next();
                    if (row == null) {
                        break;
                    }
                    String fault =
                            lines.isCanonical() ? check.fault(row, lines.text()) : "the line is not in canonical form";
                    if (fault != null) {
                        faults.add(lines.fault(fault).fault());
                    }
                } catch (FormatException wrong) {
                    faults.add(wrong.fault());
                    if (wrong.fault().line() > lines.number()) {
                        return; // not text: nothing after it can be read
                    }
                }
                bytes += lines.text().getBytes(java.nio.charset.StandardCharsets.UTF_8).length + 1L;
            }
        } catch (FormatException missing) {
            return; // FileCheck says so
        }
        if (bytes != Files.size(folder.resolve(table.jsonLines()))) {
            faults.add(Fault.of(table.jsonLines(), "the lines do not each end with a single line feed"));
        }
    }

    private @Nullable String session(Item item, String line) {
        Manifest.ItemEntry entry = expected.get(item.id());
        if (entry == null) {
            return "the item " + item.id()
                    + (manifest.items().stream().anyMatch(known -> known.id().equals(item.id()))
                            ? " was withdrawn, and its row is still here"
                            : " is not in the manifest");
        }
        MessageDigest digest = Digests.sha256();
        Digests.line(digest, line);
        if (digests.putIfAbsent(item.id(), digest) != null) {
            return "the item " + item.id() + " has a line before this one";
        }
        counts.merge(item.truth(), 1, Integer::sum);
        counts.merge(item.split(), 1, Integer::sum);
        participants.add(item.participant());
        itemSplits.put(item.id(), item.split());
        if (!SPLITS.contains(item.split())) {
            return "the split " + item.split() + " is none of train, dev and test";
        }
        if (!TRUTHS.contains(item.truth())) {
            return "the truth " + item.truth() + " is neither genuine nor attack";
        }
        Manifest.FileEntry media = files.get(item.mediaPath());
        if (media == null || !entry.media().equals(item.mediaPath())) {
            return "the media " + item.mediaPath() + " is not the one the manifest lists for this item";
        }
        if (!media.sha256().equals(item.mediaSha256()) || media.bytes() != item.mediaBytes()) {
            return "media_sha256 or media_bytes are not those of the manifest";
        }
        for (String person : List.of(item.participant(), item.depicted())) {
            String split = splits.putIfAbsent(person, item.split());
            if (split != null && !split.equals(item.split())) {
                return "the person " + person + " is in split " + item.split() + " here and in " + split + " above";
            }
        }
        return null;
    }

    /** Walks beside the sessions: eight lines for each item, in order. */
    private final class Agreements {
        private String item = "";
        private int position = Agreement.ATTRIBUTES.size();

        @Nullable
        String agreement(Agreement row, String line) {
            MessageDigest digest = digests.get(row.item());
            if (digest == null) {
                return "the item " + row.item() + " has no line in " + Tables.SESSIONS.jsonLines();
            }
            Digests.line(digest, line);
            if (position == Agreement.ATTRIBUTES.size()) {
                item = row.item();
                position = 0;
            }
            String attribute = Agreement.ATTRIBUTES.get(position++);
            if (!row.item().equals(item) || !row.attribute().equals(attribute)) {
                String wanted = "the attribute " + attribute + " of the item " + item + " was expected";
                item = row.item();
                position = Agreement.ATTRIBUTES.indexOf(row.attribute()) + 1;
                return wanted;
            }
            if (!STATES.contains(row.state())) {
                return "the state " + row.state() + " is neither settled nor adjudicated";
            }
            Double probability = row.probability();
            if (probability != null && !(probability >= 0 && probability <= 1)) {
                return "the probability " + probability + " is not between 0 and 1";
            }
            return null;
        }
    }

    /** In their order, so that there is one way to write them, and one labeler answers once. */
    private final class Votes {
        private @Nullable Vote before;

        @Nullable
        String vote(Vote vote, String line) {
            MessageDigest digest = digests.get(vote.item());
            if (digest == null) {
                return "the item " + vote.item() + " has no line in " + Tables.SESSIONS.jsonLines();
            }
            Digests.line(digest, line);
            Vote last = before;
            before = vote;
            return last != null && Vote.ORDER.compare(last, vote) >= 0
                    ? "the vote does not sort after the one before it, by item, labeler and attribute"
                    : null;
        }
    }
}
