package dev.scotoma.blindspot.inference;

import dev.scotoma.blindspot.media.FramePack;
import dev.scotoma.blindspot.media.FramePack.Face;
import dev.scotoma.blindspot.media.FramePack.Frame;
import dev.scotoma.blindspot.media.FramePack.Picture;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Reads frame packs and fills batches from them, across packs: a session has a dozen frames, and a network runs best on more. Frames without
 * a face are in no batch.
 */
final class Batches {
    private static final int MOST_PIXELS = 64 << 20;

    private final List<Network> networks;
    private final List<FaceCrop> crops;
    private final int size;
    private final Sink sink;
    private Batch filling;

    /** Where full batches go; may block. */
    interface Sink {
        void put(Batch batch);
    }

    /** A frame's place: which pack, and which frame of it. */
    record Place(int pack, int frame) {}

    /** @param inputs for each network room for {@code size} frames, of which the first {@code places.size()} are there */
    record Batch(List<float[]> inputs, List<Place> places) {}

    Batches(List<Network> networks, int size, Sink sink) {
        this.networks = networks;
        this.crops = networks.stream().map(Network::crop).toList();
        this.size = size;
        this.sink = sink;
        this.filling = empty();
    }

    private Batch empty() {
        return new Batch(
                networks.stream()
                        .map(network -> new float[size * network.frameSize()])
                        .toList(),
                new ArrayList<>());
    }

    /**
     * @return times of the pack's frames
     * @throws IOException when it cannot be read; what was read of it may be in batches all the same
     */
    List<Integer> add(int pack, InputStream in) throws IOException {
        List<Picture> pictures;
        try {
            pictures = FramePack.read(in);
        } catch (RuntimeException broken) {
            throw new IOException(broken.toString(), broken);
        }
        for (int i = 0; i < pictures.size(); i++) {
            Face face = pictures.get(i).frame().face();
            if (face != null) {
                put(new Place(pack, i), pictures.get(i), face);
            }
        }
        return pictures.stream().map(picture -> picture.frame().atMs()).toList();
    }

    void flush() {
        if (!filling.places().isEmpty()) {
            sink.put(filling);
            filling = empty();
        }
    }

    private void put(Place place, Picture picture, Face face) throws IOException {
        int slot = filling.places().size();
        try {
            BufferedImage image = decode(picture);
            for (int n = 0; n < networks.size(); n++) {
                int offset = slot * networks.get(n).frameSize();
                crops.get(n)
                        .put(
                                image,
                                face,
                                picture.frame().region(),
                                filling.inputs().get(n),
                                offset);
            }
        } catch (RuntimeException broken) {
            throw new IOException(broken.toString(), broken);
        }
        filling.places().add(place);
        if (slot + 1 == size) {
            flush();
        }
    }

    private static BufferedImage decode(Picture picture) throws IOException {
        Frame frame = picture.frame();
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("png");
        ImageReader reader = readers.next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(picture.png()))) {
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if ((long) width * height > MOST_PIXELS) {
                throw new IOException("A picture of the pack has more than " + MOST_PIXELS + " pixels.");
            }
            if (width != frame.region().width() || height != frame.region().height()) {
                throw new IOException(frame.image() + " is " + width + "×" + height + " pixels, but the pack says "
                        + frame.region().width() + "×" + frame.region().height() + ".");
            }
            return reader.read(0);
        } finally {
            reader.dispose();
        }
    }
}
