package dev.scotoma.workers.media;

import org.jspecify.annotations.Nullable;

/**
 * The measured conditions of a session as values of the vocabulary's axes; null where nothing could be measured. All
 * thresholds of the product are here. docs/conditions.md gives the reason for each, and a test compares the two.
 */
public record Conditions(
        @Nullable String distance,
        @Nullable String facePx,
        @Nullable String lightLevel,
        @Nullable String lightDir,
        @Nullable String colourTemp,
        @Nullable String sharpness,
        @Nullable String noise,
        @Nullable String fps,
        @Nullable String resolution,
        @Nullable String compression,
        @Nullable String yawCoverage) {

    public static final Conditions UNKNOWN =
            new Conditions(null, null, null, null, null, null, null, null, null, null, null);

    static final double FAR_BELOW = 0.08;
    static final double NEAR_FROM = 0.16;
    static final double FACE_PX_SMALL = 120;
    static final double FACE_PX_LARGE = 240;
    static final double DARK_BELOW = 55;
    static final double STRONG_ABOVE = 190;
    static final double SIDE_RATIO = 1.5;
    static final double BACK_BELOW = 0.6;
    static final double WARM_ABOVE = 1.25;
    static final double COOL_BELOW = 0.9;
    static final double BLURRED_BELOW = 8;
    static final double SHARP_FROM = 25;
    static final double NOISE_LOW_BELOW = 1;
    static final double NOISE_HIGH_FROM = 3;
    static final double FPS_LOW_BELOW = 15;
    static final double FPS_HIGH_ABOVE = 25;
    static final double HEAVY_BELOW = 0.05;
    static final double LIGHT_FROM = 0.15;
    static final double TURNED_FROM = 15;

    static Conditions of(Measures measures, int width, int height) {
        return new Conditions(
                band(measures.eyeDistanceRatio(), FAR_BELOW, "far", "mid", NEAR_FROM, "near"),
                band(measures.eyeDistancePx(), FACE_PX_SMALL, "<120", "120-240", Math.nextUp(FACE_PX_LARGE), ">240"),
                band(measures.faceLuma(), DARK_BELOW, "dark", "normal", Math.nextUp(STRONG_ABOVE), "strong"),
                lightDirection(measures),
                band(measures.redBlueRatio(), COOL_BELOW, "cool", "neutral", Math.nextUp(WARM_ABOVE), "warm"),
                band(measures.laplacianVariance(), BLURRED_BELOW, "blurred", "soft", SHARP_FROM, "sharp"),
                band(measures.noiseSigma(), NOISE_LOW_BELOW, "low", "medium", NOISE_HIGH_FROM, "high"),
                // A camera of 25 frames a second is measured as 24.97 or 25.03.
                band(
                        whole(measures.framesPerSecond()),
                        FPS_LOW_BELOW,
                        "<15",
                        "15-25",
                        Math.nextUp(FPS_HIGH_ABOVE),
                        ">25"),
                resolution(Math.min(width, height)),
                band(measures.bitsPerPixel(), HEAVY_BELOW, "heavy", "medium", LIGHT_FROM, "light"),
                yawCoverage(measures));
    }

    private static @Nullable String band(
            double value, double lower, String low, String middle, double upper, String high) {
        if (Double.isNaN(value)) {
            return null;
        }
        return value < lower ? low : value < upper ? middle : high;
    }

    private static double whole(double value) {
        return Double.isNaN(value) ? value : Math.rint(value);
    }

    /**
     * The direction of the light. Back light goes before the others, because a face darker than its surroundings hides
     * from which side it is lit.
     */
    private static @Nullable String lightDirection(Measures measures) {
        double sides = measures.leftRightLuma();
        if (Double.isNaN(sides)) {
            return null;
        }
        if (measures.faceBackgroundLuma() < BACK_BELOW) {
            return "back";
        }
        return sides > SIDE_RATIO || sides < 1 / SIDE_RATIO ? "side" : "even";
    }

    private static @Nullable String resolution(int shorter) {
        if (shorter <= 0) {
            return null;
        }
        return shorter < 480 ? "<480p" : shorter < 720 ? "480p" : shorter < 1080 ? "720p" : "1080p+";
    }

    private static @Nullable String yawCoverage(Measures measures) {
        if (Double.isNaN(measures.yawMin())) {
            return null;
        }
        boolean left = measures.yawMin() <= -TURNED_FROM;
        boolean right = measures.yawMax() >= TURNED_FROM;
        return left && right ? "both_sides" : left || right ? "one_side" : "frontal";
    }
}
