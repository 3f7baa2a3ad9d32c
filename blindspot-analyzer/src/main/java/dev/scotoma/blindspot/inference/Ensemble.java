package dev.scotoma.blindspot.inference;

import dev.scotoma.blindspot.inference.Network.Unusable;
import dev.scotoma.blindspot.model.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** The loaded networks of one iteration; what they say of a frame is the mean of what each says. */
final class Ensemble implements AutoCloseable {
    private final Manifest manifest;
    private final List<Network> networks;

    private Ensemble(Manifest manifest, List<Network> networks) {
        this.manifest = manifest;
        this.networks = networks;
    }

    /** Reads the networks from the stream, one behind the other, and no further. */
    static Ensemble load(Manifest manifest, List<Long> bytes, InputStream in) throws IOException, Unusable {
        if (bytes.size() != manifest.networks().size()) {
            throw new Unusable("The manifest names " + manifest.networks().size() + " networks, and " + bytes.size()
                    + " are here.");
        }
        List<Network> networks = new ArrayList<>();
        try {
            for (int i = 0; i < bytes.size(); i++) {
                networks.add(Network.load(manifest.networks().get(i), manifest.output(), new First(in, bytes.get(i))));
            }
            return new Ensemble(manifest, networks);
        } catch (IOException | RuntimeException | Unusable failed) {
            networks.forEach(Network::close);
            throw failed;
        }
    }

    Manifest manifest() {
        return manifest;
    }

    int heads() {
        return manifest.output().heads().size();
    }

    List<Network> networks() {
        return networks;
    }

    String device() {
        return networks.getFirst().device();
    }

    /**
     * @param frames for each network its [count, 3, height, width]
     * @return count × heads; NaN where any of the networks gives no number
     */
    float[] probabilities(List<float[]> frames, int count) throws Unusable {
        float[] mean = new float[count * heads()];
        for (int n = 0; n < networks.size(); n++) {
            float[] p = networks.get(n).probabilities(frames.get(n), count);
            for (int i = 0; i < mean.length; i++) {
                mean[i] += p[i] / networks.size();
            }
        }
        for (int i = 0; i < mean.length; i++) {
            mean[i] = Math.min(1, mean[i]);
        }
        return mean;
    }

    @Override
    public void close() {
        networks.forEach(Network::close);
    }
}
