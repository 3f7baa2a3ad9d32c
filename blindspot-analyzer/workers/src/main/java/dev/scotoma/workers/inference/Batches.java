package dev.scotoma.workers.inference;

import dev.scotoma.workers.inference.InferenceAnswer.OfPack;
import dev.scotoma.workers.inference.Network.Unusable;
import dev.scotoma.workers.inference.Perturbation.Kind;
import dev.scotoma.workers.manifest.Manifest.Perturbations;
import dev.scotoma.workers.media.FramePack.Face;
import dev.scotoma.workers.media.FramePack.Frame;
import dev.scotoma.workers.worker.Stopwatch;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Takes packs through the networks, in batches that reach across packs: a session has a dozen frames, and a network
 * runs best on more. The thread that calls runs the networks and says what goes where; others decode and crop, a few
 * batches ahead, straight into the memory from which the device takes it. Frames without a face are in no batch; some
 * of the others are in it again, slightly changed, where the manifest asks for that.
 */
final class Batches {
    /** The most bytes of a batch, all networks together. There are {@link #AHEAD} more, one that fills and one that runs. */
    private static final int MOST_BYTES = 96 << 20;

    private static final int AHEAD = 2;
    /** Larger pictures are decoded one at a time. */
    private static final int LARGE = 4 << 20;

    private final Ensemble ensemble;
    private final List<FaceCrop> crops;
    private final int size;
    private final boolean full;
    private final ExecutorService preparers;
    private final Object large = new Object();
    private final Deque<List<ByteBuffer>> free = new ArrayDeque<>();
    private final Deque<Batch> ahead = new ArrayDeque<>();
    private final Deque<PackUnderWay> packs = new ArrayDeque<>();
    private final Map<InferenceStage, Long> nanos = new EnumMap<>(InferenceStage.class);
    private Batch filling = new Batch(List.of());

    /** Takes what is said of a pack. Packs come in their order. */
    interface Answers {
        void take(OfPack answer) throws IOException;
    }

    /** Whose place in a batch it is. */
    private record Place(PackUnderWay pack, int frame, Kind change) {}

    /** Where a picture goes, and how it is changed on the way. */
    private record Target(Batch batch, int slot, Perturbation change) {}

    /**
     * @param inputs for each network the pixels, of which those of the places are used
     * @param pictures that fill them, some of which may be under way
     */
    private record Batch(List<ByteBuffer> inputs, List<Place> places, List<Future<?>> pictures) {
        Batch(List<ByteBuffer> inputs) {
            this(inputs, new ArrayList<>(), new ArrayList<>());
        }
    }

    Batches(Ensemble ensemble, Device device, ExecutorService preparers) {
        this.ensemble = ensemble;
        this.crops = ensemble.networks().stream().map(Network::crop).toList();
        int frame = ensemble.networks().stream().mapToInt(Network::frameBytes).sum();
        // A picture with all its changes may fill several small batches before the first of them goes on.
        int shares = Perturbation.changes(ensemble.manifest()) > 0 ? 2 : 1;
        this.size = Math.clamp(MOST_BYTES / shares / frame, 1, device.batch());
        this.full = device.wantsFullBatches(ensemble.manifest());
        this.preparers = preparers;
    }

    /** Answers every pack as soon as the networks have seen all of it, and says how long each stage took. */
    Map<InferenceStage, Long> score(List<Path> files, Answers answers)
            throws IOException, InterruptedException, Unusable, DeviceFailure {
        forgetTimes();
        filling = empty();
        try {
            for (Path file : files) {
                add(file);
                while (ahead.size() > AHEAD) {
                    run(ahead.remove());
                }
                answer(answers);
            }
            ahead.add(filling);
            while (!ahead.isEmpty()) {
                run(ahead.remove());
                answer(answers);
            }
            return times();
        } finally {
            // After a failure there may be some whose pictures are still under way.
            ahead.clear();
            for (PackUnderWay pack : packs) {
                pack.close();
            }
            packs.clear();
        }
    }

    private void answer(Answers answers) throws IOException {
        while (!packs.isEmpty() && packs.element().isDone()) {
            try (PackUnderWay done = packs.remove()) {
                answers.take(done.answer(ensemble.device()));
            }
        }
    }

    private Batch empty() {
        List<ByteBuffer> inputs = free.poll();
        return new Batch(
                inputs != null
                        ? inputs
                        : ensemble.networks().stream()
                                .map(network -> ByteBuffer.allocateDirect(size * network.frameBytes())
                                        .order(ByteOrder.nativeOrder()))
                                .toList());
    }

    private void add(Path file) throws InterruptedException, Unusable, DeviceFailure {
        Stopwatch<InferenceStage> watch = new Stopwatch<>(InferenceStage.class);
        watch.start(InferenceStage.READ);
        PackUnderWay pack = PackUnderWay.of(file, ensemble.manifest());
        watch.stop();
        add(watch);
        packs.add(pack);
        var perturbed = pack.perturbed();
        for (int frame : pack.faces()) {
            place(pack, frame, perturbed.contains(frame));
        }
    }

    private void place(PackUnderWay pack, int frame, boolean perturbed)
            throws InterruptedException, Unusable, DeviceFailure {
        List<Target> targets = new ArrayList<>();
        List<Batch> filled = new ArrayList<>();
        for (Perturbation change : changes(pack.frame(frame), perturbed)) {
            pack.await();
            targets.add(new Target(filling, filling.places().size(), change));
            filling.places().add(new Place(pack, frame, change.kind()));
            if (filling.places().size() == size) {
                filled.add(filling);
                filling = empty();
            }
        }
        Future<?> picture = preparers.submit(() -> prepare(pack, frame, targets));
        targets.stream()
                .map(Target::batch)
                .distinct()
                .forEach(batch -> batch.pictures().add(picture));
        ahead.addAll(filled);
        while (ahead.size() > AHEAD) {
            run(ahead.remove());
        }
    }

    /** Those that every network has room for. */
    private List<Perturbation> changes(Frame frame, boolean perturbed) {
        List<Perturbation> changes = new ArrayList<>(List.of(Perturbation.NONE));
        Perturbations asked = ensemble.manifest().perturbations();
        if (perturbed && asked != null) {
            Face face = Objects.requireNonNull(frame.face());
            Perturbation.of(asked.seed(), frame.atMs(), face.box()).stream()
                    .filter(change -> crops.stream().allMatch(crop -> crop.hasRoom(face, frame.region(), change)))
                    .forEach(changes::add);
        }
        return changes;
    }

    private void prepare(PackUnderWay pack, int frame, List<Target> targets) {
        long pixels = (long) pack.frame(frame).region().width()
                * pack.frame(frame).region().height();
        if (pixels > LARGE) {
            synchronized (large) {
                crop(pack, frame, targets);
            }
        } else {
            crop(pack, frame, targets);
        }
    }

    private void crop(PackUnderWay pack, int number, List<Target> targets) {
        if (pack.isBroken()) {
            return;
        }
        Frame frame = pack.frame(number);
        Face face = Objects.requireNonNull(frame.face());
        Stopwatch<InferenceStage> watch = new Stopwatch<>(InferenceStage.class);
        try {
            watch.start(InferenceStage.DECODE);
            BufferedImage image = pack.picture(number);
            watch.start(InferenceStage.CROP);
            for (Target target : targets) {
                for (int n = 0; n < crops.size(); n++) {
                    ByteBuffer input = target.batch().inputs().get(n);
                    crops.get(n).put(image, face, frame.region(), target.change(), input, target.slot());
                }
            }
        } catch (IOException | RuntimeException broken) {
            pack.broken(broken);
        }
        watch.stop();
        add(watch);
    }

    private synchronized void forgetTimes() {
        nanos.clear();
    }

    private synchronized Map<InferenceStage, Long> times() {
        return Map.copyOf(nanos);
    }

    private synchronized void add(Stopwatch<InferenceStage> watch) {
        watch.nanos().forEach((stage, more) -> nanos.merge(stage, more, Long::sum));
    }

    private void run(Batch batch) throws InterruptedException, Unusable, DeviceFailure {
        if (batch.places().isEmpty()) {
            free.add(batch.inputs());
            return;
        }
        try {
            for (Future<?> picture : batch.pictures()) {
                picture.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
        Stopwatch<InferenceStage> watch = new Stopwatch<>(InferenceStage.class);
        watch.start(InferenceStage.INFER);
        float[] p = ensemble.probabilities(
                batch.inputs(), full ? fillUp(batch) : batch.places().size());
        watch.stop();
        add(watch);
        for (int i = 0; i < batch.places().size(); i++) {
            Place place = batch.places().get(i);
            place.pack().take(place.frame(), place.change(), p, i * ensemble.heads());
        }
        free.add(batch.inputs());
    }

    /** With the first frame again, as often as there is room; answers how many frames that makes. */
    private int fillUp(Batch batch) {
        for (ByteBuffer input : batch.inputs()) {
            int frame = input.capacity() / size;
            for (int slot = batch.places().size(); slot < size; slot++) {
                input.put(slot * frame, input, 0, frame);
            }
        }
        return size;
    }
}
