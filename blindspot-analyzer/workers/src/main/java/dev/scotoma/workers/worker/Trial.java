package dev.scotoma.workers.worker;

import java.io.IOException;
import java.util.function.Consumer;

/**
 * Finds out who is to blame where a worker gives no answer, the same for whatever workers do. The input is to blame if
 * it ends a worker three times in which it was alone and the first, and each time something known to be good passes
 * afterwards. Everything else is a fault of the machine: tried again later, the same input may pass.
 */
public final class Trial {
    private static final int TRIES = 3;

    private final Consumer<WorkerFault> ofTheMachine;

    /** @param ofTheMachine hears of the machine's faults */
    Trial(Consumer<WorkerFault> ofTheMachine) {
        this.ofTheMachine = ofTheMachine;
    }

    /** Something to be done by a worker, from its beginning each time. */
    @FunctionalInterface
    public interface Work<R, E extends Exception> {
        /** @param alone whether the worker must be a fresh one that is ended afterwards */
        R in(boolean alone) throws IOException, InterruptedException, WorkerFault, E;
    }

    /**
     * Does the work.
     *
     * @param knownGood the same work on something that passes wherever workers work
     * @throws WorkerFault with its culprit
     */
    public <R, E extends Exception> R of(Work<R, E> work, Work<?, E> knownGood)
            throws IOException, InterruptedException, WorkerFault, E {
        int counted = 0;
        boolean alone = false;
        while (true) {
            try {
                return work.in(alone);
            } catch (WorkerFault fault) {
                if (!fault.kind().mayBeOfTheInput()) {
                    throw told(fault);
                }
                if (fault.ofFreshWorker()) {
                    requirePassing(knownGood, fault);
                    counted++;
                }
                if (counted == TRIES) {
                    throw fault.of(WorkerFault.Culprit.INPUT, "");
                }
                alone = true;
            }
        }
    }

    private <E extends Exception> void requirePassing(Work<?, E> knownGood, WorkerFault fault)
            throws IOException, InterruptedException, WorkerFault, E {
        try {
            knownGood.in(true);
        } catch (WorkerFault also) {
            throw told(also.of(
                    WorkerFault.Culprit.MACHINE,
                    " This was asked something known to be good, after: " + fault.getMessage()));
        }
    }

    private WorkerFault told(WorkerFault fault) {
        ofTheMachine.accept(fault);
        return fault;
    }
}
