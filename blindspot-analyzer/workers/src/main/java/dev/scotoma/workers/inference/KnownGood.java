package dev.scotoma.workers.inference;

import dev.scotoma.workers.media.FramePack;
import dev.scotoma.workers.media.FramePack.Box;
import dev.scotoma.workers.media.FramePack.Face;
import dev.scotoma.workers.media.FramePack.Frame;
import dev.scotoma.workers.media.FramePack.Region;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;

/** What passes wherever workers work: it tells a fault of the machine from one of what a stranger sent. */
final class KnownGood {
    private static final int SIDE = 256;
    private static final String FOLDER = "/models/starter/";

    private KnownGood() {}

    /** A file of the model that ships. */
    static byte[] resource(String file) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(KnownGood.class.getResourceAsStream(FOLDER + file), FOLDER + file)) {
            return in.readAllBytes();
        }
    }

    /** A pack of one frame, which is shown whole, of nothing but a place for a face. */
    static Bytes pack() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_3BYTE_BGR), "png", png);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (FramePack.Writer pack = new FramePack.Writer(bytes)) {
            Face face = new Face(1, new Box(SIDE / 4.0, SIDE / 4.0, SIDE / 2.0, SIDE / 2.0), List.of());
            pack.add(new Frame(0, SIDE, SIDE, new Region(0, 0, SIDE, SIDE), face, 1, ""), png.toByteArray());
        }
        return Bytes.of(bytes.toByteArray());
    }
}
