package dev.scotoma.workers.worker;

/**
 * A worker did not answer as it should; the process is gone. Its message is safe to show: what a worker wrote is
 * stripped of control characters.
 */
public final class WorkerFault extends Exception {
    public enum Kind {
        /** The deadline passed and the process was killed. */
        TIMEOUT,
        /** The process ended by itself: out of memory, a crash in native code, or killed by a limit. */
        DIED,
        /** What came back was no answer, or more than was allowed. */
        PROTOCOL,
        /** The task threw. */
        FAILED,
        /** This machine does not isolate workers as required, so none was started. */
        NOT_ISOLATED
    }

    private final Kind kind;

    WorkerFault(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
