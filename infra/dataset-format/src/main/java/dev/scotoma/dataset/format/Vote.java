package dev.scotoma.dataset.format;

import java.util.Comparator;
import java.util.List;

/**
 * What one labeler answered about one attribute of one item: a row of {@code votes}. It was counted in the item's {@link Agreement}.
 *
 * @param labeler pseudonym, the same in all versions of a line; it leads to no participant, not even to the labeler's own recordings
 * @param answer one of {@link #ANSWERS}
 */
public record Vote(String item, String labeler, String attribute, String answer) {
    public static final List<String> ANSWERS = List.of("yes", "no", "unsure");

    /** As they stand in the table: one labeler after the other, each with the attributes in the order of the model's heads. */
    public static final Comparator<Vote> ORDER = Comparator.comparing(Vote::item)
            .thenComparing(Vote::labeler)
            .thenComparing(vote -> Agreement.ATTRIBUTES.indexOf(vote.attribute()));

    /** @throws IllegalArgumentException for an attribute or an answer that there is not */
    public Vote {
        if (!Agreement.ATTRIBUTES.contains(attribute)) {
            throw new IllegalArgumentException("the attribute " + attribute + " is none of the eight");
        }
        if (!ANSWERS.contains(answer)) {
            throw new IllegalArgumentException("the answer " + answer + " is none of yes, no and unsure");
        }
    }
}
