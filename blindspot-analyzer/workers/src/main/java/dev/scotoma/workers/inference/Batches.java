package dev.scotoma.workers.inference;

import dev.scotoma.workers.inference.InferenceAnswer.OfPack;
import dev.scotoma.workers.inference.Perturbation.Kind;
import dev.scotoma.workers.manifest.Manifest.Perturbations;
import dev.scotoma.workers.media.FramePack;
import dev.scotoma.workers.media.FramePack.Face;
import dev.scotoma.workers.media.FramePack.Frame;
import dev.scotoma.workers.media.FramePack.Picture;
import dev.scotoma.workers.media.FramePack.Region;
import dev.scotoma.workers.worker.Stopwatch;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads frame packs and fills batches from them, across packs: a session has a dozen frames, and a network runs best on more. Frames without
 * a face are in no batch; some of the others are in it again, slightly changed, where the manifest asks for that. One thread reads and says
 * what goes where; pictures are decoded and cropped by as many as there are.
 */
final class Batches implements AutoCloseable {
    private static final int MOST_PIXELS = 64 << 20;
    /** Of all pictures that are decoded at a time; a larger one is alone. */
    private static final int MOST_UNDER_WAY = 16 << 20;
    /** Of a pack: each costs as much as {@link Kind#CHANGES} frames. */
    private static final int PERTURBED_FRAMES = 4;

    private final List<Network> networks;
    private final List<FaceCrop> crops;
    private final boolean whole;
    private final @Nullable Perturbations perturbations;
    private final int size;
    private final Executor preparers;
    private final Sink sink;
    private final List<List<Integer>> atMs = new ArrayList<>();
    private final Map<Integer, String> unreadable = new ConcurrentHashMap<>();
    private final Map<InferenceStage, Long> nanos = new EnumMap<>(InferenceStage.class);
    private final Semaphore pixels = new Semaphore(MOST_UNDER_WAY);
    private volatile boolean closed;
    private Batch filling;

    /** Where full batches go, some of whose pictures may still be under way; may block. */
    interface Sink {
        void put(Batch batch);
    }

    /** Which pack, which frame of it, and how that is changed. */
    record Place(int pack, int frame, Kind change) {}

    /**
     * @param size frames there is room for
     * @param inputs for each network that room, of which the first {@code places.size()} are used
     * @param pictures that fill them
     */
    record Batch(int size, List<float[]> inputs, List<Place> places, List<FutureTask<?>> pictures) {
        void await() throws InterruptedException {
            try {
                for (FutureTask<?> picture : pictures) {
                    picture.get();
                }
            } catch (ExecutionException failed) {
                throw new IllegalStateException(failed.getCause());
            }
        }

        /** With the first frame again, as often as there is room; answers how many frames that makes. */
        int fillUp() {
            for (float[] input : inputs) {
                int frame = input.length / size;
                for (int slot = places.size(); slot < size; slot++) {
                    System.arraycopy(input, 0, input, slot * frame, frame);
                }
            }
            return size;
        }
    }

    /** Where a picture goes, and how it is changed on the way. */
    private record Target(Batch batch, int slot, Perturbation change) {}

    Batches(Ensemble ensemble, int size, Executor preparers, Sink sink) {
        this.networks = ensemble.networks();
        this.crops = networks.stream().map(Network::crop).toList();
        this.whole = ensemble.manifest().wantsWholeFrames();
        this.perturbations = ensemble.manifest().perturbations();
        this.size = size;
        this.preparers = preparers;
        this.sink = sink;
        this.filling = empty();
    }

    private Batch empty() {
        return new Batch(
                size,
                networks.stream()
                        .map(network -> new float[size * network.frameSize()])
                        .toList(),
                new ArrayList<>(),
                new ArrayList<>());
    }

    /** The next pack; what can be read of a broken one may be in batches all the same. */
    void add(InputStream in) {
        int pack = atMs.size();
        Stopwatch<InferenceStage> watch = new Stopwatch<>(InferenceStage.class);
        watch.start(InferenceStage.READ);
        List<Picture> pictures = List.of();
        try {
            pictures = FramePack.read(in);
        } catch (IOException | RuntimeException broken) {
            unreadable.put(pack, why(broken));
        }
        watch.stop();
        add(watch);
        atMs.add(pictures.stream().map(picture -> picture.frame().atMs()).toList());
        List<Integer> faces = facesIn(pictures);
        Set<Integer> perturbed = spread(faces);
        for (int frame : faces) {
            place(pack, frame, pictures.get(frame), perturbed.contains(frame));
        }
    }

    private static List<Integer> facesIn(List<Picture> pictures) {
        return IntStream.range(0, pictures.size())
                .filter(frame -> pictures.get(frame).frame().face() != null)
                .boxed()
                .toList();
    }

    /** Over the whole of them. */
    private static Set<Integer> spread(List<Integer> faces) {
        return IntStream.range(0, PERTURBED_FRAMES)
                .map(i -> (2 * i + 1) * faces.size() / (2 * PERTURBED_FRAMES))
                .filter(i -> i < faces.size())
                .mapToObj(faces::get)
                .collect(Collectors.toSet());
    }

    /** How long reading packs, decoding and cropping took, all threads together; waiting for the sink is left out. */
    synchronized Map<InferenceStage, Long> nanos() {
        return Map.copyOf(nanos);
    }

    private synchronized void add(Stopwatch<InferenceStage> watch) {
        watch.nanos().forEach((stage, more) -> nanos.merge(stage, more, Long::sum));
    }

    void flush() {
        if (!filling.places().isEmpty()) {
            sink.put(filling);
            filling = empty();
        }
    }

    /** Of each pack, when all batches have been awaited. */
    List<OfPack> answers() {
        return IntStream.range(0, atMs.size())
                .mapToObj(pack -> unreadable.containsKey(pack)
                        ? new OfPack("The frame pack cannot be read: " + unreadable.get(pack), List.of())
                        : new OfPack("", atMs.get(pack)))
                .toList();
    }

    private void place(int pack, int number, Picture picture, boolean perturbed) {
        List<Target> targets = new ArrayList<>();
        List<Batch> full = new ArrayList<>();
        List<Perturbation> changes;
        int room;
        try {
            changes = changes(picture, perturbed);
            room = room(picture.frame().region());
        } catch (RuntimeException broken) {
            unreadable.putIfAbsent(pack, why(broken));
            return;
        }
        FutureTask<?> work = new FutureTask<>(() -> prepare(pack, picture, room, targets), null);
        for (Perturbation change : changes) {
            targets.add(new Target(filling, filling.places().size(), change));
            filling.places().add(new Place(pack, number, change.kind()));
            filling.pictures().add(work);
            if (filling.places().size() == size) {
                full.add(filling);
                filling = empty();
            }
        }
        preparers.execute(work);
        full.forEach(sink::put);
    }

    /** Those that every network has room for. */
    private List<Perturbation> changes(Picture picture, boolean perturbed) {
        List<Perturbation> changes = new ArrayList<>(List.of(Perturbation.NONE));
        if (perturbed && perturbations != null) {
            Frame frame = picture.frame();
            Face face = Objects.requireNonNull(frame.face());
            Perturbation.of(perturbations.seed(), picture.png()).stream()
                    .filter(change -> crops.stream().allMatch(crop -> crop.hasRoom(face, frame.region(), change)))
                    .forEach(changes::add);
        }
        return changes;
    }

    private static int room(Region shown) {
        return Math.clamp((long) shown.width() * shown.height(), 1, MOST_UNDER_WAY);
    }

    private void prepare(int pack, Picture picture, int room, List<Target> targets) {
        Frame frame = picture.frame();
        Face face = Objects.requireNonNull(frame.face());
        Stopwatch<InferenceStage> watch = new Stopwatch<>(InferenceStage.class);
        if (closed) {
            return;
        }
        pixels.acquireUninterruptibly(room);
        try {
            watch.start(InferenceStage.DECODE);
            BufferedImage image = decode(picture);
            if (whole && !frame.shownWhole()) {
                throw new IOException(frame.image() + " shows a part of a frame where a network wants all of it.");
            }
            watch.start(InferenceStage.CROP);
            for (Target target : targets) {
                for (int n = 0; n < networks.size(); n++) {
                    float[] tensor = target.batch().inputs().get(n);
                    int offset = target.slot() * networks.get(n).frameSize();
                    crops.get(n).put(image, face, frame.region(), target.change(), tensor, offset);
                }
            }
        } catch (IOException | RuntimeException broken) {
            unreadable.putIfAbsent(pack, why(broken));
        } finally {
            pixels.release(room);
        }
        watch.stop();
        add(watch);
    }

    /** Pictures that wait are left out. */
    @Override
    public void close() {
        closed = true;
    }

    private static String why(Exception broken) {
        return broken instanceof IOException ? String.valueOf(broken.getMessage()) : broken.toString();
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
