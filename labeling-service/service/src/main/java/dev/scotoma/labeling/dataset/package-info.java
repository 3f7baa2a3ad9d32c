/**
 * Dataset versions: freezes the accepted sessions with their consensus and splits, publishes what it froze under pseudonyms, hands
 * it out as an archive, and keeps the ledger of what was withdrawn since. A published manifest never changes; the effective set is
 * the manifest without the tombstones. It decides nothing about truth or labels.
 */
@NullMarked
package dev.scotoma.labeling.dataset;

import org.jspecify.annotations.NullMarked;
