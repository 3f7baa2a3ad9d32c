/**
 * A version as WebDataset shards: tars of about equal size that a training reads from end to end. Which item lies in which shard
 * follows from the manifest alone, so that an item can be taken out by writing one shard anew, and what is left is byte for byte what
 * would be written without it. Every sample can be proved by the manifest.
 *
 * <pre>
 * manifest.json, tombstones.jsonl, LICENSE   as in the version
 * shards.json                                what the shards are made of, with bytes and sha256 of each
 * train-000000.tar, dev-000000.tar, ...      KEY.json (the rows) and KEY.webm or KEY.mp4, item after item
 * </pre>
 */
@NullMarked
package dev.scotoma.dataset.shards;

import org.jspecify.annotations.NullMarked;
