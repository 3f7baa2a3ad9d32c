package dev.scotoma.workers.inference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an operator lets networks run on.
 *
 * @param libtorch the folder of PyTorch's libraries; empty for those that come with the service, which know no GPU
 */
public record Hardware(Device device, Optional<Path> libtorch) {
    public static final Hardware CPU = new Hardware(Device.CPU, Optional.empty());

    /** The version that DJL's library, which comes with the service, is built for. It crashes on others. */
    private static final String VERSION = "2.7.1";

    private static final String CUDA = "cu128";
    /** The file that DJL takes first: a library that was built for the libtorch in the folder. */
    private static final String OWN_LIBRARY = "libdjl_torch.so";

    /**
     * The files that say the version. The archive has it in a file of one line, a Python package in a line of a
     * program.
     */
    private static final List<String> VERSION_FILES = List.of("build-version", "version.py");

    private static final Pattern SAID = Pattern.compile("(?:__version__ = ')?(\\d+\\.\\d+\\.\\d+)(?:\\+\\w+)?'?");

    /** @throws IllegalArgumentException with one sentence for the operator */
    public static Hardware of(String device, Optional<String> libtorch) {
        Device chosen = Device.of(device);
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
            Path real = folder.toRealPath();
            String version = version(real);
            if (!version.equals(VERSION) && !Files.exists(real.resolve(OWN_LIBRARY))) {
                throw new IllegalArgumentException("scotoma.inference.libtorch is " + folder + ", libtorch " + version
                        + ", but DJL's library that comes with the service is built for " + VERSION + ".");
            }
            return new Hardware(chosen, Optional.of(real));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The version of the libtorch in a folder, taken for the right one where the folder does not say. */
    private static String version(Path folder) {
        try {
            for (String name : VERSION_FILES) {
                Path file = folder.resolveSibling(name);
                List<String> lines = Files.isRegularFile(file) ? Files.readAllLines(file) : List.of();
                for (String line : lines) {
                    Matcher said = SAID.matcher(line);
                    if (said.matches()) {
                        return said.group(1);
                    }
                }
            }
            return VERSION;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    List<String> options() {
        List<String> options = new ArrayList<>(List.of("-Dscotoma.device=" + device));
        libtorch.ifPresent(folder -> options.addAll(List.of(
                "-DPYTORCH_LIBRARY_PATH=" + folder,
                "-DPYTORCH_VERSION=" + version(folder),
                "-DPYTORCH_FLAVOR=" + (Files.exists(folder.resolve("libtorch_cuda.so")) ? CUDA : "cpu"))));
        return options;
    }

    /** The folders that a worker must see. In a Python package CUDA's libraries lie beside PyTorch's. */
    List<Path> readable() {
        List<Path> readable = new ArrayList<>();
        libtorch.ifPresent(folder -> {
            readable.add(folder);
            Path cuda = folder.resolve("../../nvidia").normalize();
            if (Files.isDirectory(cuda)) {
                readable.add(cuda);
            }
        });
        return readable;
    }
}
