package dev.scotoma.workers.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scotoma.workers.inference.FaceCrop.Window;
import dev.scotoma.workers.manifest.Manifest.Channels;
import dev.scotoma.workers.manifest.Manifest.Input;
import dev.scotoma.workers.manifest.Manifest.Resize;
import java.awt.Rectangle;
import java.util.Collections;
import java.util.Random;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Held against the OpenCV that inspects recordings. */
class OpenCvResamplingTest {
    @BeforeAll
    static void load() {
        Loader.load(opencv_imgproc.class);
    }

    @ParameterizedTest
    @CsvSource({
        "80, 80, 80, 80", // nothing to do
        "160, 160, 80, 80", // halves, where linear is area
        "160, 240, 80, 80", // whole times, not halves
        "320, 240, 80, 60",
        "113, 97, 80, 80",
        "300, 81, 80, 80",
        "640, 480, 224, 224",
        "50, 61, 80, 80", // both sides grow
        "300, 40, 80, 80", // one does
        "40, 300, 81, 79",
        "1, 1, 8, 8",
        "9, 2, 8, 8"
    })
    void everyByteIsThatOfOpenCv(int width, int height, int outWidth, int outHeight) {
        for (Resize resize : new Resize[] {Resize.OPENCV_LINEAR, Resize.OPENCV_AREA}) {
            for (int seed = 0; seed < 3; seed++) {
                same(resize, seed, new Rectangle(seed, 2 * seed, width, height), outWidth, outHeight);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Resize.class,
            names = {"OPENCV_LINEAR", "OPENCV_AREA"})
    void soItIsForManySizes(Resize resize) {
        Random random = new Random(5);
        for (int i = 0; i < 150; i++) {
            Rectangle window = new Rectangle(3, 1, 1 + random.nextInt(220), 1 + random.nextInt(220));
            same(resize, i, window, 8 + random.nextInt(90), 8 + random.nextInt(90));
        }
    }

    private static void same(Resize resize, int seed, Rectangle window, int outWidth, int outHeight) {
        int width = window.x + window.width + 5;
        int height = window.y + window.height + 3;
        int[] pixels = new Random(seed).ints((long) width * height, 0, 1 << 24).toArray();
        byte[] bgr = new byte[3 * pixels.length];
        for (int i = 0; i < bgr.length; i++) {
            bgr[i] = (byte) (pixels[i / 3] >> (8 * (i % 3)));
        }
        var none = Collections.nCopies(3, 0.0);
        var input = new Input(outWidth, outHeight, Channels.RGB, 1, none, Collections.nCopies(3, 1.0), resize);
        float[][] planes = OpenCvResampling.of(input).planes(pixels, width, window);
        byte[] resized = new byte[3 * outWidth * outHeight];
        try (Mat picture = new Mat(height, width, opencv_core.CV_8UC3);
                Rect slice = new Rect(window.x, window.y, window.width, window.height);
                Size size = new Size(outWidth, outHeight);
                Mat to = new Mat()) {
            picture.data().put(bgr);
            try (Mat cut = new Mat(picture, slice)) {
                int how = resize == Resize.OPENCV_AREA ? opencv_imgproc.INTER_AREA : opencv_imgproc.INTER_LINEAR;
                opencv_imgproc.resize(cut, to, size, 0, 0, how);
            }
            to.data().get(resized);
        }
        byte[] ours = new byte[resized.length];
        for (int i = 0; i < ours.length; i++) {
            ours[i] = (byte) planes[2 - i % 3][i / 3];
        }
        assertThat(ours)
                .as("%s of %s to %d×%d", resize, window, outWidth, outHeight)
                .isEqualTo(resized);
    }

    @Test
    void aWindowIsCutBetweenPixels() {
        assertThat(FaceCrop.wholePixels(new Window(10.4, 10.6, 20.4, 20.4), 100, 100))
                .isEqualTo(new Rectangle(10, 11, 21, 20));
        assertThat(FaceCrop.wholePixels(new Window(99.7, 0, 0.3, 99.9), 100, 100))
                .isEqualTo(new Rectangle(99, 0, 1, 100));
    }
}
