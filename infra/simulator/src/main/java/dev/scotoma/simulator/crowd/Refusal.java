package dev.scotoma.simulator.crowd;

import java.io.IOException;

/** The platform said no, in its own sentence. */
public final class Refusal extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;

    Refusal(int status, String sentence) {
        super(sentence);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
