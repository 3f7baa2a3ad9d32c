package dev.scotoma.blindspot.discovery;

import java.time.Instant;
import java.util.UUID;

/** A found subdomain with the run that found it. */
record BlindSpot(UUID id, String state, Instant foundAt, MiningRun run, MinedSubdomain subdomain) {}
