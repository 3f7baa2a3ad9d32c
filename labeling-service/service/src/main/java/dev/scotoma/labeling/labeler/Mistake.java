package dev.scotoma.labeling.labeler;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An answer at the qualification that two reviewers gave otherwise.
 *
 * @param assignmentId of the clip; several of its answers may be mistaken
 * @param answer yes, no or unsure
 * @param expected whether the attribute is present, as both reviewers said
 * @param objection what the labeler says against that
 */
public record Mistake(
        UUID assignmentId,
        int attempt,
        String attribute,
        String answer,
        boolean expected,
        @Nullable String objection) {}
