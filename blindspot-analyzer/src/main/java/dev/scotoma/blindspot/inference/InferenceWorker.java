package dev.scotoma.blindspot.inference;

import ai.djl.engine.Engine;
import dev.scotoma.blindspot.worker.WorkerProcess;
import javax.imageio.ImageIO;

/** The main class of a process that runs networks. */
public final class InferenceWorker {
    private InferenceWorker() {}

    public static void main(String[] arguments) {
        ImageIO.setUseCache(false);
        WorkerProcess.serve(
                arguments,
                () -> Engine.getEngine("PyTorch").newBaseManager().close(),
                Question.class,
                new InferenceTask());
    }
}
