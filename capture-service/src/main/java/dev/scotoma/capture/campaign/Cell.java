package dev.scotoma.capture.campaign;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign wants of one kind of session. A condition that is absent is left open.
 *
 * @param attackType {@code none} of a genuine one
 * @param country of the people it is given to; nobody is told
 * @param wanted absent: as many as come
 * @param closed whether it is given to nobody any more, whatever it still wants
 */
@RecordBuilder
public record Cell(
        UUID id,
        int position,
        Kind kind,
        String attackType,
        @Nullable String paiQuality,
        @Nullable String camera,
        @Nullable String distance,
        @Nullable String lightLevel,
        @Nullable String lightDir,
        @Nullable String environment,
        @Nullable String country,
        @Nullable Integer wanted,
        boolean closed) {}
