package dev.scotoma.labeling.labeler;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One labeler, with everything that happened to them and how they answer each attribute. */
record LabelerDetails(
        UUID labelerId, LabelerState state, String reason, int answered, List<Event> events, List<SkillOf> skills) {
    /**
     * @param byId who did it; absent where the platform's own rule did
     * @param pending whether decisions have still to be taken anew because of it
     * @param retaken how many decisions were taken anew because their votes count no longer, or again
     * @param changed how many of these turned out otherwise, or are open again
     */
    record Event(
            String state,
            String reason,
            @Nullable UUID byId,
            Instant at,
            boolean pending,
            @Nullable Integer retaken,
            @Nullable Integer changed) {}

    /**
     * @param history answers that say something, of the last fit
     * @param yesIfPresent P(says yes | present)
     * @param noIfAbsent P(says no | absent)
     */
    record SkillOf(String attribute, int history, int unsure, double yesIfPresent, double noIfAbsent) {}
}
