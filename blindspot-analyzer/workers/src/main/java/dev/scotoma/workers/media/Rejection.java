package dev.scotoma.workers.media;

import java.io.IOException;

/** The recording cannot be read on; thrown inside a worker and told to the service as an outcome. */
final class Rejection extends IOException {
    private final transient Reason reason;

    Rejection(Reason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
