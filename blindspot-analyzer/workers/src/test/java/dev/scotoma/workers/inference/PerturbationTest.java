package dev.scotoma.workers.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scotoma.workers.inference.FaceCrop.Window;
import dev.scotoma.workers.inference.Perturbation.Kind;
import dev.scotoma.workers.media.FramePack.Box;
import dev.scotoma.workers.media.FramePack.Region;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PerturbationTest {
    private static final int SIDE = 32;
    private static final Box FACE = new Box(300, 200, 100, 50);
    private static final Region ALL = new Region(0, 0, 640, 480);
    private static final Window ROOMY = new Window(200, 100, 200, 200);

    /** Packs compress pictures in one way or another and cut out more or less: that is no other frame. */
    @Test
    void theSameSeedTimeAndFaceGiveTheSameChangesAndOthersGiveOthers() {
        assertThat(Perturbation.of(7, 200, FACE)).isEqualTo(Perturbation.of(7, 200, new Box(300, 200, 100, 50)));
        assertThat(Perturbation.of(7, 200, FACE))
                .extracting(Perturbation::kind)
                .containsExactly(Kind.BRIGHTNESS, Kind.CONTRAST, Kind.JPEG, Kind.BLUR, Kind.SCALE, Kind.SHIFT);
        Set<List<Perturbation>> bySeed = new HashSet<>();
        Set<List<Perturbation>> byTime = new HashSet<>();
        Set<List<Perturbation>> byFace = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            bySeed.add(Perturbation.of(i, 200, FACE));
            byTime.add(Perturbation.of(7, i, FACE));
            byFace.add(Perturbation.of(7, 200, new Box(300 + i, 200, 100, 50)));
        }
        assertThat(bySeed).hasSizeGreaterThan(15);
        assertThat(byTime).hasSizeGreaterThan(15);
        assertThat(byFace).hasSizeGreaterThan(15);
    }

    @Test
    void everyDirectionIsDrawnAsOftenAsTheOther() {
        int brighter = 0;
        int right = 0;
        int down = 0;
        for (int seed = 0; seed < 1000; seed++) {
            List<Perturbation> changes = Perturbation.of(seed, 5, FACE);
            brighter += changes.getFirst().across() > 0 ? 1 : 0;
            right += changes.getLast().across() > 0 ? 1 : 0;
            down += changes.getLast().down() > 0 ? 1 : 0;
        }
        assertThat(List.of(brighter, right, down))
                .allSatisfy(times -> assertThat(times).isBetween(440, 560));
    }

    @Test
    void brightnessMovesEveryValueByEightAndStaysInRange() throws Exception {
        float[][] planes = {{0, 100, 252}, {8, 7, 255}, {50, 60, 70}};
        assertThat(changed(Kind.BRIGHTNESS, 1, planes, 3, 1))
                .isDeepEqualTo(new float[][] {{8, 108, 255}, {16, 15, 255}, {58, 68, 78}});
        assertThat(changed(Kind.BRIGHTNESS, -1, planes, 3, 1))
                .isDeepEqualTo(new float[][] {{0, 92, 244}, {0, 0, 247}, {42, 52, 62}});
    }

    @Test
    void contrastStretchesByATenthAroundTheMeanOfThePicture() throws Exception {
        float[][] planes = {{90, 110}, {100, 100}, {80, 120}};
        near(changed(Kind.CONTRAST, 1, planes, 2, 1), new float[][] {{89, 111}, {100, 100}, {78, 122}});
        near(changed(Kind.CONTRAST, -1, planes, 2, 1), new float[][] {{91, 109}, {100, 100}, {82, 118}});
        near(changed(Kind.CONTRAST, 1, new float[][] {{0, 255}, {0, 255}, {0, 255}}, 2, 1), new float[][] {
            {0, 255}, {0, 255}, {0, 255}
        });
    }

    @Test
    void blurSpreadsAPointLikeAGaussianOfOnePixelAndKeepsAnEvenPicture() throws Exception {
        float[][] point = new float[3][SIDE * SIDE];
        point[1][10 * SIDE + 20] = 200;
        float[] blurred = changed(Kind.BLUR, 1, point, SIDE, SIDE)[1];
        double[] across = new double[SIDE];
        double variance = 0;
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                across[x] += blurred[y * SIDE + x] / 200;
            }
        }
        for (int x = 0; x < SIDE; x++) {
            variance += across[x] * (x - 20) * (x - 20);
        }
        assertThat(variance).isCloseTo(1, within(0.02));
        assertThat(blurred[10 * SIDE + 20]).isCloseTo(200 * 0.1592f, within(0.1f));
        assertThat(blurred[10 * SIDE + 21]).isCloseTo(blurred[11 * SIDE + 20], within(1e-3f));
        float[][] even = new float[3][12];
        for (float[] plane : even) {
            Arrays.fill(plane, 77);
        }
        near(changed(Kind.BLUR, 1, even, 4, 3), even);
    }

    @Test
    void jpegKeepsAPictureAndItsColoursButNotItsEveryPixel() throws Exception {
        float[][] planes = new float[3][SIDE * SIDE];
        Random noise = new Random(3);
        for (int i = 0; i < SIDE * SIDE; i++) {
            planes[0][i] = 60 + 4 * (i % SIDE) + noise.nextInt(10);
            planes[1][i] = 100 + noise.nextInt(10);
            planes[2][i] = 20 + 2 * Math.floorDiv(i, SIDE);
        }
        float[][] compressed = changed(Kind.JPEG, 1, planes, SIDE, SIDE);
        double error = 0;
        for (int c = 0; c < 3; c++) {
            for (int i = 0; i < SIDE * SIDE; i++) {
                error += Math.abs(compressed[c][i] - planes[c][i]) / (3 * SIDE * SIDE);
            }
        }
        assertThat(error).isBetween(0.5, 6.0);
        assertThat(changed(Kind.JPEG, 1, planes, SIDE, SIDE)).isDeepEqualTo(compressed);
    }

    @Test
    void onlyPixelsOrOnlyTheWindowChange() throws Exception {
        float[][] planes = {{1}, {2}, {3}};
        for (Kind kind : List.of(Kind.NONE, Kind.SCALE, Kind.SHIFT)) {
            assertThat(new Perturbation(kind, 1, 1).planes(planes, 1, 1)).isEqualTo(planes);
        }
        for (Kind kind : List.of(Kind.NONE, Kind.BRIGHTNESS, Kind.CONTRAST, Kind.JPEG, Kind.BLUR)) {
            assertThat(moved(kind, 1, 1, ROOMY)).hasValue(ROOMY);
        }
    }

    @Test
    void scaleChangesTheWindowByThreeHundredthsAroundItsMiddle() {
        assertThat(moved(Kind.SCALE, 1, 1, ROOMY)).hasValue(new Window(197, 97, 206, 206));
        assertThat(moved(Kind.SCALE, -1, 1, ROOMY)).hasValue(new Window(203, 103, 194, 194));
    }

    @Test
    void shiftMovesTheWindowByTwoHundredthsOfTheFace() {
        assertThat(moved(Kind.SHIFT, 1, -1, ROOMY)).hasValue(new Window(202, 99, 200, 200));
        assertThat(moved(Kind.SHIFT, -1, 1, ROOMY)).hasValue(new Window(198, 101, 200, 200));
    }

    @Test
    void theWindowStaysInThePicture() {
        assertThat(moved(Kind.SCALE, 1, 1, new Window(0, 0, 480, 480))).hasValueSatisfying(window -> {
            assertThat(window.width()).isCloseTo(480 * 0.97, within(1e-9));
            assertThat(window.left()).isCloseTo(480 * 0.015, within(1e-9));
        });
        assertThat(moved(Kind.SCALE, 1, 1, new Window(440, 280, 200, 200))).hasValue(new Window(434, 274, 206, 206));
        assertThat(moved(Kind.SHIFT, 1, 1, new Window(440, 280, 200, 200))).hasValue(new Window(438, 279, 200, 200));
        assertThat(moved(Kind.SHIFT, 1, 1, new Window(0, 0, 480, 480))).hasValue(new Window(2, 0, 480, 480));
        assertThat(moved(Kind.SHIFT, 1, 1, new Window(0, 0, 640, 480))).isEmpty();
    }

    private static Optional<Window> moved(Kind kind, int across, int down, Window from) {
        return new Perturbation(kind, across, down).window(from, FACE, ALL);
    }

    private static float[][] changed(Kind kind, int across, float[][] planes, int width, int height) throws Exception {
        return new Perturbation(kind, across, 1).planes(planes, width, height);
    }

    private static void near(float[][] planes, float[][] expected) {
        for (int c = 0; c < expected.length; c++) {
            assertThat(planes[c]).containsExactly(expected[c], within(0.01f));
        }
    }
}
