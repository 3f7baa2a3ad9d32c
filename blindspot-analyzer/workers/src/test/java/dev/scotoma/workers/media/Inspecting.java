package dev.scotoma.workers.media;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.bytedeco.ffmpeg.global.avutil;

/** Inspects recordings of our own in this process, and shows what the pack holds. */
final class Inspecting implements AutoCloseable {
    private final FaceDetector detector;
    private ByteArrayOutputStream pack = new ByteArrayOutputStream();

    Inspecting() throws IOException {
        avutil.av_log_set_level(avutil.AV_LOG_QUIET);
        detector = new FaceDetector();
    }

    Report inspect(byte[] recording, Limits limits) throws IOException {
        pack = new ByteArrayOutputStream();
        return new Inspector(detector).run(limits, new ByteArrayInputStream(recording), pack);
    }

    List<FramePack.Picture> pictures() throws IOException {
        return FramePack.read(new ByteArrayInputStream(pack.toByteArray()));
    }

    static BufferedImage image(FramePack.Picture picture) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(picture.png()));
    }

    /** The mean difference of the colours, 0 to 255; pictures of other sizes have nothing in common. */
    static double difference(BufferedImage one, BufferedImage other) {
        int width = one.getWidth();
        int height = one.getHeight();
        if (width != other.getWidth() || height != other.getHeight()) {
            return 255;
        }
        long sum = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int a = one.getRGB(x, y);
                int b = other.getRGB(x, y);
                for (int shift = 0; shift < 24; shift += 8) {
                    sum += Math.abs((a >> shift & 0xFF) - (b >> shift & 0xFF));
                }
            }
        }
        return sum / (3.0 * width * height);
    }

    @Override
    public void close() {
        detector.close();
    }
}
