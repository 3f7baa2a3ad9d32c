package dev.scotoma.labeling.quality;

import io.quarkus.arc.Arc;

/** Brings the round forward, which comes by itself every few seconds. */
public final class NextRound {
    private NextRound() {}

    public static void now() {
        Arc.container().instance(QualityRound.class).get().run();
    }
}
