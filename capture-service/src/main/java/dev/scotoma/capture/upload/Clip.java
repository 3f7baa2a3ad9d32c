package dev.scotoma.capture.upload;

import java.net.URI;
import java.time.Instant;

/** A recording to play, for a few minutes. */
record Clip(URI url, String type, Instant expiresAt) {}
