package dev.scotoma.workers.worker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a pool's processes are made of. {@link #of} starts one.
 *
 * @param main the class whose main method calls {@link WorkerProcess#serve}
 * @param processes how many there are at most
 * @param threads how many processors a process may keep busy
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
        int threads,
        Memory memory,
        Life life,
        List<Path> readable,
        List<Path> inputs,
        List<String> options,
        boolean gpu) {
    /** The time that a call may go on after a process has been at work for as long as it may. */
    private static final Duration LAST_CALL = Duration.ofMinutes(15);

    public WorkerSpec {
        if (processes < 1 || threads < 1) {
            throw new IllegalArgumentException("A pool of workers needs a process and a thread.");
        }
        readable = List.copyOf(readable);
        inputs = List.copyOf(inputs);
        options = List.copyOf(options);
    }

    /**
     * How much memory a process may have, in MiB.
     *
     * @param heap limit of the Java heap
     * @param beside what a process may allocate beside the heap, where decoders and networks live
     * @param scratch size of the temporary folder, which is memory where the worker is walled in
     */
    public record Memory(int heap, int beside, int scratch) {
        public Memory {
            if (heap < 16 || beside < 64 || scratch < 1) {
                throw new IllegalArgumentException("A pool of workers needs limits above zero.");
            }
        }
    }

    /**
     * When a process is replaced, so that what a crafted input left behind does not stay.
     *
     * @param jobs after so many answers
     * @param busy or when it has been at work for so long. What it may use of the processors follows from this, so that
     *     one that was taken over does not go on for ever.
     */
    public record Life(int jobs, Duration busy) {
        public Life {
            if (jobs < 1 || busy.isNegative() || busy.isZero()) {
                throw new IllegalArgumentException("A worker has a life.");
            }
        }
    }

    /** The processor time of a whole life. A JVM compiles and collects beside the threads that work. */
    long cpuSeconds() {
        return life.busy().plus(LAST_CALL).toSeconds() * (threads + 1);
    }

    /** Workers that need the three limits on memory, and whatever else differs from the common case. */
    public static Builder of(String name, Class<?> main) {
        return new Builder(name, main);
    }

    /**
     * Builds a spec. Unless it is told otherwise there is one process of one thread, replaced after 200 answers or an
     * hour of work, without a GPU.
     */
    public static final class Builder {
        private final String name;
        private final Class<?> main;
        private int processes = 1;
        private int threads = 1;
        private int heapMiB;
        private int nativeMiB;
        private int scratchMiB;
        private int jobs = 200;
        private Duration busy = Duration.ofHours(1);
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

        public Builder threads(int busyProcessors) {
            threads = busyProcessors;
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

        public Builder busy(Duration most) {
            busy = most;
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
            Memory memory = new Memory(heapMiB, nativeMiB, scratchMiB);
            Life life = new Life(jobs, busy);
            return new WorkerSpec(name, main, processes, threads, memory, life, readable, inputs, options, gpu);
        }
    }
}
