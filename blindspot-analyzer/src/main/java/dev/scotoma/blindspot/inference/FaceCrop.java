package dev.scotoma.blindspot.inference;

import dev.scotoma.blindspot.media.FramePack.Box;
import dev.scotoma.blindspot.media.FramePack.Frame;
import dev.scotoma.blindspot.media.FramePack.Picture;
import dev.scotoma.blindspot.media.FramePack.Region;
import dev.scotoma.blindspot.model.Manifest;
import dev.scotoma.blindspot.model.Manifest.Channels;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Turns a picture of a pack into the input of a network, as its manifest says; training sees faces through it too. */
public final class FaceCrop {
    private static final int MOST_PIXELS = 64 << 20;

    private final Manifest.Input input;
    private final double context;

    public FaceCrop(Manifest.Input input, Manifest.Crop crop) {
        this.input = input;
        this.context = crop.context();
    }

    /** A square window in pixels of the picture. */
    record Window(double left, double top, double side) {}

    /** The square of the context factor around the face, smaller if the picture is, and shifted to lie inside of it. */
    static Window window(Box face, Region shown, double context) {
        double side =
                Math.min(context * Math.max(face.width(), face.height()), Math.min(shown.width(), shown.height()));
        return new Window(
                inside(face.x() + face.width() / 2 - side / 2 - shown.x(), shown.width() - side),
                inside(face.y() + face.height() / 2 - side / 2 - shown.y(), shown.height() - side),
                side);
    }

    private static double inside(double from, double most) {
        return Math.max(0, Math.min(most, from));
    }

    /** Writes [3, height, width] at {@code offset} of {@code tensor}. */
    void put(Picture picture, Box face, float[] tensor, int offset) throws IOException {
        Frame frame = picture.frame();
        BufferedImage image = decode(picture.png());
        if (image.getWidth() != frame.region().width()
                || image.getHeight() != frame.region().height()) {
            throw new IOException(
                    frame.image() + " is " + image.getWidth() + "×" + image.getHeight() + " pixels, but the pack says "
                            + frame.region().width() + "×" + frame.region().height() + ".");
        }
        float[][] planes = planes(image, face, frame.region());
        int plane = input.width() * input.height();
        for (int channel = 0; channel < 3; channel++) {
            float[] values = planes[input.channels() == Channels.BGR ? 2 - channel : channel];
            double mean = input.mean().get(channel);
            double std = input.std().get(channel);
            for (int i = 0; i < plane; i++) {
                tensor[offset + channel * plane + i] = (float) ((values[i] * input.scale() - mean) / std);
            }
        }
    }

    /** Red, green and blue of the window around the face, each height × width values 0..255. */
    public float[][] planes(BufferedImage image, Box face, Region shown) {
        Window window = window(face, shown, context);
        int width = image.getWidth();
        int height = image.getHeight();
        return Resampling.planes(
                image.getRGB(0, 0, width, height, null, 0, width),
                width,
                height,
                window.left(),
                window.top(),
                window.side(),
                input.width(),
                input.height());
    }

    private static BufferedImage decode(byte[] png) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("png");
        ImageReader reader = readers.next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(png))) {
            reader.setInput(in, true, true);
            if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
                throw new IOException("A picture of the pack has more than " + MOST_PIXELS + " pixels.");
            }
            return reader.read(0);
        } finally {
            reader.dispose();
        }
    }
}
