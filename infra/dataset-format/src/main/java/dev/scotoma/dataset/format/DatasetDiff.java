package dev.scotoma.dataset.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What changed from one version to another of the same line. Works on the manifests and tombstones alone.
 *
 * @param changed items in both, with other rows or another recording
 */
public record DatasetDiff(
        Manifest from, Manifest to, List<String> added, List<String> removed, List<String> changed, int same) {

    /** @throws FormatException when a folder holds no version, or the two are of different lines and share no ids */
    public static DatasetDiff of(Path from, Path to) throws IOException {
        Manifest before = DatasetReader.manifest(from);
        Manifest after = DatasetReader.manifest(to);
        if (!before.line().equals(after.line())) {
            throw new FormatException(Fault.of(
                    Manifest.FILE,
                    "the versions are of the lines " + before.line() + " and " + after.line()
                            + ", whose pseudonyms cannot be compared"));
        }
        TreeMap<String, Manifest.ItemEntry> old = effective(before, from);
        TreeMap<String, Manifest.ItemEntry> now = effective(after, to);
        var added = new ArrayList<String>();
        var changed = new ArrayList<String>();
        int same = 0;
        for (Manifest.ItemEntry item : now.values()) {
            Manifest.ItemEntry earlier = old.remove(item.id());
            if (earlier == null) {
                added.add(item.id());
            } else if (!earlier.equals(item)) {
                changed.add(item.id());
            } else {
                same++;
            }
        }
        return new DatasetDiff(before, after, added, List.copyOf(old.keySet()), changed, same);
    }

    private static TreeMap<String, Manifest.ItemEntry> effective(Manifest manifest, Path folder) throws IOException {
        var items = new TreeMap<String, Manifest.ItemEntry>();
        manifest.items().forEach(item -> items.put(item.id(), item));
        DatasetReader.tombstones(folder).forEach(tombstone -> items.remove(tombstone.item()));
        return items;
    }
}
