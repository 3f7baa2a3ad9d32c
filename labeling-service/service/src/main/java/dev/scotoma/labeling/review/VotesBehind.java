package dev.scotoma.labeling.review;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the crowd said of an attribute, for the reviewer who has ruled on it.
 *
 * @param present what they ruled
 */
public record VotesBehind(String attribute, boolean present, List<Vote> votes) {
    /**
     * One answer, of nobody who could be known by it.
     *
     * @param labeler a number within this clip
     * @param answer yes, no or unsure
     * @param yesIfPresent P(this labeler says yes | present), by the last fit; absent where it knows nothing of them
     * @param noIfAbsent P(this labeler says no | absent)
     */
    public record Vote(
            int labeler,
            String answer,
            @Nullable Double yesIfPresent,
            @Nullable Double noIfAbsent) {}
}
