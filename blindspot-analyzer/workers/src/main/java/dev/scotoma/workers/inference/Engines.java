package dev.scotoma.workers.inference;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.LibUtils;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;

/** Loads the native libraries of both engines, from the cache that workers share and may only read. */
final class Engines {
    private static final List<String> ONNX = List.of("libonnxruntime.so", "libonnxruntime4j_jni.so");

    private Engines() {}

    /**
     * Loads the libraries. The first time, in a process that may write to the cache, it extracts them; ONNX Runtime
     * would do so in every process.
     */
    static void load() {
        Path cache = Path.of(System.getProperty("ENGINE_CACHE_DIR")).resolve("onnxruntime");
        try {
            Files.createDirectories(cache);
            for (String library : ONNX) {
                extract(library, cache.resolve(library));
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        System.setProperty("onnxruntime.native.path", cache.toString());
        Engine.getEngine("PyTorch").newBaseManager().close();
    }

    /**
     * Sees that a device can be used. DJL's own count of GPUs cannot tell, because it needs a CUDA toolkit beside
     * libtorch.
     *
     * @throws DeviceFailure where PyTorch cannot use the device
     */
    static void reach(Device device) throws DeviceFailure {
        if (!device.onGpu()) {
            return;
        }
        Engine engine = Engine.getEngine("PyTorch");
        try (NDManager memory = engine.newBaseManager(ai.djl.Device.gpu(device.gpu()))) {
            memory.create(1f);
        } catch (EngineException refused) {
            String said = String.valueOf(refused.getMessage());
            throw new DeviceFailure("PyTorch " + engine.getVersion() + " in " + LibUtils.getLibtorchPath()
                    + " cannot use " + device + ": "
                    + said.lines().findFirst().orElse(said).replaceFirst("\\. .*", ""));
        }
    }

    private static void extract(String library, Path to) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                Engines.class.getResourceAsStream("/ai/onnxruntime/native/linux-x64/" + library), library)) {
            if (Files.exists(to) && Files.size(to) == size(library)) {
                return;
            }
            Path whole = Files.createTempFile(to.getParent(), library, ".part");
            Files.copy(in, whole, StandardCopyOption.REPLACE_EXISTING);
            Files.move(whole, to, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static long size(String library) throws IOException {
        return Objects.requireNonNull(Engines.class.getResource("/ai/onnxruntime/native/linux-x64/" + library))
                .openConnection()
                .getContentLengthLong();
    }
}
