package dev.scotoma.workers.inference;

import dev.scotoma.workers.worker.WorkerProcess;

/** The main class of a process that puts heads into a template; it is used once. */
public final class HeadsWorker {
    private HeadsWorker() {}

    public static void main(String[] arguments) {
        WorkerProcess.serve(arguments, Engines::load, HeadsTask.Question.class, new HeadsTask());
    }
}
