package dev.scotoma.webui.journey;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * What the fake camera plays: a photographed face that looks ahead, to one side and to the other, over and over. It is made at test time from the
 * public-domain portrait that scikit-image ships (NASA, Eileen Collins), by moving the pixels of the face as if they lay on a
 * cylinder that turns; no picture of a person is kept in this repository.
 */
final class FaceClip {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;

    // Chromium plays a file of JPEG pictures at 30 a second.
    private static final int FRAMES = 120;
    private static final double LARGEST_TURN = Math.toRadians(32);

    // Where the face lies in the portrait of 512 x 512 pixels: the part shown, and in it centre and half widths of the
    // head.
    private static final int LEFT = 90;
    private static final int TOP = 0;
    private static final int SHOWN_WIDTH = 272;
    private static final int SHOWN_HEIGHT = 204;
    private static final double CENTRE_X = 134;
    private static final double CENTRE_Y = 120;
    private static final double HALF_WIDTH = 54;
    private static final double HALF_HEIGHT = 80;

    private FaceClip() {}

    /** Where the portrait lies: named by SCOTOMA_FACE_IMAGE, fetched by bin/browser-tools, or installed. */
    static Path portrait() {
        String named = System.getenv("SCOTOMA_FACE_IMAGE");
        var places = named != null
                ? List.of(Path.of(named))
                : List.of(
                        Path.of("../target/face/astronaut.png"),
                        Path.of("/usr/lib/python3/dist-packages/skimage/data/astronaut.png"));
        return places.stream()
                .filter(Files::isReadable)
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("The browser journeys lack a photographed face for the fake camera:"
                                + " none of " + places + " is there. Run bin/browser-tools, which says what to do."));
    }

    static void write(Path portrait, Path clip) throws IOException {
        BufferedImage source = shown(ImageIO.read(portrait.toFile()));
        try (OutputStream output = Files.newOutputStream(clip)) {
            for (int frame = 0; frame < FRAMES; frame++) {
                double turn = LARGEST_TURN * Math.sin(2 * Math.PI * frame / FRAMES);
                output.write(jpeg(turned(source, turn)));
            }
        }
    }

    private static BufferedImage shown(BufferedImage portrait) {
        double scale = portrait.getWidth() / 512.0;
        var part = portrait.getSubimage(
                (int) (LEFT * scale), (int) (TOP * scale), (int) (SHOWN_WIDTH * scale), (int) (SHOWN_HEIGHT * scale));
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(part, 0, 0, WIDTH, HEIGHT, null);
        graphics.dispose();
        return image;
    }

    /** The head as a cylinder about a vertical axis, turned by {@code turn} radians; its rim stays where it is. */
    private static BufferedImage turned(BufferedImage source, double turn) {
        double zoom = (double) WIDTH / SHOWN_WIDTH;
        double halfWidth = HALF_WIDTH * zoom;
        int[] from = pixels(source);
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        int[] to = pixels(image);
        System.arraycopy(from, 0, to, 0, from.length);
        for (int y = 0; y < HEIGHT; y++) {
            double down = (y - CENTRE_Y * zoom) / (HALF_HEIGHT * zoom);
            for (int x = 0; x < WIDTH; x++) {
                double across = (x - CENTRE_X * zoom) / halfWidth;
                double outside = across * across + down * down;
                if (outside < 1) {
                    double shift = Math.sin(Math.asin(across) - turn) - across;
                    to[y * WIDTH + x] = sample(from, y * WIDTH, x + Math.sqrt(1 - outside) * halfWidth * shift);
                }
            }
        }
        return image;
    }

    private static int[] pixels(BufferedImage image) {
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    /** Between two neighbours of a row, in proportion. */
    private static int sample(int[] pixels, int row, double x) {
        double inside = Math.clamp(x, 0.0, WIDTH - 2.0);
        int left = (int) inside;
        double share = inside - left;
        int one = pixels[row + left];
        int other = pixels[row + left + 1];
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            double value = ((one >> shift) & 0xff) * (1 - share) + ((other >> shift) & 0xff) * share;
            mixed |= (int) Math.round(value) << shift;
        }
        return mixed;
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            var quality = writer.getDefaultWriteParam();
            quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            quality.setCompressionQuality(0.9f);
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), quality);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
