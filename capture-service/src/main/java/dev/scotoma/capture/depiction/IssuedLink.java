package dev.scotoma.capture.depiction;

import java.time.Instant;
import java.util.UUID;

/** The only time the token is shown; {@code path} is where the web app takes it. */
record IssuedLink(UUID id, String token, String path, Instant expiresAt) {}
