package dev.scotoma.workers.worker;

import java.nio.file.Path;
import java.util.List;

/**
 * What a pool's processes are made of. {@link #of} starts one.
 *
 * @param main the class whose main method calls {@link WorkerProcess#serve}
 * @param processes how many there are at most
 * @param heapMiB limit of the Java heap
 * @param nativeMiB what a process may allocate beside the heap, where decoders and networks live
 * @param scratchMiB size of the temporary folder, which is memory where the worker is walled in
 * @param jobs answers after which a process is replaced, so that what a crafted input left behind does not stay
 * @param readable folders and files that a worker needs beside the JDK, the class path and the native libraries
 * @param inputs folders in which the service lays what a worker reads, while it runs
 * @param options further options of the JVM
 * @param gpu whether a process sees the machine's NVIDIA devices. It then has no limit on memory beside the heap,
 *     because CUDA reserves far more than it uses.
 */
public record WorkerSpec(
        String name,
        Class<?> main,
        int processes,
        int heapMiB,
        int nativeMiB,
        int scratchMiB,
        int jobs,
        List<Path> readable,
        List<Path> inputs,
        List<String> options,
        boolean gpu) {

    public WorkerSpec {
        if (processes < 1 || heapMiB < 16 || nativeMiB < 64 || scratchMiB < 1 || jobs < 1) {
            throw new IllegalArgumentException("A pool of workers needs a size and limits above zero.");
        }
        readable = List.copyOf(readable);
        inputs = List.copyOf(inputs);
        options = List.copyOf(options);
    }

    /** Workers that need the three limits on memory, and whatever else differs from the common case. */
    public static Builder of(String name, Class<?> main) {
        return new Builder(name, main);
    }

    /** Builds a spec. Unless it is told otherwise there is one process, replaced after 200 answers, without a GPU. */
    public static final class Builder {
        private final String name;
        private final Class<?> main;
        private int processes = 1;
        private int heapMiB;
        private int nativeMiB;
        private int scratchMiB;
        private int jobs = 200;
        private List<Path> readable = List.of();
        private List<Path> inputs = List.of();
        private List<String> options = List.of();
        private boolean gpu;

        private Builder(String name, Class<?> main) {
            this.name = name;
            this.main = main;
        }

        public Builder processes(int most) {
            processes = most;
            return this;
        }

        public Builder heapMiB(int limit) {
            heapMiB = limit;
            return this;
        }

        public Builder nativeMiB(int limit) {
            nativeMiB = limit;
            return this;
        }

        public Builder scratchMiB(int size) {
            scratchMiB = size;
            return this;
        }

        public Builder jobs(int answers) {
            jobs = answers;
            return this;
        }

        public Builder readable(List<Path> foldersAndFiles) {
            readable = foldersAndFiles;
            return this;
        }

        public Builder inputs(List<Path> folders) {
            inputs = folders;
            return this;
        }

        public Builder options(List<String> ofTheJvm) {
            options = ofTheJvm;
            return this;
        }

        public Builder gpu(boolean seen) {
            gpu = seen;
            return this;
        }

        public WorkerSpec build() {
            return new WorkerSpec(
                    name, main, processes, heapMiB, nativeMiB, scratchMiB, jobs, readable, inputs, options, gpu);
        }
    }
}
