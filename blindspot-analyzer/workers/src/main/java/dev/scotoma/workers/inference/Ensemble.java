package dev.scotoma.workers.inference;

import dev.scotoma.workers.inference.Network.Unusable;
import dev.scotoma.workers.manifest.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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

    /** Reads the networks from the stream, one behind the other, and no further. */
    static Ensemble load(Manifest manifest, List<Long> bytes, InputStream in, Device device)
            throws IOException, Unusable, DeviceFailure {
        if (bytes.size() != manifest.networks().size()) {
            throw new Unusable("The manifest names " + manifest.networks().size() + " networks, and " + bytes.size()
                    + " are here.");
        }
        List<Network> networks = new ArrayList<>();
        try {
            for (int i = 0; i < bytes.size(); i++) {
                networks.add(Network.load(
                        manifest.networks().get(i), manifest.output(), new First(in, bytes.get(i)), device));
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

    /** How far half precision is from 32 bits in the network that is farthest off, as {@link Network#halfOff} says. */
    @Nullable
    Double halfOff() {
        return networks.stream()
                .map(Network::halfOff)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /**
     * The mean answer of the networks.
     *
     * @param frames for each network its [count, 3, height, width], or more
     * @return count × heads; NaN where any of the networks gives no number
     */
    float[] probabilities(List<float[]> frames, int count) throws Unusable, DeviceFailure {
        return portions.all(count, (from, to) -> mean(frames, from, to));
    }

    private float[] mean(List<float[]> frames, int from, int to) throws Unusable, DeviceFailure {
        float[] mean = new float[(to - from) * heads()];
        for (int n = 0; n < networks.size(); n++) {
            int size = networks.get(n).frameSize();
            float[] all = frames.get(n);
            float[] some = from == 0 && to * size == all.length ? all : Arrays.copyOfRange(all, from * size, to * size);
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
