package dev.scotoma.workers.inference;

import dev.scotoma.workers.worker.WorkerProcess;

/** The main class of a process that runs networks which nobody has run before; it is used once. */
public final class CheckWorker {
    private CheckWorker() {}

    public static void main(String[] arguments) {
        WorkerProcess.serve(arguments, Engines::load, CheckTask.Candidate.class, new CheckTask());
    }
}
