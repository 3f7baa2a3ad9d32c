package dev.scotoma.workers.worker;

import java.nio.file.Path;
import java.util.List;

/**
 * What a pool's processes are made of.
 *
 * @param main class with a main method that calls {@link WorkerProcess#serve}
 * @param heapMiB limit of the Java heap
 * @param nativeMiB what the process may allocate beside the heap: decoders and networks live there
 * @param scratchMiB size of the temporary folder, which is memory where the worker is walled in
 * @param jobs answers after which a process is replaced, so that what a crafted input left behind does not stay
 * @param readable folders and files a worker needs beside the JDK, the class path and the native libraries
 * @param options further options of the JVM
 * @param gpu sees the machine's NVIDIA devices, and has no limit on memory beside the heap: CUDA reserves far more than
 *     it uses
 */
public record WorkerSpec(
        String name,
        Class<?> main,
        int size,
        int heapMiB,
        int nativeMiB,
        int scratchMiB,
        int jobs,
        List<Path> readable,
        List<String> options,
        boolean gpu) {

    public WorkerSpec {
        if (size < 1 || heapMiB < 16 || nativeMiB < 64 || scratchMiB < 1 || jobs < 1) {
            throw new IllegalArgumentException("A pool of workers needs a size and limits above zero.");
        }
        readable = List.copyOf(readable);
        options = List.copyOf(options);
    }

    public WorkerSpec(String name, Class<?> main, int size, int heapMiB, int nativeMiB, int scratchMiB) {
        this(name, main, size, heapMiB, nativeMiB, scratchMiB, 200, List.of(), List.of(), false);
    }
}
