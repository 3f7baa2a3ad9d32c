package dev.scotoma.labeling.quality;

import dev.scotoma.labeling.consensus.NextFit;
import io.quarkus.arc.Arc;

/** Brings forward what comes by itself every minute: the count, and the fit. */
public final class NextRound {
    private NextRound() {}

    public static void now() {
        Arc.container().instance(QualityRound.class).get().run();
        NextFit.now();
    }
}
