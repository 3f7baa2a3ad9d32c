package dev.scotoma.labeling.dataset;

import java.time.Instant;

/** An item that was withdrawn after the release; {@code seq} grows with time over all versions. */
public record LedgerEntry(long seq, String itemId, Instant withdrawnAt) {}
