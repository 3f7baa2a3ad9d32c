package dev.scotoma.workers.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/** Reads a JPEG or PNG, for whoever scores files. Sessions are recordings. */
final class Still {
    private static final int JPEG = 0xFFD8FF;
    private static final int PNG = 0x89504E;

    private Still() {}

    static boolean is(Path file) throws IOException {
        byte[] head;
        try (var in = Files.newInputStream(file)) {
            head = in.readNBytes(3);
        }
        if (head.length < 3) {
            return false;
        }
        int magic = ((head[0] & 0xFF) << 16) | ((head[1] & 0xFF) << 8) | (head[2] & 0xFF);
        return magic == JPEG || magic == PNG;
    }

    /**
     * Reads the picture as 8-bit BGR, turned upright as its EXIF data say. The size is read before anything is decoded.
     * The caller closes the picture.
     */
    static Mat read(Path file, Limits limits) throws IOException {
        checkSize(file, limits);
        Mat picture = opencv_imgcodecs.imread(file.toString(), opencv_imgcodecs.IMREAD_COLOR);
        if (picture.empty()) {
            picture.close();
            throw new Rejection(Reason.UNREADABLE, "The image is damaged.");
        }
        return picture;
    }

    private static void checkSize(Path file, Limits limits) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new Rejection(Reason.UNREADABLE, "The image is damaged.");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                if (pixels > limits.pixels()) {
                    throw new Rejection(
                            Reason.TOO_LARGE,
                            "The image has " + pixels + " pixels; " + limits.pixels() + " are allowed.");
                }
            } finally {
                reader.dispose();
            }
        } catch (Rejection rejection) {
            throw rejection;
        } catch (IOException | RuntimeException damaged) {
            throw new Rejection(Reason.UNREADABLE, "The image is damaged.");
        }
    }
}
