package dev.scotoma.workers.media;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What Linux says about this process and about the workers that it started, which are told by the folder of native
 * libraries they got.
 */
final class ProcessCensus {
    private static final Path PROC = Path.of("/proc");
    private static final String TMPDIR = "-Djava.io.tmpdir=";
    private static final String RECORDING = "/recording";

    private final String cache;

    /**
     * Of the process that starts workers; memory in MiB.
     *
     * @param spare what its heap may still take
     */
    record Service(long heap, long spare, long resident, long descriptors, long threads) {}

    /** @param cache of this run alone */
    ProcessCensus(Path cache) {
        this.cache = cache.toString();
    }

    /** Of every process that holds up a worker, the programs of its wall too. */
    List<Long> processes() throws IOException {
        List<Long> found = new ArrayList<>();
        try (Stream<Path> entries = Files.list(PROC)) {
            for (Path entry : entries.toList()) {
                String name = PROC.relativize(entry).toString();
                if (name.matches("\\d+")
                        && Long.parseLong(name) != ProcessHandle.current().pid()
                        && read(entry.resolve("cmdline")).contains(cache)) {
                    found.add(Long.parseLong(name));
                }
            }
        }
        return found;
    }

    List<Long> workers() throws IOException {
        List<Long> workers = new ArrayList<>();
        for (long process : processes()) {
            if (read(PROC.resolve(process + "/comm")).strip().equals("java")) {
                workers.add(process);
            }
        }
        return workers;
    }

    /** Recordings that a worker did not remove, or removed without closing them. */
    static List<String> left(long worker) throws IOException {
        List<String> left = new ArrayList<>();
        Path root = PROC.resolve(worker + "/root");
        for (String argument : read(PROC.resolve(worker + "/cmdline")).split("\0", -1)) {
            if (argument.startsWith(TMPDIR)) {
                list(root.resolve(argument.substring(TMPDIR.length() + 1))).stream()
                        .map(Path::toString)
                        .filter(file -> file.contains(RECORDING))
                        .forEach(left::add);
            }
        }
        for (Path descriptor : list(PROC.resolve(worker + "/fd"))) {
            try {
                String target = Files.readSymbolicLink(descriptor).toString();
                if (target.contains(RECORDING)) {
                    left.add("open " + target);
                }
            } catch (NoSuchFileException closed) {
                // that is what it should be
            }
        }
        return left;
    }

    static long residentMiB(String process) throws IOException {
        return read(PROC.resolve(process + "/status"))
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                .findFirst()
                .orElse(0);
    }

    static Service service() throws IOException {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        MemoryUsage heap = memory.getHeapMemoryUsage();
        return new Service(
                heap.getUsed() >> 20,
                (heap.getMax() - heap.getCommitted()) >> 20,
                residentMiB("self"),
                list(PROC.resolve("self/fd")).size(),
                ManagementFactory.getThreadMXBean().getThreadCount());
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        } catch (NoSuchFileException gone) {
            return List.of();
        }
    }

    /** Nothing of a process that is gone. */
    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }
}
