/**
 * The layout of an exported dataset version: writes it, reads it and proves it right or wrong. Plain Java, shared by the freeze
 * that makes a version, the command line that verifies one and the training that reads one. Knows no database and no storage.
 *
 * <p>A version is a folder:
 *
 * <pre>
 * manifest.json            what the version consists of; its sha256 is the version's identity, and it never changes
 * sessions.jsonl .parquet  one row per item
 * consensus.jsonl .parquet one row per item and attribute
 * votes.jsonl .parquet     one row per item, labeler and attribute, in a version with votes
 * media/SHA256.EXT         the recordings
 * protocols/NAME/*.txt     which items a protocol learns from, sets thresholds and tests on
 * tombstones.jsonl         items withdrawn after the release: the effective set is manifest - tombstones
 * about.json               who made it, when, and their notes: not in the identity, so that it can be put right
 * README.md LICENSE ...    how to use it; they follow from the files above
 * manifest-sha256.txt      the digests of this copy's files, for sha256sum -c
 * </pre>
 *
 * <p>A withdrawal takes an item's rows and media out of every copy that is handed out afterwards. So that such a copy can still
 * be proved, the manifest holds a digest of each item's rows beside the digests of the whole files.
 */
@NullMarked
package dev.scotoma.dataset.format;

import org.jspecify.annotations.NullMarked;
