package dev.scotoma.blindspot.inference;

import dev.scotoma.blindspot.inference.Perturbation.Kind;
import dev.scotoma.blindspot.media.FramePack;
import dev.scotoma.blindspot.media.FramePack.Face;
import dev.scotoma.blindspot.media.FramePack.Frame;
import dev.scotoma.blindspot.media.FramePack.Picture;
import dev.scotoma.blindspot.model.Manifest.Perturbations;
import dev.scotoma.blindspot.worker.Stopwatch;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads frame packs and fills batches from them, across packs: a session has a dozen frames, and a network runs best on more. Frames without
 * a face are in no batch; some of the others are in it again, slightly changed, where the manifest asks for that.
 */
final class Batches {
    private static final int MOST_PIXELS = 64 << 20;
    /** Of a pack: each costs as much as {@link Kind#CHANGES} frames. */
    private static final int PERTURBED_FRAMES = 4;

    private final List<Network> networks;
    private final List<FaceCrop> crops;
    private final boolean whole;
    private final @Nullable Perturbations perturbations;
    private final int size;
    private final Sink sink;
    private final Stopwatch<Stage> watch = new Stopwatch<>(Stage.class);
    private Batch filling;

    /** Where full batches go; may block. */
    interface Sink {
        void put(Batch batch);
    }

    /** Which pack, which frame of it, and how that is changed. */
    record Place(int pack, int frame, Kind change) {}

    /** @param inputs for each network room for {@code size} frames, of which the first {@code places.size()} are there */
    record Batch(List<float[]> inputs, List<Place> places) {}

    Batches(Ensemble ensemble, int size, Sink sink) {
        this.networks = ensemble.networks();
        this.crops = networks.stream().map(Network::crop).toList();
        this.whole = ensemble.manifest().wantsWholeFrames();
        this.perturbations = ensemble.manifest().perturbations();
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
        watch.start(Stage.READ);
        try {
            pictures = FramePack.read(in);
        } catch (RuntimeException broken) {
            throw new IOException(broken.toString(), broken);
        } finally {
            watch.stop();
        }
        List<Integer> faces = IntStream.range(0, pictures.size())
                .filter(frame -> pictures.get(frame).frame().face() != null)
                .boxed()
                .toList();
        Set<Integer> perturbed = spread(faces);
        for (int frame : faces) {
            put(pack, frame, pictures.get(frame), perturbed.contains(frame));
        }
        watch.stop();
        return pictures.stream().map(picture -> picture.frame().atMs()).toList();
    }

    /** Over the whole of them. */
    private static Set<Integer> spread(List<Integer> faces) {
        return IntStream.range(0, PERTURBED_FRAMES)
                .map(i -> (2 * i + 1) * faces.size() / (2 * PERTURBED_FRAMES))
                .filter(i -> i < faces.size())
                .mapToObj(faces::get)
                .collect(Collectors.toSet());
    }

    /** How long reading packs, decoding and cropping took; waiting for the sink is left out. */
    Map<Stage, Long> nanos() {
        return watch.nanos();
    }

    void flush() {
        watch.stop();
        if (!filling.places().isEmpty()) {
            sink.put(filling);
            filling = empty();
        }
    }

    private void put(int pack, int number, Picture picture, boolean perturbed) throws IOException {
        try {
            watch.start(Stage.DECODE);
            BufferedImage image = decode(picture);
            if (whole && !picture.frame().shownWhole()) {
                throw new IOException(
                        picture.frame().image() + " shows a part of a frame where a network wants all of it.");
            }
            put(new Place(pack, number, Kind.NONE), image, picture.frame(), Perturbation.NONE);
            if (perturbed && perturbations != null) {
                for (Perturbation change : Perturbation.of(perturbations.seed(), picture.png())) {
                    put(new Place(pack, number, change.kind()), image, picture.frame(), change);
                }
            }
        } catch (RuntimeException broken) {
            throw new IOException(broken.toString(), broken);
        }
    }

    private void put(Place place, BufferedImage image, Frame frame, Perturbation change) throws IOException {
        int slot = filling.places().size();
        Face face = Objects.requireNonNull(frame.face());
        watch.start(Stage.CROP);
        for (int n = 0; n < networks.size(); n++) {
            int offset = slot * networks.get(n).frameSize();
            if (!crops.get(n)
                    .put(image, face, frame.region(), change, filling.inputs().get(n), offset)) {
                return;
            }
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
