package dev.scotoma.labeling.labeler;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What is expected of labelers on gold. */
@ApplicationScoped
class Standard {
    private final int items;
    private final int attempts;
    private final double share;
    private final double least;
    private final int window;

    Standard(
            @ConfigProperty(name = "scotoma.labeling.qualification-items") int items,
            @ConfigProperty(name = "scotoma.labeling.qualification-attempts") int attempts,
            @ConfigProperty(name = "scotoma.labeling.gold-share") double share,
            @ConfigProperty(name = "scotoma.labeling.gold-least") double least,
            @ConfigProperty(name = "scotoma.labeling.gold-window") int window) {
        this.items = items;
        this.attempts = attempts;
        this.share = share;
        this.least = least;
        this.window = window;
    }

    /** Clips of one attempt at the qualification. */
    int items() {
        return items;
    }

    int attempts() {
        return attempts;
    }

    /** Of the clips of an active labeler that are gold. */
    double share() {
        return share;
    }

    /** Of the last ones in the stream that a pause is judged by; half of them are enough to judge. */
    int window() {
        return window;
    }

    /** Whether it is good enough to be let in: 8 of 10 wholes, and four of five answers of all. */
    boolean passes(Mark mark) {
        return mark.items() > 0
                && mark.wholes() >= Math.ceil(0.8 * mark.items())
                && mark.right() >= Math.ceil(0.8 * mark.asked());
    }

    /** Whether somebody who is let in has come to be wrong too often about the whole. */
    boolean slips(Mark mark) {
        return mark.items() >= (window + 1) / 2 && mark.wholes() < least * mark.items();
    }
}
