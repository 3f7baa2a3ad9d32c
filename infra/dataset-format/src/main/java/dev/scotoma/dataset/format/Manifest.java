package dev.scotoma.dataset.format;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a version consists of. It is written once and never changes; the sha256 of its canonical bytes is the version's identity.
 *
 * @param line names the key of the pseudonyms: within one line an id means the same session or person in every version
 * @param counts {@code items, participants, genuine, attack, train, dev, test} at release
 * @param excluded sessions left out, by reason
 * @param files everything in the release but the manifest itself and the tombstones, sorted by path
 * @param items sorted by id
 */
public record Manifest(
        String version,
        String line,
        Instant created,
        String description,
        SortedMap<String, Integer> counts,
        SortedMap<String, Integer> excluded,
        List<FileEntry> files,
        List<ItemEntry> items) {

    public static final String FILE = "manifest.json";
    public static final String FORMAT = "scotoma-dataset";
    public static final int SCHEMA = 1;

    /** A file of the release. */
    public record FileEntry(String path, long bytes, String sha256) {}

    /**
     * An item of the release.
     *
     * @param media path of its recording
     * @param rowsSha256 digest of its line in sessions.jsonl and its lines in consensus.jsonl, each with its line end
     */
    public record ItemEntry(String id, String media, String rowsSha256) {}

    public Manifest {
        counts = new TreeMap<>(counts);
        excluded = new TreeMap<>(excluded);
        files = List.copyOf(files);
        items = List.copyOf(items);
    }

    /** The bytes of manifest.json. */
    public byte[] bytes() {
        return ManifestJson.write(this);
    }

    public String sha256() {
        return Digests.of(bytes());
    }

    public int count(String what) {
        return counts.getOrDefault(what, 0);
    }
}
