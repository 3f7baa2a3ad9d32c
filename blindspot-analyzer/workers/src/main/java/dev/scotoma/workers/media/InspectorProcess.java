package dev.scotoma.workers.media;

import dev.scotoma.workers.worker.WorkerProcess;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.tensorflowlite.global.tensorflowlite;

/** The main class of the workers that inspect recordings. */
public final class InspectorProcess {
    private InspectorProcess() {}

    public static void main(String[] arguments) {
        takeAsItIs(System.getProperty("org.bytedeco.javacpp.cachedir"));
        try (FaceDetector detector = detector()) {
            Inspector inspector = new Inspector(detector);
            WorkerProcess.serve(arguments, () -> {}, Limits.class, inspector::run);
        }
    }

    static FaceDetector detector() {
        Loader.load(avcodec.class);
        Loader.load(avformat.class);
        Loader.load(swscale.class);
        Loader.load(opencv_imgproc.class);
        Loader.load(opencv_imgcodecs.class);
        Loader.load(tensorflowlite.class);
        avutil.av_log_set_level(avutil.AV_LOG_QUIET);
        try {
            return new FaceDetector();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /**
     * JavaCPP passes over a cache that it may not write to, although all that it wants lies there, and unpacks 190 MB
     * into the temporary folder of every process. No setting says otherwise, so this writes the field in which JavaCPP
     * keeps the folder that it found.
     */
    private static void takeAsItIs(String cache) {
        try {
            Field folder = Loader.class.getDeclaredField("cacheDir");
            folder.setAccessible(true);
            folder.set(null, new File(cache).getCanonicalFile());
        } catch (ReflectiveOperationException otherJavacpp) {
            throw new IllegalStateException(otherJavacpp);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
