package dev.scotoma.workers.worker;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Finds the best wall that stands on this machine, and a cache of native libraries that whoever lives behind it can
 * read. The two are tried together, by a probe that runs there: nobody cannot read what lies in root's home.
 */
final class Walls {
    /** Where root keeps the native libraries if nobody must read them, and cannot where they were to be. */
    private static final Path CACHE_FOR_ALL = Path.of("/var/cache/scotoma/native");

    private static final System.Logger LOG = System.getLogger(Walls.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final WorkerSpec PROBE = WorkerSpec.of("probe", Probe.class)
            .heapMiB(32)
            .nativeMiB(64)
            .scratchMiB(1)
            .build();

    private final List<Sandbox> bestFirst;
    private final List<Path> caches;
    private final Probing probing;

    /** Tries whether a worker can work behind a wall. */
    interface Probing {
        boolean stands(Sandbox wall, WorkerEnvironment environment) throws InterruptedException;
    }

    /** A wall, and what workers behind it are started from. */
    record Found(Sandbox wall, WorkerEnvironment environment) {}

    Walls(List<Sandbox> bestFirst, List<Path> caches, Probing probing) {
        this.bestFirst = bestFirst;
        this.caches = caches;
        this.probing = probing;
    }

    static Walls ofThisMachine(Path cache, Probing probing) {
        boolean root = root();
        return new Walls(Sandbox.bestFirst(root), root ? List.of(cache, CACHE_FOR_ALL) : List.of(cache), probing);
    }

    static boolean root() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException | UnsupportedOperationException elsewhere) {
            return System.getProperty("user.name").equals("root");
        }
    }

    /**
     * The best wall, and the first cache that is good behind it.
     *
     * @throws IOException where there is no place for a cache, which says nothing about walls
     */
    Found best(WorkerEnvironment environment) throws IOException, InterruptedException {
        List<Path> made = made();
        for (Sandbox wall : bestFirst) {
            for (Path cache : made) {
                WorkerEnvironment there = environment.withCache(cache);
                if (probing.stands(wall, there)) {
                    return new Found(wall, there);
                }
            }
        }
        return new Found(new Sandbox(Isolation.NONE, Sandbox.RunsAs.SERVICE), environment.withCache(made.getFirst()));
    }

    private List<Path> made() throws IOException {
        List<Path> made = new ArrayList<>();
        IOException first = null;
        for (Path cache : caches) {
            try {
                make(cache);
                made.add(cache);
            } catch (IOException impossible) {
                first = first == null ? impossible : first;
            }
        }
        if (first != null && made.isEmpty()) {
            throw new IOException("The cache of native libraries cannot be made: " + first, first);
        }
        return made;
    }

    /** Runs a probe behind the wall, with the temporary folder and the cache that workers would have. */
    static boolean stands(Launcher launcher, Scratch scratch, Sandbox wall, WorkerEnvironment environment)
            throws InterruptedException {
        try {
            Path folder = scratch.folder(wall);
            List<String> command = environment.command(
                    PROBE, folder, List.of(environment.nativeCache().toString()));
            Process process = launcher.start(wall.wrap(command, environment.needs(PROBE, false)), wall.depth());
            scratch.removeAfter(process, folder);
            String said = output(process, PATIENCE);
            boolean networkMayBeThere = wall.level() == Isolation.LIMITS || wall.level() == Isolation.NONE;
            boolean stands = process.waitFor() == 0 && (networkMayBeThere || said.contains(Probe.NO_NETWORK));
            if (!stands) {
                LOG.log(Level.DEBUG, wall + " does not stand: " + said);
            }
            return stands;
        } catch (IOException missing) {
            LOG.log(Level.DEBUG, wall + " cannot be used: " + missing.getMessage());
            return false;
        }
    }

    /** Makes a folder that everybody may read, and those above it where they are missing. */
    private static void make(Path folder) throws IOException {
        Deque<Path> missing = new ArrayDeque<>();
        for (Path path = folder; path != null && !Files.isDirectory(path); path = path.getParent()) {
            missing.push(path);
        }
        for (Path path : missing) {
            Files.createDirectory(path);
            open(path);
        }
        open(folder);
    }

    /** Opens what was made or extracted in private to workers that run as nobody. */
    static void openToReaders(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.toList()) {
                open(path);
            }
        }
    }

    private static void open(Path path) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
        boolean changed = permissions.add(PosixFilePermission.OTHERS_READ);
        if (Files.isDirectory(path)) {
            changed |= permissions.add(PosixFilePermission.OTHERS_EXECUTE);
        }
        if (changed) {
            Files.setPosixFilePermissions(path, permissions);
        }
    }

    /** What a process that is asked nothing says. It is ended when it takes too long. */
    static String output(Process process, Duration atMost) throws IOException {
        CompletableFuture.delayedExecutor(atMost.toMillis(), TimeUnit.MILLISECONDS)
                .execute(process::destroyForcibly);
        process.getOutputStream().close();
        try (var errors = process.errorReader();
                var lines = process.inputReader()) {
            String complaints = errors.readAllAsString();
            String said = lines.readAllAsString() + complaints;
            return said.substring(Math.max(0, said.length() - 500)).strip();
        }
    }
}
