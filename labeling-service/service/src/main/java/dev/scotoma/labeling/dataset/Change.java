package dev.scotoma.labeling.dataset;

import java.util.ArrayList;

/**
 * How the sessions of a version differ from those of its parent. Sessions that were withdrawn since are no difference: they left the
 * parent too. Of sessions in both, each difference is counted for itself.
 *
 * @param relabelled another label of one of the attributes
 * @param redecided another truth
 * @param moved another split
 * @param remade another recording
 */
public record Change(int added, int removed, int relabelled, int redecided, int moved, int remade) {
    static final Change NONE = new Change(0, 0, 0, 0, 0, 0);

    enum Weight {
        PATCH,
        MINOR,
        MAJOR
    }

    /** What the number has to say: results on the parent hold no more, or there is more, or neither. */
    Weight weight() {
        return removed + relabelled + redecided + moved + remade > 0
                ? Weight.MAJOR
                : added > 0 ? Weight.MINOR : Weight.PATCH;
    }

    /** In words, such as "2 sessions are removed and 1 has other labels". */
    String told() {
        var parts = new ArrayList<String>();
        part(parts, removed, "is removed", "are removed");
        part(parts, relabelled, "has other labels", "have other labels");
        part(parts, redecided, "has another truth", "have another truth");
        part(parts, moved, "is in another split", "are in another split");
        part(parts, remade, "has another recording", "have another recording");
        part(parts, added, "is added", "are added");
        return parts.isEmpty() ? "no session is added, removed or changed" : String.join(", ", parts);
    }

    private static void part(ArrayList<String> parts, int sessions, String one, String many) {
        if (sessions > 0) {
            parts.add(sessions
                    + (parts.isEmpty() ? sessions == 1 ? " session " : " sessions " : " ")
                    + (sessions == 1 ? one : many));
        }
    }
}
