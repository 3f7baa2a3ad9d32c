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

    public static final Conditions UNKNOWN = builder().build();

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
        Measures.Eyes eyes = measures.eyes();
        Measures.Light light = measures.light();
        Measures.Quality quality = measures.quality();
        Measures.Rate rate = measures.rate();
        return builder()
                .distance(band(eyes.widthRatio(), FAR_BELOW, "far", "mid", NEAR_FROM, "near"))
                .facePx(band(eyes.px(), FACE_PX_SMALL, "<120", "120-240", Math.nextUp(FACE_PX_LARGE), ">240"))
                .lightLevel(band(light.faceLuma(), DARK_BELOW, "dark", "normal", Math.nextUp(STRONG_ABOVE), "strong"))
                .lightDir(lightDirection(light))
                .colourTemp(band(light.redBlue(), COOL_BELOW, "cool", "neutral", Math.nextUp(WARM_ABOVE), "warm"))
                .sharpness(band(quality.laplacianVariance(), BLURRED_BELOW, "blurred", "soft", SHARP_FROM, "sharp"))
                .noise(band(quality.noiseSigma(), NOISE_LOW_BELOW, "low", "medium", NOISE_HIGH_FROM, "high"))
                // A camera of 25 frames a second is measured as 24.97 or 25.03.
                .fps(band(
                        whole(rate.framesPerSecond()),
                        FPS_LOW_BELOW,
                        "<15",
                        "15-25",
                        Math.nextUp(FPS_HIGH_ABOVE),
                        ">25"))
                .resolution(resolution(Math.min(width, height)))
                .compression(band(rate.bitsPerPixel(), HEAVY_BELOW, "heavy", "medium", LIGHT_FROM, "light"))
                .yawCoverage(yawCoverage(measures.yaw()))
                .build();
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
    private static @Nullable String lightDirection(Measures.Light light) {
        double sides = light.leftRight();
        if (Double.isNaN(sides)) {
            return null;
        }
        if (light.faceBackground() < BACK_BELOW) {
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

    private static @Nullable String yawCoverage(Measures.Yaw yaw) {
        if (Double.isNaN(yaw.min())) {
            return null;
        }
        boolean left = yaw.min() <= -TURNED_FROM;
        boolean right = yaw.max() >= TURNED_FROM;
        return left && right ? "both_sides" : left || right ? "one_side" : "frontal";
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Builds conditions, of which nothing is known until it is said. */
    public static final class Builder {
        private @Nullable String distance;
        private @Nullable String facePx;
        private @Nullable String lightLevel;
        private @Nullable String lightDir;
        private @Nullable String colourTemp;
        private @Nullable String sharpness;
        private @Nullable String noise;
        private @Nullable String fps;
        private @Nullable String resolution;
        private @Nullable String compression;
        private @Nullable String yawCoverage;

        private Builder() {}

        public Builder distance(@Nullable String value) {
            distance = value;
            return this;
        }

        public Builder facePx(@Nullable String value) {
            facePx = value;
            return this;
        }

        public Builder lightLevel(@Nullable String value) {
            lightLevel = value;
            return this;
        }

        public Builder lightDir(@Nullable String value) {
            lightDir = value;
            return this;
        }

        public Builder colourTemp(@Nullable String value) {
            colourTemp = value;
            return this;
        }

        public Builder sharpness(@Nullable String value) {
            sharpness = value;
            return this;
        }

        public Builder noise(@Nullable String value) {
            noise = value;
            return this;
        }

        public Builder fps(@Nullable String value) {
            fps = value;
            return this;
        }

        public Builder resolution(@Nullable String value) {
            resolution = value;
            return this;
        }

        public Builder compression(@Nullable String value) {
            compression = value;
            return this;
        }

        public Builder yawCoverage(@Nullable String value) {
            yawCoverage = value;
            return this;
        }

        public Conditions build() {
            return new Conditions(
                    distance,
                    facePx,
                    lightLevel,
                    lightDir,
                    colourTemp,
                    sharpness,
                    noise,
                    fps,
                    resolution,
                    compression,
                    yawCoverage);
        }
    }
}
