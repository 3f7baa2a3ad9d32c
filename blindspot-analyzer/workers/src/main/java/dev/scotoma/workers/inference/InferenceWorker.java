package dev.scotoma.workers.inference;

import dev.scotoma.workers.worker.WorkerProcess;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;

/** The main class of a process that scores frame packs. */
public final class InferenceWorker {
    private InferenceWorker() {}

    public static void main(String[] arguments) {
        ImageIO.setUseCache(false);
        Device device = Device.of(System.getProperty("scotoma.device", "cpu"));
        ExecutorService preparers = Executors.newFixedThreadPool(
                Integer.getInteger("scotoma.preparers", 1),
                Thread.ofPlatform().daemon().name("preparer").factory());
        WorkerProcess.serve(arguments, Engines::load, InferenceQuestion.class, new InferenceTask(device, preparers));
    }
}
