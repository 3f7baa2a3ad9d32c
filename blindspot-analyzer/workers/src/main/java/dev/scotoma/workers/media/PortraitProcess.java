package dev.scotoma.workers.media;

import dev.scotoma.workers.worker.WorkerProcess;
import javax.imageio.ImageIO;

/** The main class of the workers that make portraits. They need no native library beside those of the JDK. */
public final class PortraitProcess {
    private PortraitProcess() {}

    public static void main(String[] arguments) {
        ImageIO.setUseCache(false);
        WorkerProcess.serve(arguments, () -> {}, PortraitQuestion.class, Portraitist::run);
    }
}
