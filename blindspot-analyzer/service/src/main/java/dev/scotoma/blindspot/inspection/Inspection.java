package dev.scotoma.blindspot.inspection;

import dev.scotoma.workers.media.Conditions;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One session's inspection as others see it. What could not be measured, or is not known yet, is null.
 *
 * @param reason why it failed: a word of {@link dev.scotoma.workers.media.Reason}, or {@code size_mismatch}
 * @param sampledFrames how many were looked at for a face; {@code faceFrames} of them have one
 */
@RecordBuilder
public record Inspection(
        UUID sessionId,
        State state,
        @Nullable String reason,
        @Nullable String detail,
        long recordingBytes,
        @Nullable String sha256,
        @Nullable String container,
        @Nullable String codec,
        @Nullable Integer durationMs,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Integer frames,
        @Nullable Integer sampledFrames,
        @Nullable Integer faceFrames,
        Conditions conditions,
        Numbers measures,
        @Nullable Pack pack,
        @Nullable Instant inspectedAt) {

    public enum State {
        PENDING,
        PASSED,
        FAILED
    }

    /** Where the frames are. There is a pack whenever frames could be read, even if nobody is in them. */
    public record Pack(String key, int version, long bytes) {}

    /** The raw numbers behind the conditions; see docs/conditions.md. */
    @RecordBuilder
    public record Numbers(
            @Nullable Float eyeDistanceRatio,
            @Nullable Float eyeDistancePx,
            @Nullable Float faceLuma,
            @Nullable Float leftRightLuma,
            @Nullable Float faceBackgroundLuma,
            @Nullable Float redBlueRatio,
            @Nullable Float laplacianVariance,
            @Nullable Float noiseSigma,
            @Nullable Float framesPerSecond,
            @Nullable Float bitsPerPixel,
            @Nullable Float yawMin,
            @Nullable Float yawMax) {}
}
