package dev.scotoma.capture.session;

/** {@code OPENED → UPLOADED → ACCEPTED | REJECTED}, or {@code EXPIRED}. */
public enum SessionState {
    OPENED,
    UPLOADED,
    ACCEPTED,
    REJECTED,
    EXPIRED;

    /** Whether a recording arrived, whatever became of it. */
    public boolean sent() {
        return switch (this) {
            case UPLOADED, ACCEPTED, REJECTED -> true;
            case OPENED, EXPIRED -> false;
        };
    }
}
