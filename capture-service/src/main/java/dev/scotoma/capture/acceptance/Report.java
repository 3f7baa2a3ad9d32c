package dev.scotoma.capture.acceptance;

import dev.scotoma.capture.campaign.Kind;
import dev.scotoma.capture.session.SessionState;
import java.time.Instant;
import java.util.UUID;

/**
 * A session that is shown to nobody until a reviewer has looked.
 *
 * @param who {@code minor} or {@code stranger}: whom a labeler saw in it
 */
record Report(UUID sessionId, String who, Instant since, SessionState state, Kind prescribedKind) {}
