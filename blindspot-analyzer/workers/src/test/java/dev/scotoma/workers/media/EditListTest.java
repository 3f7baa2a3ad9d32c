package dev.scotoma.workers.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A recording that was cut without coding it again is as long as what it shows, and is not what it hides. */
class EditListTest {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;

    private static Inspecting inspecting;

    @BeforeAll
    static void load() throws IOException {
        inspecting = new Inspecting();
    }

    @AfterAll
    static void close() {
        inspecting.close();
    }

    @Test
    void theLastSecondOfSixIsAllThatIsSeen() throws Exception {
        Report report = inspect(Mp4Headers.showing(1, 5, sixSeconds().bytes()));
        assertThat(report.reason()).as(report.detail()).isNull();
        assertThat(report.footage().frames()).isEqualTo(15);
        assertThat(report.footage().durationMs()).isCloseTo(1_000, within(70));
        assertThat(report.measures().rate().framesPerSecond()).isCloseTo(15, within(.2));
        assertThat(report.sampled()).isEqualTo(15);
        assertThat(report.faces()).isEqualTo(15);
        assertThat(inspecting.pictures())
                .hasSize(15)
                .allSatisfy(picture -> assertThat(picture.frame().atMs()).isBetween(0, 1_000));
    }

    @Test
    void theMiddleOfSixSecondsIsAllThatIsSeen() throws Exception {
        Report report = inspect(Mp4Headers.showing(2, 3, sixSeconds().bytes()));
        assertThat(report.footage().frames()).isEqualTo(30);
        assertThat(report.footage().durationMs()).isCloseTo(2_000, within(70));
        assertThat(report.reason()).as("nobody is there yet").isEqualTo(Reason.NO_FACE);
    }

    @Test
    void fragmentsHideWhatLiesBeforeTheirBeginning() throws Exception {
        byte[] plain = sixSeconds().inFragments().bytes();
        assertThat(inspect(plain).footage().frames()).isEqualTo(90);
        Report report = inspect(Mp4Headers.withEditList(plain, 5));
        assertThat(report.reason()).as(report.detail()).isNull();
        assertThat(report.footage().frames()).isEqualTo(15);
        assertThat(report.footage().durationMs()).isCloseTo(1_000, within(70));
        assertThat(report.faces()).isEqualTo(report.sampled()).isEqualTo(15);
    }

    @Test
    void whatIsHiddenMakesARecordingNoLonger() throws Exception {
        byte[] long127 = Clip.ofAFace()
                .mp4()
                .size(WIDTH, HEIGHT)
                .fps(2)
                .seconds(127)
                .keyFrameEvery(1_000)
                .drawing(i -> room(i >= 248))
                .bytes();
        Report report = inspect(Mp4Headers.showing(3, 124, long127.clone()));
        assertThat(report.reason()).as(report.detail()).isNull();
        assertThat(report.footage().durationMs()).isCloseTo(3_000, within(10));
        assertThat(report.faces()).isEqualTo(6);
        assertThat(inspect(Mp4Headers.showing(127, 0, long127)).reason()).isEqualTo(Reason.TOO_LONG);
    }

    /** Sixteen frames of it are shown; all ninety would be decoded for them. */
    @Test
    void whatIsHiddenIsNotDecodedWithoutLimit() throws Exception {
        byte[] clip = Mp4Headers.showing(1, 5, sixSeconds().bytes());
        assertThat(inspecting.inspect(clip, frames(45)).reason()).isNull();
        Report report = inspecting.inspect(clip, frames(44));
        assertThat(report.reason()).isEqualTo(Reason.TOO_LONG);
        assertThat(report.detail())
                .isEqualTo("The recording has more than 88 frames with those that it does not show.");
    }

    /** Each of 20,000 more edits shows all of ninety frames again. */
    @Test
    void aFilmThatIsShownAgainAndAgainIsTooLong() throws Exception {
        byte[] clip = sixSeconds().bytes();
        assertThat(inspect(Mp4Headers.withEdits(clip, 20_000)).reason()).isEqualTo(Reason.TOO_LONG);
    }

    @Test
    void aFilmThatShowsNothingSaysSo() throws Exception {
        Report report = inspect(Mp4Headers.showing(1, 60, sixSeconds().bytes()));
        assertThat(report.reason()).isEqualTo(Reason.UNREADABLE);
        assertThat(report.detail()).startsWith("The recording ").endsWith(".");
    }

    private static Report inspect(byte[] recording) throws IOException {
        return inspecting.inspect(recording, Limits.OF_A_SESSION);
    }

    private static Limits frames(int frames) {
        return Limits.OF_A_SESSION.of(new Limits.Cost(1 << 24, 1 << 24, 120, frames));
    }

    /** Somebody comes into the picture when the last second begins. */
    private static Clip sixSeconds() {
        return Clip.ofAFace()
                .mp4()
                .size(WIDTH, HEIGHT)
                .fps(15)
                .seconds(6)
                .keyFrameEvery(90)
                .drawing(i -> room(i >= 75));
    }

    private static BufferedImage room(boolean somebody) {
        BufferedImage picture = DrawnFace.room(WIDTH, HEIGHT, new Color(120, 130, 140));
        if (somebody) {
            DrawnFace.at(WIDTH / 2.0, 115, 53).draw(picture);
        }
        return picture;
    }
}
