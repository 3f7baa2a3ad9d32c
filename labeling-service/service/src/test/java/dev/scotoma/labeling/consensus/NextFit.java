package dev.scotoma.labeling.consensus;

import io.quarkus.arc.Arc;

/** Brings the fit forward, which comes by itself where votes have come. */
public final class NextFit {
    private NextFit() {}

    public static void now() {
        Arc.container().instance(Refit.class).get().run();
    }
}
