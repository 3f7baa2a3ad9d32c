package dev.scotoma.workers.worker;

/**
 * Says that a worker did not answer as it should; its process is gone. The message is safe to show, because control
 * characters are stripped from what a worker wrote.
 */
public final class WorkerFault extends Exception {
    /** What happened. */
    public enum Kind {
        /** The deadline passed and the process was killed. */
        TIMEOUT,
        /** The process ended by itself: out of memory, a crash in native code, or killed by a limit. */
        DIED,
        /** What came back was no answer, or more than was allowed. */
        PROTOCOL,
        /** The task threw. */
        FAILED,
        /** Whoever gave the input or took the output, such as storage, kept the worker waiting. */
        STALLED,
        /** The worker had no room for its temporary files. */
        NO_ROOM,
        /** The pool was closed, because the service stops or the pool is not needed any more. */
        CLOSED,
        /** No worker could be started, or none prepared. */
        NOT_STARTED,
        /** This machine does not isolate workers as required, so none was started. */
        NOT_ISOLATED;

        /** Whether an input can bring this about. Whether it did is what a {@link Trial} finds out. */
        public boolean mayBeOfTheInput() {
            return this == TIMEOUT || this == DIED || this == PROTOCOL || this == FAILED;
        }
    }

    /** Who is to blame. */
    public enum Culprit {
        /** What the worker was given, which does the same again and again. */
        INPUT,
        /** This machine, or what is around it. The same input may pass later, or elsewhere. */
        MACHINE
    }

    private final Kind kind;
    private final Culprit culprit;
    private final boolean ofFreshWorker;

    /** A fault of the machine, until a {@link Trial} shows another culprit. */
    WorkerFault(Kind kind, String message) {
        this(kind, message, Culprit.MACHINE, false);
    }

    private WorkerFault(Kind kind, String message, Culprit culprit, boolean ofFreshWorker) {
        super(message);
        this.kind = kind;
        this.culprit = culprit;
        this.ofFreshWorker = ofFreshWorker;
    }

    public Kind kind() {
        return kind;
    }

    public Culprit culprit() {
        return culprit;
    }

    /** Whether the worker had answered nothing before, so that nothing an earlier input left behind is to blame. */
    boolean ofFreshWorker() {
        return ofFreshWorker;
    }

    WorkerFault inFreshWorker() {
        return new WorkerFault(kind, String.valueOf(getMessage()), culprit, true);
    }

    WorkerFault of(Culprit blamed, String why) {
        WorkerFault fault = new WorkerFault(kind, getMessage() + why, blamed, ofFreshWorker);
        fault.addSuppressed(this);
        return fault;
    }
}
