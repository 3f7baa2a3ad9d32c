package dev.scotoma.workers.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is measured, with drawn people; in this process, for the recordings are our own. */
class InspectorTest {
    private static Inspecting inspecting;

    @BeforeAll
    static void load() throws IOException {
        inspecting = new Inspecting();
    }

    @AfterAll
    static void unload() {
        inspecting.close();
    }

    @Test
    void aBrowsersWebmWithoutDurationIsMeasured() throws Exception {
        Report report = inspect(Clip.ofAFace().seconds(3));
        assertThat(report.reason()).isNull();
        assertThat(report.footage().container()).isEqualTo(Container.WEBM);
        assertThat(report.footage().codec()).isEqualTo("vp8");
        assertThat(report.footage().durationMs()).isCloseTo(3_000, within(40));
        assertThat(report.footage().frames()).isEqualTo(90);
        assertThat(report.measures().rate().framesPerSecond()).isCloseTo(30, within(0.2));
        // Drawn with 0.84 of half a face's width between the eyes, which is 0.22 of 480 pixels.
        assertThat(report.measures().eyes().px()).isCloseTo(0.84 * 0.22 * 480, within(8.0));
        assertThat(conditions(report).yawCoverage()).isEqualTo("frontal");
    }

    @Test
    void sixteenFramesAreSpreadEvenlyOverTheRecording() throws Exception {
        inspect(Clip.ofAFace().seconds(4));
        List<FramePack.Picture> pictures = pictures();
        assertThat(pictures).hasSize(16);
        for (int i = 0; i < 16; i++) {
            assertThat((double) pictures.get(i).frame().atMs()).isCloseTo(4_000 * (i + 0.5) / 16, within(70.0));
        }
    }

    @Test
    void thePackHoldsTheRegionAroundTheFaceAtNativeResolution() throws Exception {
        inspect(Clip.ofAFace().size(1280, 720).drawing(i -> {
            BufferedImage picture = DrawnFace.room(1280, 720, new Color(120, 130, 140));
            DrawnFace.at(300, 330, 60).draw(picture);
            return picture;
        }));
        for (FramePack.Picture picture : pictures()) {
            FramePack.Region region = picture.frame().region();
            FramePack.Face face = picture.frame().face();
            assertThat(face).isNotNull();
            if (face != null) {
                double side = 4 * face.box().width();
                assertThat((double) region.width()).isCloseTo(side, within(3.0));
                assertThat(region.x())
                        .as("shifted to the left edge, not cut by it")
                        .isZero();
                assertThat(region.y() + region.height()).isLessThanOrEqualTo(720);
            }
            BufferedImage image = Inspecting.image(picture);
            assertThat(image.getWidth()).isEqualTo(region.width());
            assertThat(image.getHeight()).isEqualTo(region.height());
        }
    }

    @Test
    void shortRecordingsGiveEveryFrame() throws Exception {
        Report report = inspect(Clip.ofAFace().seconds(0.2));
        assertThat(report.footage().frames()).isEqualTo(6);
        assertThat(report.sampled()).isEqualTo(6);
        assertThat(pictures()).hasSize(6);
    }

    @Test
    void turningToBothSidesIsSeen() throws Exception {
        assertThat(conditions(inspect(Clip.ofATurningFace().seconds(3))).yawCoverage())
                .isEqualTo("both_sides");
    }

    @Test
    void lightIsMeasuredOnTheFace() throws Exception {
        assertThat(conditions(inspect(face(0.25, 0, 60))).lightLevel()).isEqualTo("dark");
        assertThat(conditions(inspect(face(1, 0, 120))).lightDir()).isEqualTo("even");
        assertThat(conditions(inspect(face(1, 1, 120))).lightDir()).isEqualTo("side");
        assertThat(conditions(inspect(face(0.45, 0, 235))).lightDir()).isEqualTo("back");
    }

    @Test
    void farFacesAreFoundInPartsOfThePicture() throws Exception {
        Report report = inspect(Clip.ofAFace().seconds(1).drawing(i -> {
            BufferedImage picture = DrawnFace.room(640, 480, new Color(120, 130, 140));
            DrawnFace.at(430, 200, 24).draw(picture);
            return picture;
        }));
        assertThat(report.reason()).isNull();
        assertThat(conditions(report).distance()).isEqualTo("far");
    }

    @Test
    void nobodyAndTwoPeopleAreToldApart() throws Exception {
        assertThat(inspect(Clip.ofNobody().seconds(1)).reason()).isEqualTo(Reason.NO_FACE);
        assertThat(pictures())
                .hasSize(16)
                .allSatisfy(
                        picture -> assertThat(picture.frame().region().width()).isEqualTo(640));
        assertThat(inspect(Clip.ofTwo().seconds(1)).reason()).isEqualTo(Reason.SEVERAL_FACES);
    }

    /** At the right somebody nearer looks in, for less than a quarter of the recording. */
    @Test
    void thePackShowsOneFaceEvenWhereAnotherIsWider() throws Exception {
        Report report = inspect(Clip.ofAFace().seconds(2).drawing(i -> {
            BufferedImage picture = DrawnFace.room(640, 480, new Color(120, 130, 140));
            DrawnFace.at(190, 230, 75).draw(picture);
            if (i >= 36 && i < 48) {
                DrawnFace.at(490, 230, 95).draw(picture);
            }
            return picture;
        }));
        assertThat(report.reason()).isNull();
        assertThat(pictures())
                .hasSize(16)
                .extracting(FramePack.Picture::frame)
                .allSatisfy(frame -> assertThat(centre(frame)).isCloseTo(190, within(20.0)))
                .anySatisfy(frame -> {
                    assertThat(frame.faces()).isEqualTo(2);
                    assertThat(frame.region()).isEqualTo(new FramePack.Region(0, 0, 640, 480));
                });
        // Drawn with 0.84 of half a face's width between the eyes.
        assertThat(report.measures().eyes().px()).isCloseTo(0.84 * 75, within(6.0));
    }

    @Test
    void wholeFramesShowTheSameFaces() throws Exception {
        byte[] recording = Clip.ofAFace()
                .size(1280, 720)
                .seconds(1)
                .drawing(i -> {
                    BufferedImage picture = DrawnFace.room(1280, 720, new Color(120, 130, 140));
                    DrawnFace.at(300, 330, 60).draw(picture);
                    return picture;
                })
                .bytes();
        inspect(recording);
        List<FramePack.Face> faces = faces();
        inspect(recording, Limits.OF_A_SESSION.ofWholeFrames());
        assertThat(faces()).isEqualTo(faces);
        assertThat(pictures())
                .hasSize(16)
                .extracting(picture -> picture.frame().region())
                .containsOnly(new FramePack.Region(0, 0, 1280, 720));
    }

    @Test
    void aPackThatNobodyKeepsShowsTheSameInMoreBytesAndNothingIsMeasured() throws Exception {
        byte[] recording = Clip.ofAFace().seconds(1).bytes();
        assertThat(inspect(recording, Limits.ofAFile(4, true))
                        .measures()
                        .quality()
                        .noiseSigma())
                .isNotNaN();
        List<FramePack.Picture> small = pictures();
        assertThat(inspect(recording, Limits.ofAFile(4, false))
                        .measures()
                        .quality()
                        .noiseSigma())
                .isNaN();
        List<FramePack.Picture> plain = pictures();
        assertThat(plain).hasSize(4);
        for (int i = 0; i < 4; i++) {
            FramePack.Frame frame = plain.get(i).frame();
            assertThat(frame).isEqualTo(small.get(i).frame());
            assertThat(pixels(plain.get(i))).isEqualTo(pixels(small.get(i)));
            assertThat(plain.get(i).png().length)
                    .isGreaterThan(3 * frame.region().width() * frame.region().height())
                    .isGreaterThan(2 * small.get(i).png().length);
        }
        byte[] large = Clip.ofAFace().size(1280, 720).seconds(.1).bytes();
        inspect(large, Limits.ofAFile(1, false).ofWholeFrames());
        assertThat(pictures().getFirst().png().length).isLessThan(1280 * 720);
    }

    private static int[] pixels(FramePack.Picture picture) throws IOException {
        BufferedImage image = Inspecting.image(picture);
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private static List<FramePack.Face> faces() throws IOException {
        return pictures().stream()
                .map(picture -> Objects.requireNonNull(picture.frame().face()))
                .toList();
    }

    @Test
    void framesWithoutTheSessionsFaceAreKeptWithoutAFace() throws Exception {
        Report report = inspect(Clip.ofAFace().seconds(2).drawing(i -> {
            BufferedImage picture = DrawnFace.room(640, 480, new Color(120, 130, 140));
            if (i < 40) {
                DrawnFace.at(130, 230, 75).draw(picture);
            } else {
                DrawnFace.at(510, 230, 75).draw(picture);
            }
            return picture;
        }));
        assertThat(report.reason()).isNull();
        assertThat(report.faces()).as("looks that show a face").isEqualTo(report.sampled());
        assertThat(pictures()).hasSize(16).extracting(FramePack.Picture::frame).allSatisfy(frame -> {
            assertThat(frame.faces()).isEqualTo(1);
            assertThat(frame.face() == null).isEqualTo(frame.atMs() > 1_320);
        });
    }

    @Test
    void theStagesOfAnInspectionTakeNoLongerThanTheWhole() throws Exception {
        byte[] recording = Clip.ofAFace().seconds(1).bytes();
        long begun = System.nanoTime();
        Report report = inspect(recording);
        long whole = System.nanoTime() - begun;
        assertThat(report.nanos()).containsOnlyKeys(InspectionStage.values());
        assertThat(report.nanos().values())
                .allSatisfy(nanos -> assertThat(nanos).isPositive());
        assertThat(report.nanos().values().stream().mapToLong(Long::longValue).sum())
                .isBetween(whole / 2, whole);
    }

    private static double centre(FramePack.Frame frame) {
        FramePack.Box box = Objects.requireNonNull(frame.face()).box();
        return box.x() + box.width() / 2;
    }

    @ParameterizedTest
    @CsvSource({"webm, vp8", "webm, vp9", "webm, av1", "webm, h264", "mp4, vp9", "mp4, av1", "mp4, h264"})
    void everyCodecIsReadInEveryContainerThatBrowsersPutItInto(String container, String codec) throws Exception {
        Clip clip = container.equals("mp4") ? Clip.ofAFace().mp4() : Clip.ofAFace();
        Report report = inspect(clip.coded(codec).seconds(1));
        assertThat(report.footage().codec()).isEqualTo(codec);
        assertThat(report.footage().container()).isEqualTo(container.equals("mp4") ? Container.MP4 : Container.WEBM);
        assertThat(report.reason()).isNull();
        assertThat(report.footage().frames()).isEqualTo(30);
        assertThat(report.footage().durationMs()).isCloseTo(1_000, within(40));
        assertThat(pictures())
                .hasSize(16)
                .allSatisfy(picture -> assertThat(picture.frame().face()).isNotNull());
    }

    /** A worker reads on after a refusal: what it keeps open of a removed file fills its temporary folder. */
    @Test
    void aRefusedRecordingIsClosed() throws Exception {
        Limits tiny = Limits.OF_A_SESSION.of(Limits.OF_A_SESSION.most().withPixels(100));
        byte[] recording = Clip.ofAFace().seconds(0.2).bytes();
        Report report = inspect(recording, tiny);
        assertThat(report.reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(ProcessCensus.left(ProcessHandle.current().pid())).isEmpty();
    }

    private static Clip face(double light, double side, int wall) {
        return Clip.ofAFace().seconds(1).drawing(i -> {
            BufferedImage picture = DrawnFace.room(640, 480, new Color(wall, wall, wall));
            new DrawnFace(320, 230, 100, 0, light, side).draw(picture);
            return picture;
        });
    }

    private static Conditions conditions(Report report) {
        return Conditions.of(
                report.measures(), report.footage().width(), report.footage().height());
    }

    private static List<FramePack.Picture> pictures() throws IOException {
        return inspecting.pictures();
    }

    private static Report inspect(Clip clip) throws Exception {
        return inspect(clip.bytes());
    }

    private static Report inspect(byte[] recording) throws IOException {
        return inspect(recording, Limits.OF_A_SESSION);
    }

    private static Report inspect(byte[] recording, Limits limits) throws IOException {
        return inspecting.inspect(recording, limits);
    }
}
