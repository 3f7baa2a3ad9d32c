package dev.scotoma.workers.worker;

/**
 * Says that a worker did not answer as it should; its process is gone. The message is safe to show, because control
 * characters are stripped from what a worker wrote.
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
