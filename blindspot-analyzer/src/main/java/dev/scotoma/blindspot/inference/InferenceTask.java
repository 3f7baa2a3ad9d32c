package dev.scotoma.blindspot.inference;

import dev.scotoma.blindspot.inference.Answer.Outcome;
import dev.scotoma.blindspot.media.FramePack;
import dev.scotoma.blindspot.media.FramePack.Face;
import dev.scotoma.blindspot.media.FramePack.Picture;
import dev.scotoma.blindspot.model.Manifest;
import dev.scotoma.blindspot.worker.WorkerTask;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One frame pack through one network, inside a worker. The network stays loaded for the packs that follow. */
final class InferenceTask implements WorkerTask<Question, Answer> {
    private static final int BATCH = 16;

    private Optional<Network> loaded = Optional.empty();

    @Override
    public Answer run(Question question, InputStream input, OutputStream output) throws IOException {
        Manifest manifest = question.manifest();
        try {
            if (question.networkBytes() > 0) {
                loaded.ifPresent(Network::close);
                loaded = Optional.empty();
                loaded = Optional.of(Network.load(manifest, new First(input, question.networkBytes())));
            }
            if (loaded.isEmpty() || !loaded.get().manifest().equals(manifest)) {
                return Answer.not(Outcome.NETWORK_NEEDED, "");
            }
            return score(loaded.get(), input, output);
        } catch (Network.Unusable unusable) {
            return Answer.not(Outcome.NETWORK_UNUSABLE, String.valueOf(unusable.getMessage()));
        }
    }

    private static Answer score(Network network, InputStream input, OutputStream output)
            throws IOException, Network.Unusable {
        List<Picture> pictures;
        float[] probabilities;
        try {
            pictures = FramePack.read(input);
            probabilities = probabilities(network, pictures);
        } catch (IOException | RuntimeException unreadable) {
            return Answer.not(Outcome.PACK_UNREADABLE, "The frame pack cannot be read: " + unreadable.getMessage());
        }
        List<Integer> atMs =
                pictures.stream().map(picture -> picture.frame().atMs()).toList();
        output.write(new FrameScores(atMs, network.manifest().output().heads().size(), probabilities).bytes());
        return Answer.scored(atMs, network.device());
    }

    /** A frame without a face keeps its NaN: it is counted, and weighs nothing. */
    private static float[] probabilities(Network network, List<Picture> pictures) throws IOException, Network.Unusable {
        Manifest manifest = network.manifest();
        int heads = manifest.output().heads().size();
        int size = 3 * manifest.input().width() * manifest.input().height();
        FaceCrop crop = new FaceCrop(manifest.input(), manifest.crop());
        float[] probabilities = new float[pictures.size() * heads];
        Arrays.fill(probabilities, Float.NaN);
        float[] batch = new float[BATCH * size];
        List<Integer> inBatch = new ArrayList<>();
        for (int i = 0; i < pictures.size(); i++) {
            Face face = pictures.get(i).frame().face();
            if (face != null) {
                crop.put(pictures.get(i), face.box(), batch, inBatch.size() * size);
                inBatch.add(i);
            }
            if (inBatch.size() == BATCH || (i == pictures.size() - 1 && !inBatch.isEmpty())) {
                float[] p = network.probabilities(Arrays.copyOf(batch, inBatch.size() * size), inBatch.size());
                for (int b = 0; b < inBatch.size(); b++) {
                    System.arraycopy(p, b * heads, probabilities, inBatch.get(b) * heads, heads);
                }
                inBatch.clear();
            }
        }
        return probabilities;
    }

    /** The first bytes of a stream, which goes on behind them. */
    private static final class First extends FilterInputStream {
        private long left;

        First(InputStream in, long length) {
            super(in);
            left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int n = super.read(bytes, offset, (int) Math.min(length, left));
            left -= Math.max(n, 0);
            return n;
        }

        @Override
        public int available() throws IOException {
            return (int) Math.min(left, super.available());
        }
    }
}
