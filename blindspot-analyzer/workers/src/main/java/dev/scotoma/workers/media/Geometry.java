package dev.scotoma.workers.media;

import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * How a player shows the pictures that a stream stores: without their margins, with square pixels, turned.
 *
 * @param aspect the width of a stored pixel over its height
 */
record Geometry(Margins margins, double aspect, Orientation orientation) {
    /** Pixels that differ less from squares are shown as they are: scaling would cost more than it puts right. */
    private static final double SQUARE = 0.01;

    /** What is cut off at each side. */
    record Margins(int top, int bottom, int left, int right) {
        static final Margins NONE = new Margins(0, 0, 0, 0);

        /** Answers {@link #NONE} for margins that leave nothing of a picture of this size. */
        static Margins of(long top, long bottom, long left, long right, int width, int height) {
            return top + bottom >= height || left + right >= width
                    ? NONE
                    : new Margins((int) top, (int) bottom, (int) left, (int) right);
        }
    }

    /** Answers 1 for an aspect that is none. */
    static double aspect(int numerator, int denominator) {
        return numerator <= 0 || denominator <= 0 ? 1 : (double) numerator / denominator;
    }

    /**
     * The picture as it is shown. No side gets shorter: pixels that are wider than high make the picture wider, others
     * make it higher. The picture that was given is closed when another takes its place.
     *
     * @throws Rejection when the picture is shown larger than a recording may be
     */
    Mat shown(Mat stored, Limits limits) throws Rejection {
        return orientation.shown(square(inner(stored), limits));
    }

    private Mat inner(Mat stored) {
        int width = stored.cols() - margins.left - margins.right;
        int height = stored.rows() - margins.top - margins.bottom;
        if (margins.equals(Margins.NONE) || width <= 0 || height <= 0) {
            return stored;
        }
        try (Rect rect = new Rect(margins.left, margins.top, width, height);
                Mat part = stored.apply(rect)) {
            Mat inner = part.clone();
            stored.close();
            return inner;
        }
    }

    private Mat square(Mat picture, Limits limits) throws Rejection {
        if (Math.abs(aspect - 1) <= SQUARE) {
            return picture;
        }
        long width = Math.max(1, Math.round(picture.cols() * Math.max(1, aspect)));
        long height = Math.max(1, Math.round(picture.rows() / Math.min(1, aspect)));
        if (width * height > limits.pixels()) {
            picture.close();
            throw new Rejection(
                    Reason.TOO_LARGE,
                    "The recording is shown with " + width + "x" + height + " pixels; at most " + limits.pixels()
                            + " are taken.");
        }
        try (Size size = new Size((int) width, (int) height)) {
            Mat square = new Mat();
            opencv_imgproc.resize(picture, square, size, 0, 0, opencv_imgproc.INTER_LINEAR);
            picture.close();
            return square;
        }
    }
}
