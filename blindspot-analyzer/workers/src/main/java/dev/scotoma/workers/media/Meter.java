package dev.scotoma.workers.media;

import dev.scotoma.workers.media.FramePack.Box;
import dev.scotoma.workers.media.FramePack.Face;
import dev.scotoma.workers.media.FramePack.Point;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.jspecify.annotations.Nullable;

/** Measures one upright BGR picture. */
final class Meter {
    private static final int FACE_WIDTH = 160;

    /** The largest gain for dark faces; more would make sharpness out of noise. */
    private static final double MOST_GAIN = 4;

    /**
     * How far the tip of the nose is in front of the line between the ears, over half the distance between the ears:
     * about 10.5 cm over 7.5 cm.
     */
    private static final double NOSE_DEPTH = 1.4;

    private Meter() {}

    static Measures.OfFrame measure(Mat picture, @Nullable Face face) {
        try (Mat grey = new Mat()) {
            opencv_imgproc.cvtColor(picture, grey, opencv_imgproc.COLOR_BGR2GRAY);
            double noise = noise(grey);
            if (face == null) {
                return new Measures.OfFrame(
                        Double.NaN,
                        picture.cols(),
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        redBlue(picture, null),
                        Double.NaN,
                        noise,
                        Double.NaN);
            }
            Box box = face.box();
            // Forehead and cheeks: the corners of the box show hair and wall.
            Box inner = part(box, 0.15, 0.1, 0.7, 0.8);
            double luma = mean(grey, inner);
            double nose = Math.clamp(
                    face.landmarks().get(2).x(), inner.x() + inner.width() * 0.2, inner.x() + inner.width() * 0.8);
            double left = mean(grey, new Box(inner.x(), inner.y(), nose - inner.x(), inner.height()));
            double right = mean(grey, new Box(nose, inner.y(), inner.x() + inner.width() - nose, inner.height()));
            Box person = person(box, picture.rows());
            double background = outside(grey, person, 0);
            return new Measures.OfFrame(
                    eyes(face),
                    picture.cols(),
                    luma,
                    ratio(left, right),
                    ratio(luma, background),
                    redBlue(picture, person),
                    laplacian(grey, box, luma),
                    noise,
                    yaw(face));
        }
    }

    private static double eyes(Face face) {
        Point right = face.landmarks().get(0);
        Point left = face.landmarks().get(1);
        return Math.hypot(left.x() - right.x(), left.y() - right.y());
    }

    /** The yaw in degrees, from where the nose stands between the ears: in the middle when the face is frontal. */
    static double yaw(Face face) {
        double nose = face.landmarks().get(2).x();
        double right = face.landmarks().get(4).x();
        double left = face.landmarks().get(5).x();
        double width = left - right;
        if (width <= 0) {
            return Double.NaN;
        }
        return Math.toDegrees(Math.atan((2 * (nose - right) / width - 1) / NOSE_DEPTH));
    }

    private static Box part(Box box, double x, double y, double width, double height) {
        return new Box(
                box.x() + x * box.width(), box.y() + y * box.height(), width * box.width(), height * box.height());
    }

    /** The box of the person around a face. Hair, shoulders and chest do not belong to the background. */
    private static Box person(Box face, int height) {
        double top = face.y() - 0.5 * face.height();
        return new Box(face.x() - 0.5 * face.width(), top, 2 * face.width(), Math.max(0, height - top));
    }

    private static double ratio(double a, double b) {
        return b < 1 ? Double.NaN : a / b;
    }

    private static @Nullable Rect clipped(Box box, Mat picture) {
        int x = (int) Math.round(Math.clamp(box.x(), 0, picture.cols()));
        int y = (int) Math.round(Math.clamp(box.y(), 0, picture.rows()));
        int right = (int) Math.round(Math.clamp(box.x() + box.width(), 0, picture.cols()));
        int bottom = (int) Math.round(Math.clamp(box.y() + box.height(), 0, picture.rows()));
        return right - x < 2 || bottom - y < 2 ? null : new Rect(x, y, right - x, bottom - y);
    }

    private static double mean(Mat picture, Box box) {
        try (Rect rect = clipped(box, picture)) {
            if (rect == null) {
                return Double.NaN;
            }
            try (Mat part = picture.apply(rect);
                    Scalar mean = opencv_core.mean(part)) {
                return mean.get(0);
            }
        }
    }

    /** The mean of a channel outside of a box, or NaN when less than a twentieth of the picture is outside. */
    private static double outside(Mat picture, Box box, int channel) {
        try (Scalar all = opencv_core.sumElems(picture);
                Rect rect = clipped(box, picture)) {
            if (rect == null) {
                return all.get(channel) / picture.total();
            }
            try (Mat part = picture.apply(rect);
                    Scalar inside = opencv_core.sumElems(part)) {
                long pixels = picture.total() - part.total();
                return pixels * 20 < picture.total() ? Double.NaN : (all.get(channel) - inside.get(channel)) / pixels;
            }
        }
    }

    private static double redBlue(Mat picture, @Nullable Box person) {
        if (person != null) {
            double ratio = ratio(outside(picture, person, 2), outside(picture, person, 0));
            if (!Double.isNaN(ratio)) {
                return ratio;
            }
        }
        try (Scalar mean = opencv_core.mean(picture)) {
            return ratio(mean.get(2), mean.get(0));
        }
    }

    private static double laplacian(Mat grey, Box box, double luma) {
        try (Rect rect = clipped(box, grey)) {
            if (rect == null || luma < 1) {
                return Double.NaN;
            }
            try (Mat face = grey.apply(rect);
                    Mat scaled = new Mat();
                    Size size = new Size(FACE_WIDTH, FACE_WIDTH);
                    Mat edges = new Mat();
                    Mat mean = new Mat();
                    Mat deviation = new Mat()) {
                int how = face.cols() > FACE_WIDTH ? opencv_imgproc.INTER_AREA : opencv_imgproc.INTER_LINEAR;
                opencv_imgproc.resize(face, scaled, size, 0, 0, how);
                opencv_imgproc.Laplacian(scaled, edges, opencv_core.CV_32F);
                opencv_core.meanStdDev(edges, mean, deviation);
                try (DoublePointer sigma = new DoublePointer(deviation.data())) {
                    double gain = Math.min(MOST_GAIN, 128 / luma);
                    return sigma.get() * sigma.get() * gain * gain;
                }
            }
        }
    }

    /**
     * The standard deviation of the noise, by Immerkaer's operator (Computer Vision and Image Understanding 64, 1996),
     * which is blind to plain gradients. The median takes the place of the mean, so that texture in less than half of
     * the picture does not count as noise. At most 640 x 480 pixels in the middle are read.
     */
    private static double noise(Mat grey) {
        int width = Math.min(640, grey.cols());
        int height = Math.min(480, grey.rows());
        try (Rect rect = new Rect((grey.cols() - width) / 2, (grey.rows() - height) / 2, width, height);
                Mat middle = grey.apply(rect);
                Mat kernel = new Mat(3, 3, opencv_core.CV_32F);
                FloatPointer weights = new FloatPointer(kernel.data());
                Mat response = new Mat();
                Mat absolute = new Mat()) {
            weights.put(1, -2, 1, -2, 4, -2, 1, -2, 1);
            opencv_imgproc.filter2D(middle, response, opencv_core.CV_16S, kernel);
            opencv_core.convertScaleAbs(response, absolute);
            byte[] values = new byte[(int) absolute.total()];
            absolute.data().get(values);
            return median(values) / (6 * 0.6745);
        }
    }

    /** The median, interpolated between whole numbers by how much of the middle value's share lies below the half. */
    static double median(byte[] values) {
        int[] counts = new int[256];
        for (byte value : values) {
            counts[value & 0xFF]++;
        }
        double half = values.length / 2.0;
        double below = 0;
        for (int value = 0; value < 256; value++) {
            if (below + counts[value] >= half && counts[value] > 0) {
                return Math.max(0, value - 0.5 + (half - below) / counts[value]);
            }
            below += counts[value];
        }
        return Double.NaN;
    }
}
