package dev.scotoma.workers.inference;

import dev.scotoma.workers.inference.FaceCrop.Window;
import dev.scotoma.workers.manifest.Manifest;
import dev.scotoma.workers.media.FramePack.Box;
import dev.scotoma.workers.media.FramePack.Region;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.CRC32;

/**
 * A small change of what a network sees, for which nobody would decide otherwise. The amounts are fixed, so that
 * iterations can be compared; docs/scoring.md tells them.
 *
 * @param across +1 or -1: up or down, larger or smaller, to the right or to the left
 * @param down the same for the second direction of a shift
 */
record Perturbation(Kind kind, int across, int down) {
    /** The frame as it is. */
    static final Perturbation NONE = new Perturbation(Kind.NONE, 1, 1);

    private static final double BRIGHTNESS = 8;
    private static final double CONTRAST = 0.1;
    private static final double SCALE = 0.03;
    private static final double SHIFT = 0.02;

    enum Kind {
        NONE,
        BRIGHTNESS,
        CONTRAST,
        JPEG,
        BLUR,
        SCALE,
        SHIFT;

        /** All changes, in the order of the perturbed numbers of a frame. */
        static final List<Kind> CHANGES = List.of(BRIGHTNESS, CONTRAST, JPEG, BLUR, SCALE, SHIFT);
    }

    /** How many changed frames the networks see of every perturbed frame, besides the frame as it is. */
    static int changes(Manifest manifest) {
        return manifest.perturbations() == null ? 0 : Kind.CHANGES.size();
    }

    /**
     * Every change once. The directions are drawn from what a pack says of the face, not from how its picture was
     * compressed or cut out: the same frame is changed in the same way in every pack of it.
     *
     * @param atMs when the frame is shown
     */
    static List<Perturbation> of(int seed, int atMs, Box face) {
        CRC32 frame = new CRC32();
        frame.update(ByteBuffer.allocate(Integer.BYTES + 4 * Double.BYTES)
                .putInt(atMs)
                .putDouble(face.x())
                .putDouble(face.y())
                .putDouble(face.width())
                .putDouble(face.height())
                .flip());
        SplittableRandom random = new SplittableRandom((long) seed << 32 | frame.getValue());
        return Kind.CHANGES.stream()
                .map(kind -> new Perturbation(kind, sign(random), sign(random)))
                .toList();
    }

    private static int sign(SplittableRandom random) {
        return random.nextBoolean() ? 1 : -1;
    }

    /**
     * The window of a changed frame. Where the picture leaves no room it moves the other way; it is empty when there is
     * none on that side either.
     */
    Optional<Window> window(Window from, Box face, Region shown) {
        return switch (kind) {
            case NONE, BRIGHTNESS, CONTRAST, JPEG, BLUR -> Optional.of(from);
            case SCALE -> Optional.of(scaled(from, shown));
            case SHIFT -> {
                double left = moved(from.left(), across * SHIFT * face.width(), shown.width() - from.width());
                double top = moved(from.top(), down * SHIFT * face.height(), shown.height() - from.height());
                yield left == from.left() && top == from.top()
                        ? Optional.empty()
                        : Optional.of(new Window(left, top, from.width(), from.height()));
            }
        };
    }

    private Window scaled(Window from, Region shown) {
        double larger = 1 + SCALE;
        boolean room = larger * from.width() <= shown.width() && larger * from.height() <= shown.height();
        double factor = across > 0 && room ? larger : 1 - SCALE;
        double width = factor * from.width();
        double height = factor * from.height();
        return new Window(
                FaceCrop.inside(from.left() + (from.width() - width) / 2, shown.width() - width),
                FaceCrop.inside(from.top() + (from.height() - height) / 2, shown.height() - height),
                width,
                height);
    }

    private static double moved(double from, double by, double most) {
        if (from + by >= 0 && from + by <= most) {
            return from + by;
        }
        return from - by >= 0 && from - by <= most ? from - by : from;
    }

    /**
     * The planes of a changed frame.
     *
     * @param planes red, green and blue, each height × width values 0..255
     */
    float[][] planes(float[][] planes, int width, int height) throws IOException {
        return switch (kind) {
            case NONE, SCALE, SHIFT -> planes;
            case BRIGHTNESS -> Pixels.brightened(planes, across * BRIGHTNESS);
            case CONTRAST -> Pixels.contrasted(planes, 1 + across * CONTRAST);
            case JPEG -> Pixels.compressed(planes, width, height);
            case BLUR -> Pixels.blurred(planes, width, height);
        };
    }
}
