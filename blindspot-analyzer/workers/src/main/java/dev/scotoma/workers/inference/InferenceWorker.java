package dev.scotoma.workers.inference;

import dev.scotoma.workers.worker.WorkerProcess;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;

/** The main class of a process that scores frame packs. */
public final class InferenceWorker {
    private InferenceWorker() {}

    public static void main(String[] arguments) {
        ImageIO.setUseCache(false);
        Device device = Device.of(System.getProperty("scotoma.device", "cpu"), Boolean.getBoolean("scotoma.half"));
        InferenceTask task = new InferenceTask(device, preparers(Integer.getInteger("scotoma.preparers", 1)));
        WorkerProcess.serve(arguments, Engines::load, InferenceQuestion.class, task);
    }

    /** The threads that prepare. Where there is one it needs no thread of its own: the one that reads prepares, too. */
    private static Executor preparers(int threads) {
        return threads == 1
                ? Runnable::run
                : Executors.newFixedThreadPool(
                        threads, Thread.ofPlatform().daemon().name("preparer").factory());
    }
}
