package dev.scotoma.capture.session;

/** {@code OPENED → UPLOADED → ACCEPTED | REJECTED}, or {@code EXPIRED}. */
public enum SessionState {
    OPENED,
    UPLOADED,
    ACCEPTED,
    REJECTED,
    EXPIRED
}
