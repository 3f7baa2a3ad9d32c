package dev.scotoma.dataset.format;

import java.time.Instant;

/** An item withdrawn after the release: it may no longer be used, and its rows and media are absent from newer copies. */
public record Tombstone(String item, Instant withdrawnAt) {}
