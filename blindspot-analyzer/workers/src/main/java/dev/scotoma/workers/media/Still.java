package dev.scotoma.workers.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/** Reads a JPEG or PNG, for whoever scores files. Sessions are recordings. */
final class Still {
    /** What the reader says of a file that ends before its end. */
    private static final String CUT = "missing eoi";

    /** What libjpeg says of a picture that goes on or ends where it should not, of all that it warns of. */
    private static final Set<String> DAMAGE = Set.of("premature end", "bad huffman code", "found marker");

    /** Of so many rows and columns one is kept: the pixels are looked at by OpenCV. */
    private static final int KEPT = 64;

    private Still() {}

    /**
     * Reads the picture as 8-bit BGR, turned as its EXIF data say. The size is read before anything is decoded. The
     * caller closes the picture.
     */
    static Mat read(Path file, Signature signature, Limits limits) throws IOException {
        check(file, signature, limits);
        Mat picture = opencv_imgcodecs.imread(file.toString(), opencv_imgcodecs.IMREAD_COLOR);
        if (picture.empty()) {
            picture.close();
            throw damaged();
        }
        return picture;
    }

    private static Rejection damaged() {
        return new Rejection(Reason.UNREADABLE, "The image is damaged.");
    }

    private static void check(Path file, Signature signature, Limits limits) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw damaged();
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
                if (signature == Signature.JPEG) {
                    refuseDamage(reader, file);
                }
            } finally {
                reader.dispose();
            }
        } catch (Rejection rejection) {
            throw rejection;
        } catch (IOException | RuntimeException damaged) {
            throw damaged();
        }
    }

    /**
     * Decodes a JPEG once to hear what libjpeg makes up: OpenCV fills what is missing with grey, and tells nobody. Of a
     * damaged PNG it gives no picture.
     */
    private static void refuseDamage(ImageReader reader, Path file) throws IOException {
        Set<String> warnings = new HashSet<>();
        reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning.toLowerCase(Locale.ROOT)));
        ImageReadParam few = reader.getDefaultReadParam();
        few.setSourceSubsampling(KEPT, KEPT, 0, 0);
        reader.readRaster(0, few);
        if (warnings.stream().anyMatch(warning -> warning.contains(CUT))) {
            throw new Rejection(
                    Reason.TRUNCATED, "The JPEG file ends in the middle, after " + Files.size(file) + " bytes.");
        }
        if (warnings.stream().anyMatch(warning -> DAMAGE.stream().anyMatch(warning::contains))) {
            throw damaged();
        }
    }
}
