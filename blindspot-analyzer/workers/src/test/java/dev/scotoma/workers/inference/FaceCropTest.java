package dev.scotoma.workers.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scotoma.workers.inference.FaceCrop.Window;
import dev.scotoma.workers.inference.Perturbation.Kind;
import dev.scotoma.workers.manifest.Manifest.Alignment;
import dev.scotoma.workers.manifest.Manifest.AroundFace;
import dev.scotoma.workers.manifest.Manifest.Channels;
import dev.scotoma.workers.manifest.Manifest.Crop;
import dev.scotoma.workers.manifest.Manifest.Input;
import dev.scotoma.workers.manifest.Manifest.Resize;
import dev.scotoma.workers.manifest.Manifest.Shape;
import dev.scotoma.workers.manifest.Manifest.WholeFrame;
import dev.scotoma.workers.media.FramePack.Box;
import dev.scotoma.workers.media.FramePack.Face;
import dev.scotoma.workers.media.FramePack.Point;
import dev.scotoma.workers.media.FramePack.Region;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaceCropTest {
    private static final Region ALL = new Region(0, 0, 640, 480);
    private static final Crop SQUARE = new AroundFace(3, Shape.SQUARE, Alignment.NONE);
    private static final Crop BOX = new AroundFace(2.7, Shape.BOX, Alignment.NONE);

    @Test
    void theWindowIsASquareAroundTheFace() {
        assertThat(FaceCrop.window(new Box(300, 200, 80, 100), ALL, SQUARE)).isEqualTo(new Window(190, 100, 300, 300));
    }

    @Test
    void aWindowThatWouldLeaveThePictureIsShiftedAndKeepsItsSize() {
        assertThat(FaceCrop.window(new Box(0, 0, 80, 100), ALL, SQUARE)).isEqualTo(new Window(0, 0, 300, 300));
        assertThat(FaceCrop.window(new Box(560, 380, 80, 100), ALL, SQUARE)).isEqualTo(new Window(340, 180, 300, 300));
        assertThat(FaceCrop.window(new Box(-30, 200, 80, 100), ALL, SQUARE).left())
                .isZero();
    }

    @Test
    void aWindowLargerThanThePictureShrinksToIt() {
        assertThat(FaceCrop.window(new Box(200, 100, 200, 240), ALL, SQUARE)).isEqualTo(new Window(60, 0, 480, 480));
    }

    @Test
    void aBoxKeepsTheProportionsOfTheFaceWhenItShrinks() {
        near(FaceCrop.window(new Box(300, 200, 80, 100), ALL, BOX), 232, 115, 216, 270);
        // 2.7 × 240 does not fit into 480: both sides shrink by the same factor 2.
        near(FaceCrop.window(new Box(200, 100, 200, 240), ALL, BOX), 100, 0, 400, 480);
    }

    @Test
    void coordinatesAreThoseOfTheShownRegion() {
        assertThat(FaceCrop.window(new Box(300, 200, 80, 100), new Region(140, 50, 400, 400), SQUARE))
                .isEqualTo(new Window(50, 50, 300, 300));
    }

    @Test
    void aWholeFrameIsItsOwnWindowWhereverTheFaceIs() {
        assertThat(FaceCrop.window(new Box(300, 200, 80, 100), ALL, new WholeFrame()))
                .isEqualTo(new Window(0, 0, 640, 480));
    }

    /**
     * Four pixels in a row become two by two: each output pixel reaches over three, weighted 3, 3, 1 and 1, 3, 3 by the
     * triangle.
     */
    @Test
    void aWholeFrameIsScaledToTheInputWhateverItsProportions() throws Exception {
        BufferedImage row = new BufferedImage(4, 1, BufferedImage.TYPE_INT_RGB);
        int[] reds = {10, 30, 70, 150};
        for (int x = 0; x < 4; x++) {
            row.setRGB(x, 0, new Color(reds[x], 0, 0).getRGB());
        }
        Input input = new Input(2, 2, Channels.RGB, 1, List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0));
        FaceCrop crop = new FaceCrop(input, new WholeFrame());
        Face face = new Face(1, new Box(0, 0, 1, 1), List.of());
        Region all = new Region(0, 0, 4, 1);
        ByteBuffer batch = batch(12 * Float.BYTES);
        crop.put(row, face, all, Perturbation.NONE, batch, 0);
        float left = (3 * 10 + 3 * 30 + 70) / 7f;
        float right = (30 + 3 * 70 + 3 * 150) / 7f;
        assertThat(floats(batch))
                .containsExactly(new float[] {left, right, left, right, 0, 0, 0, 0, 0, 0, 0, 0}, within(1e-3f));
        assertThat(crop.hasRoom(face, all, new Perturbation(Kind.SHIFT, 1, 1)))
                .as("there is nowhere to shift it to")
                .isFalse();
        assertThat(crop.hasRoom(face, all, new Perturbation(Kind.SCALE, 1, 1))).isTrue();
        crop.put(row, face, all, new Perturbation(Kind.SCALE, 1, 1), batch, 0);
        assertThat(floats(batch)[0]).as("a little off every edge").isGreaterThan(left + .01f);
    }

    /** What a pack shows is four times the face: no window may come out otherwise than from the whole picture. */
    @Test
    void aPackShowsEveryWindowThatTheWholePictureShows() {
        for (double context : new double[] {1, 2.7, 4}) {
            for (Shape shape : Shape.values()) {
                for (Box face :
                        List.of(new Box(300, 200, 80, 100), new Box(5, 10, 60, 50), new Box(200, 50, 300, 380))) {
                    Region pack = shownByPack(face);
                    Crop crop = new AroundFace(context, shape, Alignment.NONE);
                    Window whole = FaceCrop.window(face, ALL, crop);
                    Window packed = FaceCrop.window(face, pack, crop);
                    near(packed, whole.left() - pack.x(), whole.top() - pack.y(), whole.width(), whole.height());
                }
            }
        }
    }

    private static Region shownByPack(Box face) {
        int side = (int) (4 * Math.max(face.width(), face.height()));
        int width = Math.min(side, 640);
        int height = Math.min(side, 480);
        return new Region(
                Math.clamp(Math.round(face.x() + face.width() / 2 - side / 2.0), 0, 640 - width),
                Math.clamp(Math.round(face.y() + face.height() / 2 - side / 2.0), 0, 480 - height),
                width,
                height);
    }

    private static void near(Window window, double left, double top, double width, double height) {
        assertThat(window.left()).isCloseTo(left, within(1e-9));
        assertThat(window.top()).isCloseTo(top, within(1e-9));
        assertThat(window.width()).isCloseTo(width, within(1e-9));
        assertThat(window.height()).isCloseTo(height, within(1e-9));
    }

    private static ByteBuffer batch(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    private static float[] floats(ByteBuffer batch) {
        float[] floats = new float[batch.capacity() / Float.BYTES];
        batch.asFloatBuffer().get(floats);
        return floats;
    }

    @Test
    void channelsComeInTheOrderOfTheManifestAndAtTheirSlot() throws Exception {
        BufferedImage image = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(new Color(10, 20, 130));
        graphics.fillRect(0, 0, 40, 40);
        graphics.dispose();
        Face face = new Face(1, new Box(10, 10, 10, 10), List.of());
        Region all = new Region(0, 0, 40, 40);
        ByteBuffer batch = batch(2 * 3 * 64 * Float.BYTES);
        new FaceCrop(input(Resize.TRIANGLE), SQUARE).put(image, face, all, Perturbation.NONE, batch, 1);
        float[] floats = floats(batch);
        assertThat(Arrays.copyOf(floats, 3 * 64)).containsOnly(0);
        assertThat(floats[3 * 64]).isCloseTo(130, within(1e-4f));
        assertThat(floats[3 * 64 + 64]).isCloseTo(20, within(1e-4f));
        assertThat(floats[3 * 64 + 128]).isCloseTo(10, within(1e-4f));
        ByteBuffer bytes = batch(2 * 3 * 64);
        new FaceCrop(input(Resize.OPENCV_AREA), SQUARE).put(image, face, all, Perturbation.NONE, bytes, 1);
        assertThat(List.of(bytes.get(0), bytes.get(3 * 64), bytes.get(3 * 64 + 64), bytes.get(3 * 64 + 128)))
                .containsExactly((byte) 0, (byte) 130, (byte) 20, (byte) 10);
    }

    private static Input input(Resize resize) {
        return new Input(8, 8, Channels.BGR, 1, List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0), resize);
    }

    /** Bytes of the usual kind of picture are read where they lie, and those of every other as their colours. */
    @Test
    void aPictureOfAnotherKindLooksTheSame() {
        BufferedImage larger = new BufferedImage(40, 30, BufferedImage.TYPE_3BYTE_BGR);
        for (int i = 0; i < 40 * 30; i++) {
            larger.setRGB(i % 40, i / 40, i * 7919 & 0xFFFFFF);
        }
        BufferedImage part = larger.getSubimage(5, 4, 30, 20);
        Face face = new Face(1, new Box(10, 5, 10, 10), List.of());
        Region shown = new Region(0, 0, 30, 20);
        Input input = new Input(8, 8, Channels.RGB, 1, List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0));
        float[][] expected = new FaceCrop(input, SQUARE).planes(part, face, shown);
        for (int kind : new int[] {BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_INT_RGB}) {
            BufferedImage same = new BufferedImage(30, 20, kind);
            for (int i = 0; i < 30 * 20; i++) {
                same.setRGB(i % 30, i / 30, part.getRGB(i % 30, i / 30));
            }
            assertThat(new FaceCrop(input, SQUARE).planes(same, face, shown)).isDeepEqualTo(expected);
        }
    }

    @Test
    void aPictureMayHaveNoRoomForAPerturbation() throws Exception {
        BufferedImage white = new BufferedImage(30, 30, BufferedImage.TYPE_INT_RGB);
        var graphics = white.createGraphics();
        graphics.fillRect(0, 0, 30, 30);
        graphics.dispose();
        Face face = new Face(1, new Box(10, 10, 10, 10), List.of());
        Region whole = new Region(0, 0, 30, 30);
        Input input = new Input(8, 8, Channels.RGB, 1, List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0));
        FaceCrop crop = new FaceCrop(input, SQUARE);
        ByteBuffer batch = batch(3 * 64 * Float.BYTES);
        assertThat(crop.hasRoom(face, whole, new Perturbation(Kind.SHIFT, 1, 1)))
                .isFalse();
        Perturbation darker = new Perturbation(Kind.BRIGHTNESS, -1, 1);
        assertThat(crop.hasRoom(face, whole, darker)).isTrue();
        crop.put(white, face, whole, darker, batch, 0);
        for (float value : floats(batch)) {
            assertThat(value).isCloseTo(247, within(1e-3f));
        }
    }

    @Test
    void aligningTurnsTheFaceUntilTheEyesAreLevel() {
        // Left half dark, right half bright, seen by a camera that was turned by 90°: dark above, bright below.
        BufferedImage image = new BufferedImage(100, 100, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 50, 100, 50);
        graphics.dispose();
        Face face = new Face(1, new Box(40, 40, 20, 20), List.of(new Point(50, 45), new Point(50, 55)));
        Input input = new Input(10, 10, Channels.RGB, 1, List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0));
        Region all = new Region(0, 0, 100, 100);
        float[] upright =
                new FaceCrop(input, new AroundFace(2, Shape.SQUARE, Alignment.EYES)).planes(image, face, all)[0];
        for (int y = 0; y < 10; y++) {
            assertThat(upright[10 * y]).isLessThan(5);
            assertThat(upright[10 * y + 9]).isGreaterThan(250);
        }
        Face blind = new Face(1, face.box(), List.of());
        float[] left =
                new FaceCrop(input, new AroundFace(2, Shape.SQUARE, Alignment.EYES)).planes(image, blind, all)[0];
        assertThat(left[9]).isLessThan(5);
        assertThat(left[90]).isGreaterThan(250);
    }
}
