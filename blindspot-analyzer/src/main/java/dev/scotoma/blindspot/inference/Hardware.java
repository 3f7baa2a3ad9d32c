package dev.scotoma.blindspot.inference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an operator lets networks run on.
 *
 * @param libtorch the folder of PyTorch's libraries; empty for those that come with the service, which know no GPU
 */
record Hardware(Device device, Optional<Path> libtorch) {
    static final Hardware CPU = new Hardware(Device.CPU, Optional.empty());

    /** What DJL's library, which comes with the service, is built for: it crashes on others. */
    private static final String VERSION = "2.7.1";

    private static final String CUDA = "cu128";

    /** @throws IllegalArgumentException with one sentence for the operator */
    static Hardware of(String device, boolean half, Optional<String> libtorch) {
        Device chosen = Device.of(device, half);
        if (!chosen.onGpu() && half) {
            throw new IllegalArgumentException(
                    "scotoma.inference.half needs a GPU, and scotoma.inference.device is cpu.");
        }
        if (!chosen.onGpu()) {
            return CPU;
        }
        Path folder = Path.of(libtorch.orElseThrow(() -> new IllegalArgumentException(
                "scotoma.inference.device=" + device + " needs scotoma.inference.libtorch, the lib folder of libtorch "
                        + VERSION + " for CUDA 12.8.")));
        if (!Files.isRegularFile(folder.resolve("libtorch.so"))) {
            throw new IllegalArgumentException(
                    "scotoma.inference.libtorch is " + folder + ", which is no folder with a libtorch.so in it.");
        }
        try {
            return new Hardware(chosen, Optional.of(folder.toRealPath()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    List<String> options() {
        List<String> options =
                new ArrayList<>(List.of("-Dscotoma.device=" + device.word(), "-Dscotoma.half=" + device.half()));
        libtorch.ifPresent(folder -> options.addAll(List.of(
                "-DPYTORCH_LIBRARY_PATH=" + folder,
                "-DPYTORCH_VERSION=" + VERSION,
                "-DPYTORCH_FLAVOR=" + (Files.exists(folder.resolve("libtorch_cuda.so")) ? CUDA : "cpu"))));
        return options;
    }
}
