package dev.scotoma.labeling.labeler;

/**
 * How answers on gold compare with what two reviewers agreed on. "Unsure" is not right there: it was clear to both of them.
 *
 * @param items clips
 * @param wholes how many of them were told right: an attack or none
 * @param asked answers that could be compared, of all attributes
 * @param right how many of those were right
 */
public record Mark(int items, int wholes, int asked, int right) {
    String words() {
        return wholes + " of " + items + " clips were right, and " + right + " of " + asked + " answers";
    }
}
