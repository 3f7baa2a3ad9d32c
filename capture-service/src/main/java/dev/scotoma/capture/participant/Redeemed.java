package dev.scotoma.capture.participant;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param grant to be turned into a browser session by identity within minutes
 * @param returnCode shown only now; absent for a person who took part before and has one
 */
record Redeemed(String grant, @Nullable String returnCode, UUID campaignId) {}
