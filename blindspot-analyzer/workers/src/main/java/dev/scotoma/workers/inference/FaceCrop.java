package dev.scotoma.workers.inference;

import dev.scotoma.workers.manifest.Manifest;
import dev.scotoma.workers.manifest.Manifest.Alignment;
import dev.scotoma.workers.manifest.Manifest.AroundFace;
import dev.scotoma.workers.manifest.Manifest.Channels;
import dev.scotoma.workers.manifest.Manifest.Crop;
import dev.scotoma.workers.manifest.Manifest.Shape;
import dev.scotoma.workers.manifest.Manifest.WholeFrame;
import dev.scotoma.workers.media.FramePack.Box;
import dev.scotoma.workers.media.FramePack.Face;
import dev.scotoma.workers.media.FramePack.Point;
import dev.scotoma.workers.media.FramePack.Region;
import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** Turns a picture of a pack into the input of a network, as its manifest says; training sees faces through it too. */
public final class FaceCrop {
    private final Manifest.Input input;
    private final Crop crop;

    public FaceCrop(Manifest.Input input, Crop crop) {
        this.input = input;
        this.crop = crop;
    }

    /** A window in pixels of the picture. */
    record Window(double left, double top, double width, double height) {}

    static Window window(Box face, Region shown, Crop crop) {
        return switch (crop) {
            case AroundFace around -> window(face, shown, around);
            case WholeFrame() -> new Window(0, 0, shown.width(), shown.height());
        };
    }

    /**
     * The square or the box of the context factor around the face. It is smaller if the picture is, keeps its
     * proportions, and is shifted to lie inside the picture. The size comes first and the place second, so that a face
     * at the edge keeps its size in the window.
     */
    private static Window window(Box face, Region shown, AroundFace crop) {
        double longer = Math.max(face.width(), face.height());
        double width = crop.shape() == Shape.SQUARE ? longer : face.width();
        double height = crop.shape() == Shape.SQUARE ? longer : face.height();
        double factor = Math.min(crop.context(), Math.min(shown.width() / width, shown.height() / height));
        width *= factor;
        height *= factor;
        return new Window(
                inside(face.x() + face.width() / 2 - width / 2 - shown.x(), shown.width() - width),
                inside(face.y() + face.height() / 2 - height / 2 - shown.y(), shown.height() - height),
                width,
                height);
    }

    static double inside(double from, double most) {
        return Math.max(0, Math.min(most, from));
    }

    /** Whether the picture shows enough for the perturbation. */
    boolean hasRoom(Face face, Region shown, Perturbation perturbation) {
        return perturbed(face, shown, perturbation).isPresent();
    }

    private Optional<Window> perturbed(Face face, Region shown, Perturbation perturbation) {
        return perturbation.window(window(face.box(), shown, crop), face.box(), shown);
    }

    /**
     * Writes [3, height, width] into a slot of a batch, values from 0 to 255 in the order of the network's channels; the
     * picture has room.
     */
    void put(BufferedImage image, Face face, Region shown, Perturbation perturbation, ByteBuffer batch, int slot)
            throws IOException {
        Window window = perturbed(face, shown, perturbation).orElseThrow();
        float[][] planes = perturbation.planes(planes(image, face, shown, window), input.width(), input.height());
        int plane = input.width() * input.height();
        for (int channel = 0; channel < 3; channel++) {
            float[] values = planes[input.channels() == Channels.BGR ? 2 - channel : channel];
            int at = (3 * slot + channel) * plane;
            if (input.ofBytes()) {
                for (int i = 0; i < plane; i++) {
                    batch.put(at + i, (byte) Math.round(values[i]));
                }
            } else {
                batch.asFloatBuffer().put(at, values);
            }
        }
    }

    /** The red, green and blue of the window, each height × width values from 0 to 255. */
    public float[][] planes(BufferedImage image, Face face, Region shown) {
        return planes(image, face, shown, window(face.box(), shown, crop));
    }

    private float[][] planes(BufferedImage image, Face face, Region shown, Window window) {
        boolean turned = crop instanceof AroundFace around && around.alignment() == Alignment.EYES;
        BufferedImage upright = turned ? upright(image, face, shown) : image;
        int width = upright.getWidth();
        int height = upright.getHeight();
        int[] pixels = pixels(upright);
        return switch (input.resize()) {
            case TRIANGLE ->
                Resampling.planes(
                        pixels,
                        width,
                        height,
                        window.left(),
                        window.top(),
                        window.width(),
                        window.height(),
                        input.width(),
                        input.height());
            case OPENCV_LINEAR, OPENCV_AREA ->
                OpenCvResampling.of(input).planes(pixels, width, wholePixels(window, width, height));
        };
    }

    /** The window with its edges moved to the next ones between pixels, as a slice of an array has them. */
    static Rectangle wholePixels(Window window, int width, int height) {
        int left = Math.clamp(Math.round(window.left()), 0, width - 1);
        int top = Math.clamp(Math.round(window.top()), 0, height - 1);
        int right = Math.clamp(Math.round(window.left() + window.width()), left + 1, width);
        int bottom = Math.clamp(Math.round(window.top() + window.height()), top + 1, height);
        return new Rectangle(left, top, right - left, bottom - top);
    }

    /**
     * The pixels of a picture. Those of packs come out of a PNG as bytes, which are read here; {@code getRGB} would ask
     * a colour model about each of them.
     */
    private static int[] pixels(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = new int[width * height];
        if (image.getType() != BufferedImage.TYPE_3BYTE_BGR
                || !(image.getRaster().getDataBuffer() instanceof DataBufferByte buffer)
                || buffer.getData().length != 3 * pixels.length) {
            return image.getRGB(0, 0, width, height, pixels, 0, width);
        }
        byte[] bgr = buffer.getData();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (bgr[3 * i + 2] & 255) << 16 | (bgr[3 * i + 1] & 255) << 8 | (bgr[3 * i] & 255);
        }
        return pixels;
    }

    /**
     * The picture turned until the eyes are level. Corners that come from outside of the picture are black, and a face
     * whose eyes were not found stays as it is.
     */
    private static BufferedImage upright(BufferedImage image, Face face, Region shown) {
        List<Point> landmarks = face.landmarks();
        if (landmarks.size() < 2) {
            return image;
        }
        Point onTheLeft = landmarks.get(0);
        Point onTheRight = landmarks.get(1);
        double angle = Math.atan2(onTheRight.y() - onTheLeft.y(), onTheRight.x() - onTheLeft.x());
        Box box = face.box();
        AffineTransform level = AffineTransform.getRotateInstance(
                -angle, box.x() + box.width() / 2 - shown.x(), box.y() + box.height() / 2 - shown.y());
        BufferedImage turned = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        BufferedImage plain = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        var graphics = plain.createGraphics();
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        return new AffineTransformOp(level, AffineTransformOp.TYPE_BILINEAR).filter(plain, turned);
    }
}
