package dev.scotoma.workers.inference;

import dev.scotoma.workers.manifest.Manifest;
import dev.scotoma.workers.manifest.Manifest.Format;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where TorchScript networks run: on the CPU or on one GPU. ONNX networks always run on the CPU.
 *
 * @param gpu the number of the GPU; negative for the CPU
 */
public record Device(int gpu) {
    public static final Device CPU = new Device(-1);

    private static final Pattern CUDA = Pattern.compile("cuda(?::(\\d{1,2}))?");

    /**
     * The device that an operator named.
     *
     * @throws IllegalArgumentException with one sentence for the operator
     */
    static Device of(String word) {
        Matcher cuda = CUDA.matcher(word);
        if (cuda.matches()) {
            return new Device(cuda.group(1) == null ? 0 : Integer.parseInt(cuda.group(1)));
        }
        if (!word.equals("cpu")) {
            throw new IllegalArgumentException(
                    "scotoma.inference.device is cpu, cuda, or cuda: and the number of a GPU, not \"" + word + "\".");
        }
        return CPU;
    }

    public boolean onGpu() {
        return gpu >= 0;
    }

    /** How many frames a batch has where memory allows it. */
    public int batch() {
        return onGpu() ? 64 : 16;
    }

    /**
     * Whether a batch that is not full is filled up. On a GPU TorchScript compiles itself anew for every size of a
     * batch, which takes seconds; frames too many take milliseconds.
     */
    boolean wantsFullBatches(Manifest manifest) {
        return onGpu() && manifest.networks().stream().allMatch(network -> network.format() == Format.TORCHSCRIPT);
    }

    /**
     * How many threads a process has where nobody says otherwise. On a GPU they decode and crop, and leave room for the
     * one that feeds it and for who else works.
     */
    public int threads() {
        return onGpu() ? Math.max(1, Runtime.getRuntime().availableProcessors() - 2) : 1;
    }

    /** How many packs go into a worker together. A GPU that waits for the next ones is idle. */
    public int packs() {
        return onGpu() ? 64 : 16;
    }

    /** The word that {@link #of} reads. */
    @Override
    public String toString() {
        return onGpu() ? "cuda:" + gpu : "cpu";
    }
}
