package dev.scotoma.workers.inference;

import dev.scotoma.workers.worker.WorkerProcess;
import javax.imageio.ImageIO;

/** The main class of a process that computes the features of frames. */
public final class FeatureWorker {
    private FeatureWorker() {}

    public static void main(String[] arguments) {
        ImageIO.setUseCache(false);
        WorkerProcess.serve(arguments, Engines::load, FeatureTask.Question.class, new FeatureTask());
    }
}
