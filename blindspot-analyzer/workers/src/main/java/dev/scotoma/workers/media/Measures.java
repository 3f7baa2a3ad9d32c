package dev.scotoma.workers.media;

import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * The raw numbers behind the measured conditions. docs/conditions.md says how each is taken and why. A number is NaN
 * where nothing could be measured.
 */
public record Measures(Eyes eyes, Light light, Quality quality, Rate rate, Yaw yaw) {
    public Measures {
        // A worker that a stranger took over may leave them out.
        Objects.requireNonNull(eyes);
        Objects.requireNonNull(light);
        Objects.requireNonNull(quality);
        Objects.requireNonNull(rate);
        Objects.requireNonNull(yaw);
    }

    /**
     * How far the eyes lie apart.
     *
     * @param widthRatio over the frame width, median of the frontal frames
     * @param px in pixels
     */
    public record Eyes(double widthRatio, double px) {}

    /**
     * The light on the face and around it.
     *
     * @param faceLuma the mean of the face, 0 to 255
     * @param leftRight the left half of the face in the picture over its right half
     * @param faceBackground the face over what surrounds it
     * @param redBlue red over blue in what surrounds the face
     */
    public record Light(double faceLuma, double leftRight, double faceBackground, double redBlue) {}

    /**
     * How good the picture is.
     *
     * @param laplacianVariance of the face at 160 px width, scaled to a mean luma of 128
     * @param noiseSigma in 8-bit steps
     */
    public record Quality(double laplacianVariance, double noiseSigma) {}

    /** What the video stream spends: frames on a second, and bits on a coded pixel. */
    public record Rate(double framesPerSecond, double bitsPerPixel) {}

    /** From where to where the head turns, in degrees; negative is towards the left edge of the picture. */
    public record Yaw(double min, double max) {}

    /**
     * Beyond this angle the far eye is foreshortened by more than a twentieth, and half of the face is in its own
     * shade.
     */
    private static final double FRONTAL = 18;

    /** The numbers of one frame. Those of the face are NaN where there is none. */
    record OfFrame(
            double eyes,
            double width,
            double faceLuma,
            double leftRight,
            double faceBackground,
            double redBlue,
            double laplacian,
            double noise,
            double yaw) {
        OfFrame withoutFace() {
            return new OfFrame(
                    Double.NaN, width, Double.NaN, Double.NaN, Double.NaN, redBlue, Double.NaN, noise, Double.NaN);
        }
    }

    public static final Measures NONE = of(List.of(), new Rate(Double.NaN, Double.NaN));

    static Measures of(List<OfFrame> frames, Rate rate) {
        List<OfFrame> faces =
                frames.stream().filter(frame -> !Double.isNaN(frame.eyes())).toList();
        List<OfFrame> turnedLittle =
                faces.stream().filter(frame -> Math.abs(frame.yaw()) <= FRONTAL).toList();
        List<OfFrame> frontal = turnedLittle.isEmpty() ? faces : turnedLittle;
        // A face whose ears are on one side of each other has no yaw, and would sort behind all others.
        double[] yaws = faces.stream()
                .mapToDouble(OfFrame::yaw)
                .filter(yaw -> !Double.isNaN(yaw))
                .sorted()
                .toArray();
        // One frame alone is easily a mistake of the detector.
        int outlier = yaws.length >= 8 ? 1 : 0;
        return new Measures(
                new Eyes(median(frontal, frame -> frame.eyes() / frame.width()), median(frontal, OfFrame::eyes)),
                new Light(
                        median(faces, OfFrame::faceLuma),
                        median(frontal, OfFrame::leftRight),
                        median(faces, OfFrame::faceBackground),
                        median(frames, OfFrame::redBlue)),
                new Quality(median(faces, OfFrame::laplacian), median(frames, OfFrame::noise)),
                rate,
                yaws.length == 0
                        ? new Yaw(Double.NaN, Double.NaN)
                        : new Yaw(yaws[outlier], yaws[yaws.length - 1 - outlier]));
    }

    private static double median(List<OfFrame> frames, ToDoubleFunction<OfFrame> of) {
        double[] values = frames.stream()
                .mapToDouble(of)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        if (values.length == 0) {
            return Double.NaN;
        }
        int half = values.length / 2;
        return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    }
}
