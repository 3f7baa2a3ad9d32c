package dev.scotoma.workers.worker;

/** How many strangers a process may meet before another takes its place. */
public enum Recycling {
    /** As many as the pool allows. A crafted input that takes the process over reaches those after it. */
    NEVER("shared"),
    /** One participant. A process keeps serving the recordings of the participant it began with. */
    BY_PARTICIPANT("participant"),
    /** One recording. */
    AFTER_EACH("recording");

    private final String word;

    Recycling(String word) {
        this.word = word;
    }

    /** @throws IllegalArgumentException with one sentence for the operator */
    public static Recycling of(String word) {
        for (Recycling recycling : values()) {
            if (recycling.word.equals(word)) {
                return recycling;
            }
        }
        throw new IllegalArgumentException(
                "scotoma.worker.recycle is \"shared\", \"participant\" or \"recording\", not \"" + word + "\".");
    }
}
