package dev.scotoma.workers.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recordings of public benchmarks, which no browser wrote. */
class ArchiveRecordingTest {
    private static final Limits AT_HAND = Limits.ofConditions();

    private static Inspecting inspecting;

    @BeforeAll
    static void start() throws IOException {
        inspecting = new Inspecting();
    }

    @AfterAll
    static void close() {
        inspecting.close();
    }

    @ParameterizedTest
    @CsvSource({"avi, mjpeg", "avi, mpeg4", "avi, msmpeg4v3", "avi, h264", "mov, mjpeg", "mov, mpeg4", "mov, h264"})
    void aRecordingAtHandIsMeasuredAsThatOfASessionIs(String container, String codec) throws Exception {
        Clip clip = clip(container).coded(codec);
        Report report = inspecting.inspect(clip.bytes(), AT_HAND);
        assertThat(report.reason()).as(report.detail()).isNull();
        assertThat(report.footage().codec()).isEqualTo(codec);
        assertThat(report.footage().container()).isEqualTo(container.equals("avi") ? Container.AVI : Container.MP4);
        assertThat(report.footage().frames()).isEqualTo(25);
        assertThat(report.footage().durationMs()).isCloseTo(1_000, within(50));
        assertThat(inspecting.pictures()).as("nobody wants them").isEmpty();

        Report session = inspecting.inspect(
                Clip.ofAFace().size(320, 240).fps(25).seconds(1).bytes(), Limits.OF_A_SESSION);
        assertThat(conditions(report).facePx()).isEqualTo(conditions(session).facePx());
        assertThat(conditions(report).distance()).isEqualTo(conditions(session).distance());
        assertThat(conditions(report).lightLevel())
                .isEqualTo(conditions(session).lightLevel());
        assertThat(conditions(report).fps())
                .isEqualTo(conditions(session).fps())
                .isEqualTo("15-25");
        assertThat(report.measures().light().faceLuma())
                .isCloseTo(session.measures().light().faceLuma(), within(6.0));
    }

    @Test
    void itIsScoredToo() throws Exception {
        Report report =
                inspecting.inspect(clip("avi").bytes(), Limits.ofAFile(4, false).withArchives());
        assertThat(report.reason()).as(report.detail()).isNull();
        assertThat(inspecting.pictures()).hasSize(4);
    }

    @Test
    void aRecordingOfASessionIsAsBrowsersMakeIt() throws Exception {
        assertThat(inspecting.inspect(clip("avi").bytes(), Limits.OF_A_SESSION).detail())
                .isEqualTo("This is an AVI video, and no WebM or MP4.");
        assertThat(inspecting.inspect(clip("mov").bytes(), Limits.OF_A_SESSION).detail())
                .isEqualTo("The recording's codec is none that browsers record.");
        assertThat(inspecting
                        .inspect(withoutType(clip("mov").bytes()), Limits.OF_A_SESSION)
                        .detail())
                .isEqualTo("This is a QuickTime video, and no WebM or MP4.");
    }

    @Test
    void quickTimeThatDoesNotSayItsTypeIsRead() throws Exception {
        Report report = inspecting.inspect(withoutType(clip("mov").bytes()), AT_HAND);
        assertThat(report.reason()).as(report.detail()).isNull();
        assertThat(report.footage().frames()).isEqualTo(25);
    }

    @Test
    void anAviFileThatIsCutIsTruncated() throws Exception {
        byte[] whole = clip("avi").bytes();
        for (int length : new int[] {40, whole.length / 2, whole.length - 1}) {
            Report report = inspecting.inspect(Arrays.copyOf(whole, length), AT_HAND);
            assertThat(report.reason())
                    .as("%d of %d bytes", length, whole.length)
                    .isEqualTo(Reason.TRUNCATED);
        }
        byte[] more = Arrays.copyOf(whole, whole.length + 100);
        assertThat(inspecting.inspect(more, AT_HAND).reason()).isNull();
    }

    @Test
    void aCodecOfNobodyIsRefused() throws Exception {
        assertThat(inspecting
                        .inspect(clip("avi").coded("mpeg2").bytes(), AT_HAND)
                        .detail())
                .isEqualTo("The recording's codec is none that browsers or older cameras record.");
        assertThat(inspecting
                        .inspect("this is no film".getBytes(StandardCharsets.US_ASCII), AT_HAND)
                        .detail())
                .isEqualTo("This is no WebM, MP4 or AVI.");
    }

    private static Clip clip(String container) {
        Clip clip = Clip.ofAFace().size(320, 240).fps(25).seconds(1);
        return container.equals("avi") ? clip.avi() : clip.mov();
    }

    /** The box that says the type, renamed to one that players pass over, so that everything else keeps its place. */
    private static byte[] withoutType(byte[] mov) {
        byte[] renamed = mov.clone();
        System.arraycopy("wide".getBytes(StandardCharsets.US_ASCII), 0, renamed, 4, 4);
        return renamed;
    }

    private static Conditions conditions(Report report) {
        return Conditions.of(
                report.measures(), report.footage().width(), report.footage().height());
    }
}
