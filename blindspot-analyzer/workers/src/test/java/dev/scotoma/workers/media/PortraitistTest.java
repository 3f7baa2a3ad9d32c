package dev.scotoma.workers.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scotoma.workers.media.FramePack.Box;
import dev.scotoma.workers.media.FramePack.Face;
import dev.scotoma.workers.media.FramePack.Frame;
import dev.scotoma.workers.media.FramePack.Point;
import dev.scotoma.workers.media.FramePack.Region;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PortraitistTest {
    private static final PortraitQuestion SMALL = new PortraitQuestion(32, 2);

    @Test
    void theFaceStandsUprightInTheMiddleOfItsSquareAndEveryFrameHasOne() throws Exception {
        // Red above green where the head is upright; here it lies on its side.
        BufferedImage picture = new BufferedImage(200, 200, BufferedImage.TYPE_3BYTE_BGR);
        for (int x = 0; x < 200; x++) {
            for (int y = 0; y < 200; y++) {
                picture.setRGB(x, y, (x < 150 ? Color.GREEN : Color.RED).getRGB());
            }
        }
        // The region begins at 1000, 500 in its frame; the right eye is above the left one.
        Face onItsSide = new Face(1, new Box(1100, 550, 100, 100), List.of(new Point(1170, 580), new Point(1170, 620)));
        Portrait portrait = portrait(pack(picture, null, onItsSide, null));
        assertThat(portrait.atMs()).containsExactly(0, 100, 200);
        BufferedImage sheet = read(portrait.sheet());
        assertThat(sheet.getWidth()).isEqualTo(64);
        assertThat(sheet.getHeight()).isEqualTo(64);
        BufferedImage face = read(portrait.face());
        assertThat(face.getWidth()).isEqualTo(32);
        assertThat(isRed(face.getRGB(16, 5))).as("above").isTrue();
        assertThat(isRed(face.getRGB(16, 27))).as("below").isFalse();
        // Without a face all of the picture is shown as it is, and it is large enough to be halved first.
        assertThat(isRed(sheet.getRGB(29, 16))).as("right of the first frame").isTrue();
        assertThat(isRed(sheet.getRGB(3, 16))).as("left of the first frame").isFalse();
    }

    @Test
    void theFrameNearestToTheMiddleWithAFaceStandsForTheSession() {
        assertThat(Portraitist.middle(frames(true, true, true, true, true))).isEqualTo(2);
        assertThat(Portraitist.middle(frames(true, false, false, true, true))).isEqualTo(3);
        assertThat(Portraitist.middle(frames(false, false, false))).isEqualTo(1);
    }

    /** A worker that a stranger took over may say anything. */
    @Test
    void whatIsNoPortraitIsRefused() throws Exception {
        byte[] page = "<script>alert(1)</script>".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> Portraits.portrait(new PortraitReport(5, List.of(0)), page))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no JPEGs");
        assertThatThrownBy(() -> Portraits.portrait(new PortraitReport(99, List.of(0)), page))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> portrait(new byte[] {1, 2, 3})).isInstanceOf(IOException.class);
    }

    private static Portrait portrait(byte[] pack) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PortraitReport report = Portraitist.run(SMALL, new ByteArrayInputStream(pack), out);
        return Portraits.portrait(report, out.toByteArray());
    }

    private static byte[] pack(BufferedImage picture, @Nullable Face... faces) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", png);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (FramePack.Writer writer = new FramePack.Writer(bytes)) {
            for (int i = 0; i < faces.length; i++) {
                writer.add(
                        new Frame(
                                100 * i,
                                1920,
                                1080,
                                new Region(1000, 500, 200, 200),
                                faces[i],
                                faces[i] == null ? 0 : 1,
                                ""),
                        png.toByteArray());
            }
        }
        return bytes.toByteArray();
    }

    private static List<Frame> frames(boolean... withFace) {
        List<Frame> frames = new java.util.ArrayList<>();
        for (boolean has : withFace) {
            Face face = has ? new Face(1, new Box(0, 0, 1, 1), List.of()) : null;
            frames.add(new Frame(0, 9, 9, new Region(0, 0, 9, 9), face, has ? 1 : 0, ""));
        }
        return frames;
    }

    private static BufferedImage read(byte[] jpeg) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(jpeg));
    }

    private static boolean isRed(int rgb) {
        Color color = new Color(rgb);
        return color.getRed() > color.getGreen();
    }
}
