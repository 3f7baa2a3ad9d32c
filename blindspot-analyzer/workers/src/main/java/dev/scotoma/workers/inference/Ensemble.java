package dev.scotoma.workers.inference;

import dev.scotoma.workers.inference.Network.Unusable;
import dev.scotoma.workers.manifest.Manifest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The loaded networks of one iteration. What they say of a frame is the mean of what each says. */
final class Ensemble implements AutoCloseable {
    private final Manifest manifest;
    private final List<Network> networks;
    private final Portions portions;

    private Ensemble(Manifest manifest, List<Network> networks, int mostFrames) {
        this.manifest = manifest;
        this.networks = networks;
        this.portions = new Portions(mostFrames);
    }

    static Ensemble load(Manifest manifest, List<Path> files, Device device)
            throws IOException, Unusable, DeviceFailure {
        List<Network> networks = new ArrayList<>();
        try {
            for (int i = 0; i < files.size(); i++) {
                networks.add(Network.load(manifest.networks().get(i), manifest.output(), files.get(i), device));
            }
            return new Ensemble(manifest, networks, device.batch());
        } catch (IOException | RuntimeException | Unusable | DeviceFailure failed) {
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
        return networks.stream().map(Network::device).distinct().collect(Collectors.joining(" and "));
    }

    /** How many frames fit into the device's memory at a time, as far as is known. */
    int mostFrames() {
        return portions.most();
    }

    /**
     * The mean answer of the networks.
     *
     * @param frames for each network the pixels of its [count, 3, height, width], or more
     * @return count × heads; NaN where any of the networks gives no number
     */
    float[] probabilities(List<ByteBuffer> frames, int count) throws Unusable, DeviceFailure {
        return portions.all(count, (from, to) -> mean(frames, from, to));
    }

    private float[] mean(List<ByteBuffer> frames, int from, int to) throws Unusable, DeviceFailure {
        float[] mean = new float[(to - from) * heads()];
        for (int n = 0; n < networks.size(); n++) {
            int size = networks.get(n).frameBytes();
            ByteBuffer some =
                    frames.get(n).slice(from * size, (to - from) * size).order(ByteOrder.nativeOrder());
            float[] p = networks.get(n).probabilities(some, to - from);
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
