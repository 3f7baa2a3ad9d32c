package dev.scotoma.labeling.labeler;

/**
 * What a labeler may be given.
 *
 * @param attempt at the qualification, which takes gold alone; 0 for whoever is let in
 */
public record Admission(int attempt) {
    public boolean qualifying() {
        return attempt > 0;
    }
}
