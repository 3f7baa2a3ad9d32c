package dev.scotoma.workers.inference;

import dev.scotoma.workers.inference.Network.Unusable;
import dev.scotoma.workers.manifest.Manifest;
import dev.scotoma.workers.media.FramePack.Face;
import dev.scotoma.workers.media.FramePack.Frame;
import dev.scotoma.workers.worker.WorkerTask;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Computes the features of a template's trunk for the frames of packs that have a face, inside a worker. Frames are
 * decoded and cropped as those that are scored are. The numbers go out as they come, 32 bits each, little end first.
 */
final class FeatureTask implements WorkerTask<FeatureTask.Question, FeatureTask.Answer> {
    /** Of a batch: a large input gets a small one. */
    private static final int MOST_BYTES = 48 << 20;

    private @Nullable Loaded loaded;

    private record Loaded(Network network, int width, FaceCrop crop, ByteBuffer input, int batch) {}

    /**
     * Asks for the features of a pack.
     *
     * @param network the file of the template
     */
    record Question(Manifest manifest, String network, String pack) {}

    /**
     * What came of it.
     *
     * @param unusable why the template gives no features, or nothing
     * @param unreadable why the pack has none, or nothing
     * @param rows frames with a face, each of them {@code width} numbers
     */
    record Answer(String unusable, String unreadable, int rows, int width, String device) {
        Answer {
            Objects.requireNonNull(unusable);
            Objects.requireNonNull(unreadable);
            Objects.requireNonNull(device);
        }

        static Answer unusable(String why) {
            return new Answer(why, "", 0, 0, "");
        }
    }

    @Override
    public Answer run(Question question, InputStream input, OutputStream output) throws IOException {
        try {
            return features(loaded(question), question, output);
        } catch (Unusable | DeviceFailure unusable) {
            return Answer.unusable(String.valueOf(unusable.getMessage()));
        }
    }

    private Loaded loaded(Question question) throws IOException, Unusable, DeviceFailure {
        Loaded here = loaded;
        if (here == null) {
            Manifest manifest = question.manifest();
            Network network = Network.load(
                    manifest.networks().getFirst(), manifest.output(), Path.of(question.network()), Device.CPU);
            int width = Template.width(network.model(), manifest);
            int batch = Math.clamp(MOST_BYTES / network.frameBytes(), 1, Device.CPU.batch());
            ByteBuffer pixels =
                    ByteBuffer.allocateDirect(batch * network.frameBytes()).order(ByteOrder.nativeOrder());
            here = new Loaded(network, width, network.crop(), pixels, batch);
            loaded = here;
        }
        return here;
    }

    private static Answer features(Loaded by, Question question, OutputStream output)
            throws IOException, Unusable, DeviceFailure {
        String device = by.network().device();
        try (PackUnderWay pack = PackUnderWay.of(Path.of(question.pack()), question.manifest())) {
            List<Integer> faces = pack.faces();
            for (int from = 0; from < faces.size() && !pack.isBroken(); from += by.batch()) {
                List<Integer> some = faces.subList(from, Math.min(faces.size(), from + by.batch()));
                if (crop(by, pack, some)) {
                    // A view: what is made of a buffer limits it to what was read, and the next pack may have more
                    // frames.
                    ByteBuffer full = by.input()
                            .slice(0, some.size() * by.network().frameBytes())
                            .order(ByteOrder.nativeOrder());
                    send(by.network().features(full, some.size(), by.width()), output);
                }
            }
            return pack.isBroken()
                    ? new Answer("", pack.answer(device).unreadable(), 0, by.width(), device)
                    : new Answer("", "", faces.size(), by.width(), device);
        }
    }

    private static boolean crop(Loaded by, PackUnderWay pack, List<Integer> frames) {
        for (int slot = 0; slot < frames.size(); slot++) {
            Frame frame = pack.frame(frames.get(slot));
            Face face = Objects.requireNonNull(frame.face());
            try {
                by.crop()
                        .put(pack.picture(frames.get(slot)), face, frame.region(), Perturbation.NONE, by.input(), slot);
            } catch (IOException | RuntimeException broken) {
                pack.broken(broken);
                return false;
            }
        }
        return true;
    }

    private static void send(float[] features, OutputStream output) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(features.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(features);
        output.write(bytes.array());
    }
}
