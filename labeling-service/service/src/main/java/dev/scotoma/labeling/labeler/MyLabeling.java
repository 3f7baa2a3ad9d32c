package dev.scotoma.labeling.labeler;

import java.util.List;

/**
 * What a labeler reads of themselves.
 *
 * @param qualification absent parts are empty: nothing is told of gold in the stream
 * @param items what is owed so far, a clip at a time
 */
record MyLabeling(LabelerState state, String reason, List<String> languages, Qualification qualification, Items items) {
    /**
     * @param clips of one attempt
     * @param answered in the present attempt
     * @param attempts those that have ended, with their marks
     * @param mistakes of attempts that have ended
     */
    record Qualification(int clips, int attempt, int answered, List<Attempt> attempts, List<Mistake> mistakes) {}

    record Attempt(int attempt, Mark mark) {}

    /**
     * Every clip that was answered once is an item, gold like any other.
     *
     * @param answered ever
     * @param today since midnight UTC
     * @param owed how many of them are owed: all, unless they are withheld because of fraud
     */
    record Items(int answered, int today, int owed) {}
}
