package dev.scotoma.blindspot.inference;

import dev.scotoma.blindspot.worker.WorkerProcess;
import javax.imageio.ImageIO;

/** The main class of a process that scores frame packs. */
public final class InferenceWorker {
    private InferenceWorker() {}

    public static void main(String[] arguments) {
        ImageIO.setUseCache(false);
        Device device = Device.of(System.getProperty("scotoma.device", "cpu"), Boolean.getBoolean("scotoma.half"));
        WorkerProcess.serve(arguments, Engines::load, Question.class, new InferenceTask(device));
    }
}
