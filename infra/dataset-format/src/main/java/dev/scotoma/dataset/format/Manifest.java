package dev.scotoma.dataset.format;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a version consists of. It is written once and never changes; the sha256 of its canonical bytes is the version's identity. It
 * holds nothing of the moment or the author: the same rows, asked for by the same query, have the same identity.
 *
 * @param schema {@link #SCHEMA}, or 1 for what was released before it
 * @param line names the key of the pseudonyms: within one line an id means the same session or person in every version
 * @param about what schema 1 said in the manifest itself; null since then, when {@link About#FILE} says it
 * @param query what the version was asked to hold
 * @param parent identity of the version that this one follows, whose rows it was compared with
 * @param blindSpots ids of the blind spots that the version answers, sorted
 * @param licence SPDX identifier, or the name of a text of one's own; empty where schema 1 said none
 * @param signer public key that signs the ledger of withdrawals, raw and in base64
 * @param counts {@code items, participants, genuine, attack, train, dev, test} at release
 * @param excluded sessions left out, by reason
 * @param files everything in the release whose bytes are proved, sorted by path
 * @param items sorted by id
 */
@RecordBuilder
public record Manifest(
        int schema,
        String version,
        String line,
        @Nullable About about,
        Query query,
        @Nullable String parent,
        List<String> blindSpots,
        String licence,
        @Nullable String signer,
        SortedMap<String, Integer> counts,
        SortedMap<String, Integer> excluded,
        List<FileEntry> files,
        List<ItemEntry> items) {

    public static final String FILE = "manifest.json";
    public static final String FORMAT = "scotoma-dataset";

    /** Of a version without votes, as most are; readers of 2026-11-30 and later know it. */
    public static final int SCHEMA = 2;

    /** Of one that has the table of votes, whose rows are in the digests of the items. */
    public static final int WITH_VOTES = 3;

    /** A file of the release. */
    public record FileEntry(String path, long bytes, String sha256) {}

    /**
     * An item of the release.
     *
     * @param media path of its recording
     * @param rowsSha256 digest of its line in sessions.jsonl and its lines in consensus.jsonl and, with votes, in votes.jsonl, each with its
     *     line end
     */
    public record ItemEntry(String id, String media, String rowsSha256) {}

    public Manifest {
        blindSpots = List.copyOf(blindSpots);
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
        MessageDigest digest = Digests.sha256();
        ManifestJson.write(this, new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        return Digests.hex(digest);
    }

    public int count(String what) {
        return counts.getOrDefault(what, 0);
    }

    /** Whether a version has every single vote beside what the crowd says together. */
    public boolean hasVotes() {
        return schema >= WITH_VOTES;
    }

    /** Whether a copy has about.json, LICENSE and the digests for sha256sum beside the manifest. */
    boolean hasPapers() {
        return schema > 1;
    }
}
