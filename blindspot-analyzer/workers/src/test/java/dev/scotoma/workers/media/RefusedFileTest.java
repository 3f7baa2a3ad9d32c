package dev.scotoma.workers.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing honest is refused, and what is refused is told the true reason. */
class RefusedFileTest {
    private static final Limits FILE = Limits.ofAFile(2, true);

    private static Inspecting inspecting;
    private static byte[] webm;
    private static byte[] mp4;
    private static byte[] fragments;

    @BeforeAll
    static void draw() throws Exception {
        inspecting = new Inspecting();
        webm = clip().bytes();
        mp4 = clip().mp4().bytes();
        fragments = clip().mp4().inFragments().bytes();
    }

    @AfterAll
    static void close() {
        inspecting.close();
    }

    private static Clip clip() {
        return Clip.ofAFace().size(320, 240).seconds(0.2);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            \\0\\0\\0\\040ftypavif\\0\\0\\0\\0avifmif1miafMA1B, an AVIF picture
            \\0\\0\\0\\034ftypmif1\\0\\0\\0\\0mif1avifmiaf,     an AVIF picture
            \\0\\0\\0\\034ftypavis\\0\\0\\0\\0avifavismsf1,     an AVIF picture
            \\0\\0\\0\\030ftypheic\\0\\0\\0\\0mif1heic,         a HEIC picture
            \\0\\0\\0\\030ftypmif1\\0\\0\\0\\0mif1heic,         a HEIC picture
            \\0\\0\\0\\030ftypmif1\\0\\0\\0\\0mif1miaf,         a HEIF picture
            BM\\066\\0\\0\\0\\0\\0\\0\\0\\066\\0\\0\\0\\050,    a BMP picture
            RIFF\\044\\0\\0\\0WEBPVP8 ,                         a WebP picture
            RIFF\\044\\0\\0\\0AVI LIST,                         an AVI video
            GIF89a\\001\\0\\001,                                a GIF picture
            II*\\0\\010\\0\\0\\0,                               a TIFF picture
            MM\\0*\\0\\0\\0\\010,                               a TIFF picture
            \\0\\0\\0\\014JXL \\r\\n,                           a JPEG XL picture
            """)
    void aFileOfAnotherFormatIsCalledByItsName(String head, String name) throws Exception {
        byte[] file = Arrays.copyOf(head.translateEscapes().getBytes(StandardCharsets.ISO_8859_1), 4_000);
        assertRefused(file, FILE, Reason.NOT_A_VIDEO, "This is " + name + ", and no WebM, MP4, JPEG or PNG.");
        assertRefused(file, Limits.OF_A_SESSION, Reason.NOT_A_VIDEO, "This is " + name + ", and no WebM or MP4.");
    }

    @Test
    void aPictureIsNoRecordingOfASession() throws Exception {
        assertRefused(jpeg(), Limits.OF_A_SESSION, Reason.NOT_A_VIDEO, "This is a JPEG picture, and no WebM or MP4.");
        assertRefused(new byte[0], FILE, Reason.EMPTY, "The recording has no bytes.");
        assertRefused(
                "BMW drives by".getBytes(StandardCharsets.US_ASCII),
                FILE,
                Reason.NOT_A_VIDEO,
                "This is no WebM, MP4, JPEG or PNG.");
    }

    static Stream<String> tails() {
        return Stream.of("what some phones append, no box at all", "\n", ".", "<!>", "1234567", "\0\0\0\0", "\0\0\0");
    }

    @ParameterizedTest
    @MethodSource("tails")
    void bytesAfterTheEndAreNoPartOfTheFile(String tail) throws Exception {
        byte[] more = tail.getBytes(StandardCharsets.US_ASCII);
        List<byte[]> files = more.length < 8 ? List.of(mp4, webm) : List.of(mp4, webm, fragments);
        for (byte[] file : files) {
            Report report = inspecting.inspect(joined(file, more), FILE);
            assertThat(report.reason()).as(report.detail()).isNull();
            assertThat(report.footage().frames()).isEqualTo(6);
        }
    }

    /** Wherever it is cut, as far as that shows: not between two parts of a live recording. */
    @Test
    void aRecordingThatIsCutIsTruncated() throws Exception {
        int index = new String(mp4, StandardCharsets.ISO_8859_1).indexOf("moov");
        for (int length : new int[] {40, mp4.length / 2, index - 4, index, index + 40, mp4.length - 1}) {
            assertTruncated(Arrays.copyOf(mp4, length));
        }
        int fragment = new String(fragments, StandardCharsets.ISO_8859_1).indexOf("moof") - 4;
        for (int length : new int[] {fragment + 3, fragment + 8, fragment + 60, fragments.length - 1}) {
            assertTruncated(Arrays.copyOf(fragments, length));
        }
        // The head of one more fragment, after one that is whole.
        assertTruncated(joined(fragments, Arrays.copyOfRange(fragments, fragment, fragment + 5)));
        assertTruncated(joined(fragments, Arrays.copyOfRange(fragments, fragment, fragment + 9)));
        for (int cut : new int[] {1, 100, webm.length / 2}) {
            assertTruncated(Arrays.copyOf(webm, webm.length - cut));
        }
        // One more cluster of a live recording.
        assertTruncated(joined(webm, new byte[] {0x1F, 0x43}));
        assertTruncated(joined(webm, new byte[] {0x1F, 0x43, (byte) 0xB6, 0x75, 0x01}));
    }

    private static void assertTruncated(byte[] file) throws IOException {
        Report report = inspecting.inspect(file, FILE);
        assertThat(report.reason())
                .as("%d bytes: %s", file.length, report.detail())
                .isEqualTo(Reason.TRUNCATED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aJpegThatIsCutIsNotScored(boolean progressive) throws Exception {
        byte[] whole = HostileSeeds.still("jpeg", face(), progressive);
        assertThat(inspecting.inspect(whole, FILE).reason()).isNull();
        assertThat(inspecting.inspect(joined(whole, new byte[100]), FILE).reason())
                .isNull();
        for (double part : new double[] {.3, .5, .8, .95}) {
            byte[] cut = Arrays.copyOf(whole, (int) (part * whole.length));
            assertRefused(
                    cut, FILE, Reason.TRUNCATED, "The JPEG file ends in the middle, after " + cut.length + " bytes.");
            // As interrupted copies leave it.
            assertRefused(
                    Arrays.copyOf(cut, whole.length),
                    FILE,
                    Reason.TRUNCATED,
                    "The JPEG file ends in the middle, after " + whole.length + " bytes.");
        }
    }

    @Test
    void aJpegThatLacksAPartOfItsPictureIsNotScored() throws Exception {
        byte[] whole = jpeg();
        for (double part : new double[] {.3, .5, .8, .95}) {
            byte[] cut = Arrays.copyOf(whole, (int) (part * whole.length));
            assertRefused(
                    joined(cut, new byte[] {(byte) 0xFF, (byte) 0xD9}),
                    FILE,
                    Reason.UNREADABLE,
                    "The image is damaged.");
        }
    }

    @Test
    void aPngThatIsCutOrDamagedIsNotScored() throws Exception {
        byte[] whole = HostileSeeds.still("png", face(), false);
        assertThat(inspecting.inspect(whole, FILE).reason()).isNull();
        for (double part : new double[] {.01, .3, .5, .8, .95}) {
            byte[] cut = Arrays.copyOf(whole, (int) (part * whole.length));
            assertThat(inspecting.inspect(cut, FILE).reason()).isIn(Reason.TRUNCATED, Reason.UNREADABLE);
            assertThat(inspecting
                            .inspect(Arrays.copyOf(cut, whole.length), FILE)
                            .reason())
                    .isEqualTo(Reason.UNREADABLE);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 500", "500, 1", "2, 2", "15, 15", "15, 400"})
    void aTinyPictureIsRefusedInOneSentence(int width, int height) throws Exception {
        BufferedImage tiny = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        String sentence = "The picture has " + width + "x" + height + " pixels; no side may have less than 16.";
        assertRefused(HostileSeeds.still("png", tiny, false), FILE, Reason.UNREADABLE, sentence);
        assertRefused(HostileSeeds.still("jpeg", tiny, false), FILE, Reason.UNREADABLE, sentence);
    }

    @ParameterizedTest
    @CsvSource({"2, 2", "14, 200", "200, 14"})
    void aTinyVideoIsRefusedInOneSentence(int width, int height) throws Exception {
        byte[] clip = Clip.ofAFace()
                .size(width, height)
                .seconds(.1)
                .drawing(i -> new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR))
                .bytes();
        String sentence = "The picture has " + width + "x" + height + " pixels; no side may have less than 16.";
        assertRefused(clip, Limits.OF_A_SESSION, Reason.UNREADABLE, sentence);
    }

    @ParameterizedTest
    @CsvSource({"16, 16", "16, 2000", "2000, 17"})
    void theSmallestPictureIsLookedAt(int width, int height) throws Exception {
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        assertThat(inspecting
                        .inspect(HostileSeeds.still("png", small, false), FILE)
                        .reason())
                .isEqualTo(Reason.NO_FACE);
    }

    private static void assertRefused(byte[] file, Limits limits, Reason reason, String sentence) throws IOException {
        Report report = inspecting.inspect(file, limits);
        assertThat(report.detail()).isEqualTo(sentence);
        assertThat(report.reason()).isEqualTo(reason);
    }

    private static byte[] jpeg() throws IOException {
        return HostileSeeds.still("jpeg", face(), false);
    }

    private static BufferedImage face() {
        BufferedImage picture = DrawnFace.room(320, 240, new Color(120, 130, 140));
        DrawnFace.at(160, 115, 53).draw(picture);
        return picture;
    }

    private static byte[] joined(byte[] bytes, byte[] more) {
        return ByteBuffer.allocate(bytes.length + more.length)
                .put(bytes)
                .put(more)
                .array();
    }
}
