package dev.scotoma.workers.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** However a picture is stored, what a player shows of it is what is inspected. */
class GeometryTest {
    private static final Limits WHOLE = Limits.ofAFile(3, true).ofWholeFrames();
    private static final int WIDTH = 480;
    private static final int HEIGHT = 360;

    private static Inspecting inspecting;
    private static FramePack.Picture shown;

    @BeforeAll
    static void inspectTheBase() throws Exception {
        inspecting = new Inspecting();
        inspecting.inspect(clip(drawn()).mp4().bytes(), WHOLE);
        shown = inspecting.pictures().getFirst();
    }

    @AfterAll
    static void close() {
        inspecting.close();
    }

    static List<Orientation> eight() {
        List<Orientation> eight = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            eight.add(new Orientation((i & 4) != 0, (i & 2) != 0, (i & 1) != 0));
        }
        return eight;
    }

    @ParameterizedTest
    @MethodSource("eight")
    void aVideoIsSeenAsItsMatrixShowsIt(Orientation orientation) throws Exception {
        assertSeenAsTheBase(
                Mp4Headers.withMatrix(clip(stored(drawn(), orientation)).mp4().bytes(), matrix(orientation)));
    }

    @ParameterizedTest
    @CsvSource({"vp8, webm", "vp9, webm", "av1, webm", "vp9, mp4", "av1, mp4", "h264, mp4"})
    void aQuarterTurnIsHonouredInEveryCodecAndContainer(String codec, String container) throws Exception {
        Orientation clockwise = new Orientation(true, true, false);
        Clip clip = clip(stored(drawn(), clockwise));
        boolean mp4 = container.equals("mp4");
        byte[] bytes = (mp4 ? clip.mp4() : clip).coded(codec).bytes();
        assertSeenAsTheBase(mp4 ? Mp4Headers.withMatrix(bytes, matrix(clockwise)) : projected(bytes, 0, -90));
    }

    @Test
    void aMirroredWebmIsSeenAsItIsShown() throws Exception {
        assertSeenAsTheBase(projected(
                clip(stored(drawn(), new Orientation(false, true, false))).bytes(), 180, 0));
    }

    @ParameterizedTest
    @CsvSource({"mp4, 2", "webm, 2", "mp4, .5", "webm, .5"})
    void pixelsThatAreNotSquareAreShownSquare(String container, double aspect) throws Exception {
        int width = aspect > 1 ? (int) (WIDTH / aspect) : WIDTH;
        int height = aspect > 1 ? HEIGHT : (int) (HEIGHT * aspect);
        Clip clip = clip(scaled(drawn(), width, height)).pixelAspect(aspect);
        byte[] bytes = (container.equals("mp4") ? clip.mp4() : clip).bytes();
        double coded = new Parts(bytes)
                .media().stream().mapToInt(part -> part.end() - part.body()).sum();
        assertThat(assertSeenAsTheBase(bytes).measures().rate().bitsPerPixel())
                .as("of the pixels that are coded")
                .isCloseTo(8 * coded / (3 * width * height), within(.01));
    }

    /** A phone that holds its wide pixels upright: the aspect is of the stored picture, before it is turned. */
    @Test
    void pixelsAreMadeSquareBeforeThePictureIsTurned() throws Exception {
        Orientation clockwise = new Orientation(true, true, false);
        BufferedImage turned = stored(drawn(), clockwise);
        byte[] clip = clip(scaled(turned, turned.getWidth() / 2, turned.getHeight()))
                .pixelAspect(2)
                .mp4()
                .bytes();
        assertSeenAsTheBase(Mp4Headers.withMatrix(clip, matrix(clockwise)));
    }

    @Test
    void whatAWebmCropsIsNotSeen() throws Exception {
        BufferedImage framed = new BufferedImage(WIDTH + 32, HEIGHT + 48, BufferedImage.TYPE_3BYTE_BGR);
        framed.getGraphics().drawImage(drawn(), 16, 32, null);
        byte[] cropping = {
            0x54,
            (byte) 0xBB,
            (byte) 0x81,
            32,
            0x54,
            (byte) 0xAA,
            (byte) 0x81,
            16,
            0x54,
            (byte) 0xCC,
            (byte) 0x81,
            16,
            0x54,
            (byte) 0xDD,
            (byte) 0x81,
            16
        };
        assertSeenAsTheBase(inPicture(clip(framed).bytes(), cropping));
    }

    @Test
    void aPictureThatIsShownTooLargeIsRefused() throws Exception {
        Limits tight = Limits.OF_A_SESSION.of(Limits.OF_A_SESSION.most().withPixels(2 * WIDTH * HEIGHT - 1));
        byte[] wide = clip(drawn()).pixelAspect(2).mp4().bytes();
        Report report = inspecting.inspect(wide, tight);
        assertThat(report.reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(report.detail()).contains("960x360");
    }

    @Test
    void aMatrixThatLeavesNothingOfThePictureSaysNothing() {
        assertThat(Orientation.of(0, 0, 0, 0)).isEqualTo(Orientation.UPRIGHT);
        assertThat(Orientation.of(1, 1, 1, 1)).isEqualTo(Orientation.UPRIGHT);
        assertThat(Orientation.of(.9, .1, -.1, .9)).isEqualTo(Orientation.UPRIGHT);
        assertThat(Geometry.Margins.of(200, 200, 0, 0, 640, 400)).isEqualTo(Geometry.Margins.NONE);
        assertThat(Geometry.Margins.of(0xFFFF_FFFFL, 0, 0, 0, 640, 400)).isEqualTo(Geometry.Margins.NONE);
        assertThat(Geometry.aspect(0, 1)).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("eight")
    void aStillIsSeenAsItsExifDataShowIt(Orientation orientation) throws Exception {
        byte[] jpeg = HostileSeeds.still("jpeg", stored(drawn(), orientation), false);
        byte[] png = HostileSeeds.still("png", stored(drawn(), orientation), false);
        byte[] exif = exif(number(orientation));
        byte[] app1 = ByteBuffer.allocate(10 + exif.length)
                .putShort((short) 0xFFE1)
                .putShort((short) (8 + exif.length))
                .put("Exif\0\0".getBytes(StandardCharsets.US_ASCII))
                .put(exif)
                .array();
        assertSeenAsTheBase(inserted(jpeg, 2, app1));
        assertSeenAsTheBase(inserted(png, 33, chunk(exif)));
    }

    private static Report assertSeenAsTheBase(byte[] recording) throws IOException {
        Report report = inspecting.inspect(recording, WHOLE);
        assertThat(report.reason()).as(report.detail()).isNull();
        assertThat(report.footage().width()).isEqualTo(WIDTH);
        assertThat(report.footage().height()).isEqualTo(HEIGHT);
        FramePack.Picture seen = inspecting.pictures().getFirst();
        assertThat(Inspecting.difference(Inspecting.image(seen), Inspecting.image(shown)))
                .isLessThan(4);
        FramePack.Face face = Objects.requireNonNull(seen.frame().face());
        FramePack.Face there = Objects.requireNonNull(shown.frame().face());
        assertThat(face.box().x()).isCloseTo(there.box().x(), within(5.0));
        assertThat(face.box().y()).isCloseTo(there.box().y(), within(5.0));
        assertThat(face.box().width()).isCloseTo(there.box().width(), within(6.0));
        return report;
    }

    private static Clip clip(BufferedImage picture) {
        return Clip.ofAFace()
                .size(picture.getWidth(), picture.getHeight())
                .seconds(0.1)
                .drawing(i -> picture);
    }

    /** No two of the eight orientations of it are alike. */
    private static BufferedImage drawn() {
        BufferedImage picture = DrawnFace.room(WIDTH, HEIGHT, new Color(120, 130, 140));
        DrawnFace.at(170, 190, 75).draw(picture);
        var pen = picture.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(380, 0, 100, 120);
        pen.dispose();
        return picture;
    }

    private static BufferedImage scaled(BufferedImage picture, int width, int height) {
        return drawn(
                picture,
                width,
                height,
                AffineTransform.getScaleInstance(
                        (double) width / picture.getWidth(), (double) height / picture.getHeight()));
    }

    /** What has to be stored so that it is shown like this. */
    private static BufferedImage stored(BufferedImage shown, Orientation orientation) {
        int width = shown.getWidth();
        int height = shown.getHeight();
        int x = orientation.mirrored() ? -1 : 1;
        int y = orientation.upsideDown() ? -1 : 1;
        int left = orientation.mirrored() ? width : 0;
        int top = orientation.upsideDown() ? height : 0;
        return orientation.transposed()
                ? drawn(shown, height, width, new AffineTransform(0, x, y, 0, top, left))
                : drawn(shown, width, height, new AffineTransform(x, 0, 0, y, left, top));
    }

    private static BufferedImage drawn(BufferedImage picture, int width, int height, AffineTransform how) {
        BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        var pen = drawn.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(picture, how, null);
        pen.dispose();
        return drawn;
    }

    private static int[] matrix(Orientation orientation) {
        int x = orientation.mirrored() ? -1 : 1;
        int y = orientation.upsideDown() ? -1 : 1;
        return orientation.transposed() ? new int[] {0, y, x, 0} : new int[] {x, 0, 0, y};
    }

    /** Adds a projection with a yaw and a roll in degrees to the picture (RFC 9559, 5.1.4.1.28.41). */
    private static byte[] projected(byte[] webm, float yaw, float roll) {
        return inPicture(
                webm,
                ByteBuffer.allocate(21)
                        .putShort((short) 0x7670)
                        .put((byte) 0x92)
                        .putShort((short) 0x7671)
                        .put((byte) 0x81)
                        .put((byte) 0)
                        .putShort((short) 0x7673)
                        .put((byte) 0x84)
                        .putFloat(yaw)
                        .putShort((short) 0x7675)
                        .put((byte) 0x84)
                        .putFloat(roll)
                        .array());
    }

    /** Adds elements to the description of the picture. */
    private static byte[] inPicture(byte[] webm, byte[] elements) {
        Parts parts = new Parts(webm);
        int at = parts.all().stream()
                .filter(part -> part.sizeAt() == part.start() + 1 && webm[part.start()] == (byte) 0xE0)
                .findFirst()
                .orElseThrow()
                .body();
        parts.resizeAround(at, elements.length);
        return inserted(webm, at, elements);
    }

    private static byte[] inserted(byte[] bytes, int at, byte[] more) {
        return ByteBuffer.allocate(bytes.length + more.length)
                .put(bytes, 0, at)
                .put(more)
                .put(bytes, at, bytes.length - at)
                .array();
    }

    /** The orientation's number in EXIF: the side of the scene at which the first row and the first column lie. */
    private static int number(Orientation orientation) {
        int[][] numbers = {{1, 4}, {2, 3}, {5, 8}, {6, 7}};
        return numbers[(orientation.transposed() ? 2 : 0) + (orientation.mirrored() ? 1 : 0)][
                orientation.upsideDown() ? 1 : 0];
    }

    /** A TIFF directory of one entry: tag 0x112, a short, once. */
    private static byte[] exif(int orientation) {
        return ByteBuffer.allocate(26)
                .put(new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1})
                .putShort((short) 0x112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .array();
    }

    private static byte[] chunk(byte[] body) {
        byte[] chunk = ByteBuffer.allocate(12 + body.length)
                .putInt(body.length)
                .put("eXIf".getBytes(StandardCharsets.US_ASCII))
                .put(body)
                .array();
        var sum = new java.util.zip.CRC32();
        sum.update(chunk, 4, 4 + body.length);
        ByteBuffer.wrap(chunk).putInt(8 + body.length, (int) sum.getValue());
        return chunk;
    }
}
