package dev.scotoma.dataset.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * What changed from one version to another of the same line. Which items differ say the manifests, by their digests; how they do
 * is read from the rows of those items alone. Withdrawn items are in neither.
 *
 * @param items that differ, by id
 * @param same items that do not
 */
public record DatasetDiff(Manifest from, Manifest to, List<Difference> items, int same) {
    /** How an item differs. The number of a version follows from all but the last. */
    public enum Kind {
        ADDED,
        REMOVED,
        /** Another decision on an attribute. */
        RELABELLED,
        REDECIDED,
        RESPLIT,
        /** Another recording. */
        REMADE,
        /** Other votes, conditions or anything else that decides nothing. */
        DESCRIBED_ANEW
    }

    /** @param item as it is now; of a removed one, as it was */
    public record Difference(Item item, Set<Kind> kinds) {}

    /**
     * The differences in one subdomain.
     *
     * @param values by axis
     */
    public record Group(Map<String, String> values, Map<Kind, Integer> counts) {
        int total() {
            return counts.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** What stands where an axis of an item is unknown. */
    public static final String UNKNOWN = "unknown";

    /** @throws FormatException when a folder holds no version, or the two are of different lines and share no ids */
    public static DatasetDiff of(Path from, Path to) throws IOException {
        var earlier = inBackground(() -> effective(from));
        Side after = effective(to);
        Side before = joined(earlier);
        if (!before.manifest.line().equals(after.manifest.line())) {
            throw new FormatException(Fault.of(
                    Manifest.FILE,
                    "the versions are of the lines " + before.manifest.line() + " and " + after.manifest.line()
                            + ", whose pseudonyms cannot be compared"));
        }
        var added = new HashSet<String>();
        var removed = new HashSet<>(before.items.keySet());
        var changed = new HashSet<String>();
        for (Manifest.ItemEntry item : after.items.values()) {
            Manifest.ItemEntry then = before.items.get(item.id());
            removed.remove(item.id());
            if (then == null) {
                added.add(item.id());
            } else if (!then.equals(item)) {
                changed.add(item.id());
            }
        }
        var past = inBackground(() -> Rows.read(from, removed, changed));
        Rows present = Rows.read(to, added, changed);
        List<Difference> differences = differences(joined(past), present, added, removed, changed);
        return new DatasetDiff(
                before.manifest, after.manifest, differences, after.items.size() - added.size() - changed.size());
    }

    private static List<Difference> differences(
            Rows past, Rows present, Set<String> added, Set<String> removed, Set<String> changed)
            throws FormatException {
        var differences = new ArrayList<Difference>();
        for (String id : added) {
            differences.add(new Difference(present.item(id), Set.of(Kind.ADDED)));
        }
        for (String id : removed) {
            differences.add(new Difference(past.item(id), Set.of(Kind.REMOVED)));
        }
        for (String id : changed) {
            Item then = past.item(id);
            Item now = present.item(id);
            var kinds = new HashSet<Kind>();
            add(kinds, Kind.RELABELLED, !past.decisions(id).equals(present.decisions(id)));
            add(kinds, Kind.REDECIDED, !then.truth().equals(now.truth()));
            add(kinds, Kind.RESPLIT, !then.split().equals(now.split()));
            add(kinds, Kind.REMADE, !then.mediaSha256().equals(now.mediaSha256()));
            add(kinds, Kind.DESCRIBED_ANEW, kinds.isEmpty());
            differences.add(new Difference(now, kinds));
        }
        differences.sort(Comparator.comparing(difference -> difference.item().id()));
        return differences;
    }

    private static void add(Set<Kind> kinds, Kind kind, boolean it) {
        if (it) {
            kinds.add(kind);
        }
    }

    /** Ids of the items that differ in this way, sorted. */
    public List<String> ids(Kind kind) {
        return items.stream()
                .filter(difference -> difference.kinds().contains(kind))
                .map(difference -> difference.item().id())
                .toList();
    }

    public int count(Kind kind) {
        return ids(kind).size();
    }

    /** Items in both that differ in any way. */
    public int changed() {
        return items.size() - count(Kind.ADDED) - count(Kind.REMOVED);
    }

    /** The differences by the values that items have on these axes together, most first. */
    public List<Group> by(List<String> axes) {
        var groups = new HashMap<Map<String, String>, EnumMap<Kind, Integer>>();
        for (Difference difference : items) {
            var values = new TreeMap<String, String>();
            for (String axis : axes) {
                values.put(
                        axis,
                        Objects.requireNonNullElse(
                                difference.item().conditions().get(axis), UNKNOWN));
            }
            var counts = groups.computeIfAbsent(values, first -> new EnumMap<>(Kind.class));
            difference.kinds().forEach(kind -> counts.merge(kind, 1, Integer::sum));
        }
        return groups.entrySet().stream()
                .map(group -> new Group(group.getKey(), group.getValue()))
                .sorted(Comparator.comparingInt(Group::total)
                        .reversed()
                        .thenComparing(group -> group.values().toString()))
                .toList();
    }

    private record Side(Manifest manifest, Map<String, Manifest.ItemEntry> items) {}

    private static Side effective(Path folder) throws IOException {
        Manifest manifest = DatasetReader.manifest(folder);
        var items = new HashMap<String, Manifest.ItemEntry>();
        manifest.items().forEach(item -> items.put(item.id(), item));
        DatasetReader.tombstones(folder).forEach(tombstone -> items.remove(tombstone.item()));
        return new Side(manifest, items);
    }

    /** The rows of some items, out of tables whose other lines are passed over unread. */
    private record Rows(Map<String, Item> items, Map<String, Map<String, Boolean>> decisions) {
        static Rows read(Path folder, Set<String> alone, Set<String> changed) throws IOException {
            var rows = new Rows(new HashMap<>(), new HashMap<>());
            if (alone.isEmpty() && changed.isEmpty()) {
                return rows;
            }
            SomeLines.read(
                    Tables.SESSIONS,
                    folder,
                    id -> alone.contains(id) || changed.contains(id),
                    item -> rows.items.put(item.id(), item));
            if (!changed.isEmpty()) {
                SomeLines.read(
                        Tables.CONSENSUS,
                        folder,
                        changed::contains,
                        row -> rows.decisions
                                .computeIfAbsent(row.item(), first -> new HashMap<>())
                                .put(row.attribute(), row.present()));
            }
            return rows;
        }

        Item item(String id) throws FormatException {
            Item item = items.get(id);
            if (item == null) {
                throw new FormatException(
                        Fault.of(Tables.SESSIONS.jsonLines(), "the item " + id + " of the manifest has no line"));
            }
            return item;
        }

        Map<String, Boolean> decisions(String id) {
            return decisions.getOrDefault(id, Map.of());
        }
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read() throws IOException;
    }

    private static <T> CompletableFuture<T> inBackground(Reading<T> reading) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return reading.read();
            } catch (IOException failed) {
                throw new CompletionException(failed);
            }
        });
    }

    private static <T> T joined(CompletableFuture<T> future) throws IOException {
        try {
            return future.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof IOException known) {
                throw known;
            }
            throw failed;
        }
    }
}
