package dev.scotoma.workers.media;

import dev.scotoma.workers.media.FramePack.Box;
import dev.scotoma.workers.media.FramePack.Face;
import dev.scotoma.workers.media.FramePack.Frame;
import dev.scotoma.workers.media.FramePack.Point;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** Makes the portrait of one pack after the other inside a worker, holding one of its pictures at a time. */
final class Portraitist {
    /** How much of the picture around a face is shown, as a multiple of its longer side. */
    private static final double CONTEXT = 1.6;

    private Portraitist() {}

    static PortraitReport run(PortraitQuestion wanted, InputStream input, OutputStream output) throws IOException {
        Path file = Files.createTempFile("pack", ".zip");
        try {
            Files.copy(input, file, StandardCopyOption.REPLACE_EXISTING);
            try (PackFile pack = PackFile.open(file)) {
                return portray(wanted, pack, output);
            }
        } finally {
            Files.delete(file);
        }
    }

    private static PortraitReport portray(PortraitQuestion wanted, PackFile pack, OutputStream output)
            throws IOException {
        List<Frame> frames = pack.frames();
        if (frames.isEmpty()) {
            throw new IOException("A pack without frames has no portrait.");
        }
        int side = wanted.side();
        int columns = Math.min(wanted.columns(), frames.size());
        int rows = (frames.size() + columns - 1) / columns;
        BufferedImage sheet = new BufferedImage(columns * side, rows * side, BufferedImage.TYPE_INT_RGB);
        List<Integer> atMs = new ArrayList<>();
        Graphics2D onto = sheet.createGraphics();
        for (int i = 0; i < frames.size(); i++) {
            Frame frame = frames.get(i);
            onto.drawImage(square(frame, read(pack, frame), side), i % columns * side, i / columns * side, null);
            atMs.add(frame.atMs());
        }
        onto.dispose();
        int chosen = middle(frames);
        byte[] face = jpeg(sheet.getSubimage(chosen % columns * side, chosen / columns * side, side, side));
        output.write(face);
        output.write(jpeg(sheet));
        return new PortraitReport(face.length, atMs);
    }

    private static BufferedImage read(PackFile pack, Frame frame) throws IOException {
        try (InputStream png = pack.picture(frame)) {
            BufferedImage picture = ImageIO.read(png);
            if (picture == null) {
                throw new IOException(frame.image() + " of the frame pack is no picture.");
            }
            return picture;
        }
    }

    /** The frame with a face that is nearest to the middle; the middle one where none has a face. */
    static int middle(List<Frame> frames) {
        int middle = frames.size() / 2;
        return IntStream.range(0, frames.size())
                .filter(i -> frames.get(i).face() != null)
                .boxed()
                .min(Comparator.comparingInt(i -> Math.abs(i - middle)))
                .orElse(middle);
    }

    /** The face upright and in the middle of the square; all that the pack has of the frame where there is none. */
    private static BufferedImage square(Frame frame, BufferedImage picture, int side) {
        Face face = frame.face();
        Box shown = face == null
                ? new Box(0, 0, picture.getWidth(), picture.getHeight())
                : new Box(
                        face.box().x() - frame.region().x(),
                        face.box().y() - frame.region().y(),
                        face.box().width(),
                        face.box().height());
        double scale = side / ((face == null ? 1 : CONTEXT) * Math.max(1, Math.max(shown.width(), shown.height())));
        AffineTransform place = new AffineTransform();
        place.translate(side / 2.0, side / 2.0);
        place.scale(scale, scale);
        place.rotate(face == null ? 0 : -tilt(face.landmarks()));
        place.translate(-shown.x() - shown.width() / 2, -shown.y() - shown.height() / 2);
        return drawn(picture, place, side, scale);
    }

    /** The angle of the line through both eyes. */
    private static double tilt(List<Point> landmarks) {
        if (landmarks.size() < 2) {
            return 0;
        }
        Point onTheLeft = landmarks.get(0);
        Point onTheRight = landmarks.get(1);
        return Math.atan2(onTheRight.y() - onTheLeft.y(), onTheRight.x() - onTheLeft.x());
    }

    /** Pictures are halved first as often as it takes, because the filter looks at four pixels alone. */
    private static BufferedImage drawn(BufferedImage picture, AffineTransform place, int side, double scale) {
        BufferedImage from = picture;
        double left = scale;
        while (left < 0.5 && Math.min(from.getWidth(), from.getHeight()) > 1) {
            BufferedImage half =
                    new BufferedImage(from.getWidth() / 2, from.getHeight() / 2, BufferedImage.TYPE_INT_RGB);
            Graphics2D smaller = smooth(half);
            smaller.drawImage(from, 0, 0, half.getWidth(), half.getHeight(), null);
            smaller.dispose();
            from = half;
            left *= 2;
        }
        BufferedImage square = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D onto = smooth(square);
        onto.setColor(Color.BLACK);
        onto.fillRect(0, 0, side, side);
        onto.transform(place);
        onto.drawImage(from, 0, 0, picture.getWidth(), picture.getHeight(), null);
        onto.dispose();
        return square;
    }

    private static Graphics2D smooth(BufferedImage picture) {
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        return graphics;
    }

    private static byte[] jpeg(BufferedImage picture) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(picture, "jpeg", bytes)) {
            throw new IOException("a portrait could not be written");
        }
        return bytes.toByteArray();
    }
}
