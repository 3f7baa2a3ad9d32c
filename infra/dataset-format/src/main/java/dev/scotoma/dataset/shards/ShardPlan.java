package dev.scotoma.dataset.shards;

import dev.scotoma.dataset.format.Fault;
import dev.scotoma.dataset.format.FormatException;
import dev.scotoma.dataset.format.Manifest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which item lies in which shard. It knows the manifest only, which also names what was withdrawn since: so nothing moves when an item
 * goes. Ids are keyed digests, hence every shard is a random sample of its split, and shards of as many items are of about equal size.
 */
final class ShardPlan {
    static final List<String> SPLITS = List.of("train", "dev", "test");

    /** WebDataset takes what comes before the first dot as the key. */
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,200}");

    /** Of the two entries of a sample, with what fills their last blocks. */
    private static final int HEADERS = 3 * 512;

    private final Map<String, Integer> ranks = new HashMap<>();
    private final Map<String, Integer> shards = new HashMap<>();

    /** @throws FormatException when an id cannot be a key */
    ShardPlan(Manifest manifest, long shardBytes) throws FormatException {
        for (Manifest.ItemEntry item : manifest.items()) {
            if (!KEY.matcher(item.id()).matches()) {
                throw new FormatException(new Fault(
                        Manifest.FILE,
                        0,
                        "the item id \"" + item.id() + "\" holds more than letters, digits, _ and -, so that no shard"
                                + " can name a sample by it"));
            }
            ranks.put(item.id(), ranks.size());
        }
        long bytes = (long) HEADERS * ranks.size()
                + manifest.files().stream()
                        .filter(file ->
                                file.path().startsWith("media/") || file.path().endsWith(".jsonl"))
                        .mapToLong(Manifest.FileEntry::bytes)
                        .sum();
        for (String split : SPLITS) {
            double share = manifest.count(split)
                    / (double) Math.max(1, manifest.items().size());
            shards.put(split, share == 0 ? 0 : Math.max(1, (int) Math.ceil(bytes * share / shardBytes)));
        }
    }

    boolean knows(String item) {
        return ranks.containsKey(item);
    }

    int shards(String split) {
        return shards.getOrDefault(split, 0);
    }

    String shardOf(String item, String split) {
        return name(split, numberOf(item, split));
    }

    int numberOf(String item, String split) {
        return (int) ((long) ranks.getOrDefault(item, 0) * shards(split) / ranks.size());
    }

    /** All shards, also those in which nothing lies: the numbers of a split have no gap. */
    List<String> names() {
        var names = new ArrayList<String>();
        for (String split : SPLITS) {
            for (int number = 0; number < shards(split); number++) {
                names.add(name(split, number));
            }
        }
        return names;
    }

    static String name(String split, int number) {
        return "%s-%06d.tar".formatted(split, number);
    }
}
