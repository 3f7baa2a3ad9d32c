package dev.scotoma.workers.media;

import java.io.IOException;

/**
 * Says that the recording cannot be read on. It is thrown inside a worker, and the service hears of it as an outcome.
 */
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
