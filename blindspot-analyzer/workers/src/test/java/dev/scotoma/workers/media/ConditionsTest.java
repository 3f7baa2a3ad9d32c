package dev.scotoma.workers.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scotoma.workers.media.Measures.Eyes;
import dev.scotoma.workers.media.Measures.Light;
import dev.scotoma.workers.media.Measures.Quality;
import dev.scotoma.workers.media.Measures.Rate;
import dev.scotoma.workers.media.Measures.Yaw;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsTest {
    private static final Eyes EYES = new Eyes(0.1, 100);
    private static final Light LIGHT = new Light(120, 1, 1, 1);
    private static final Quality QUALITY = new Quality(15, 2);
    private static final Rate RATE = new Rate(20, 0.1);
    private static final Yaw YAW = new Yaw(-3, 4);
    private static final Measures NORMAL = new Measures(EYES, LIGHT, QUALITY, RATE, YAW);

    @Test
    void theMiddleOfEverythingIsTheMiddleBand() {
        assertThat(Conditions.of(NORMAL, 640, 480))
                .isEqualTo(Conditions.builder()
                        .distance("mid")
                        .facePx("<120")
                        .lightLevel("normal")
                        .lightDir("even")
                        .colourTemp("neutral")
                        .sharpness("soft")
                        .noise("medium")
                        .fps("15-25")
                        .resolution("480p")
                        .compression("medium")
                        .yawCoverage("frontal")
                        .build());
    }

    @Test
    void whatCouldNotBeMeasuredHasNoValue() {
        assertThat(Conditions.of(Measures.NONE, 0, 0)).isEqualTo(Conditions.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"0.0799,far", "0.08,mid", "0.1599,mid", "0.16,near"})
    void distanceComesFromTheShareOfTheWidthBetweenTheEyes(double ratio, String band) {
        assertThat(of(new Eyes(ratio, 100)).distance()).isEqualTo(band);
    }

    @ParameterizedTest
    @CsvSource({"119.9,<120", "120,120-240", "240,120-240", "240.1,>240"})
    void facePxIsThePixelsBetweenTheEyes(double pixels, String band) {
        assertThat(of(new Eyes(0.1, pixels)).facePx()).isEqualTo(band);
    }

    @ParameterizedTest
    @CsvSource({"54.9,dark", "55,normal", "190,normal", "190.1,strong"})
    void lightLevelIsTheLumaOfTheFace(double luma, String band) {
        assertThat(of(new Light(luma, 1, 1, 1)).lightLevel()).isEqualTo(band);
    }

    @ParameterizedTest
    @CsvSource({"1.5,even", "1.51,side", "0.667,even", "0.66,side"})
    void lightFromTheSideIsSeenOnEitherSide(double ratio, String band) {
        assertThat(of(new Light(120, ratio, 1, 1)).lightDir()).isEqualTo(band);
    }

    @Test
    void lightFromBehindOutweighsLightFromTheSide() {
        assertThat(of(new Light(120, 1, 0.59, 1)).lightDir()).isEqualTo("back");
        assertThat(of(new Light(120, 3, 0.5, 1)).lightDir()).isEqualTo("back");
    }

    @ParameterizedTest
    @CsvSource({"24.97,15-25", "25.03,15-25", "25.6,>25", "14.4,<15", "14.6,15-25", "29.97,>25"})
    void frameRatesAreRoundedBeforeTheyAreBanded(double rate, String band) {
        assertThat(Conditions.of(new Measures(EYES, LIGHT, QUALITY, new Rate(rate, 0.1), YAW), 640, 480)
                        .fps())
                .isEqualTo(band);
    }

    @ParameterizedTest
    @CsvSource({"-20,20,both_sides", "-20,3,one_side", "-3,15,one_side", "-14.9,14.9,frontal"})
    void aTurnCountsFromFifteenDegrees(double left, double right, String coverage) {
        Measures turned = new Measures(EYES, LIGHT, QUALITY, RATE, new Yaw(left, right));
        assertThat(Conditions.of(turned, 640, 480).yawCoverage()).isEqualTo(coverage);
    }

    /** Where both ears are at one place there is no yaw to be had. */
    @Test
    void aFrameWithoutAYawHidesNoTurn() {
        List<Measures.OfFrame> frames = new ArrayList<>();
        for (double yaw : new double[] {-30, 0, 30, Double.NaN}) {
            frames.add(new Measures.OfFrame(100, 640, 120, 1, 1, 1, 15, 2, yaw));
        }
        Measures turned = Measures.of(frames, RATE);
        assertThat(Conditions.of(turned, 640, 480).yawCoverage()).isEqualTo("both_sides");
        Measures none = Measures.of(frames.subList(3, 4), RATE);
        assertThat(Conditions.of(none, 640, 480).yawCoverage()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"640,360,<480p", "480,640,480p", "1280,720,720p", "1080,1920,1080p+"})
    void resolutionIsTheShorterSide(int width, int height, String band) {
        assertThat(Conditions.of(NORMAL, width, height).resolution()).isEqualTo(band);
    }

    @Test
    void everyThresholdIsExplainedInTheDocumentation() throws IOException, IllegalAccessException {
        String page = Files.readString(Path.of("../../docs/conditions.md"));
        List<Field> thresholds = Arrays.stream(Conditions.class.getDeclaredFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == double.class)
                .toList();
        assertThat(thresholds).hasSizeGreaterThan(10);
        for (Field threshold : thresholds) {
            double value = threshold.getDouble(null);
            String number = value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
            assertThat(page).as(threshold.getName()).contains("`" + threshold.getName() + "` " + number + " ");
        }
    }

    private static Conditions of(Eyes eyes) {
        return Conditions.of(new Measures(eyes, LIGHT, QUALITY, RATE, YAW), 640, 480);
    }

    private static Conditions of(Light light) {
        return Conditions.of(new Measures(EYES, light, QUALITY, RATE, YAW), 640, 480);
    }
}
