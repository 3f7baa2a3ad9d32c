package dev.scotoma.workers.worker;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Makes pools of walled-in processes, with the best wall that this machine allows. The first pool finds out which that
 * is, by running a probe behind each. Where it is weaker than required, calls fail and nothing of a stranger is opened.
 */
public final class Workers implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Workers.class.getName());
    private static final WorkerSpec PROBE = WorkerSpec.of("probe", Probe.class)
            .heapMiB(32)
            .nativeMiB(64)
            .scratchMiB(1)
            .build();
    private static final List<Sandbox> BEST_FIRST = List.of(
            new Sandbox(Isolation.BUBBLEWRAP, true),
            new Sandbox(Isolation.BUBBLEWRAP, false),
            new Sandbox(Isolation.NAMESPACES, true),
            new Sandbox(Isolation.NAMESPACES, false),
            new Sandbox(Isolation.LIMITS, true),
            new Sandbox(Isolation.LIMITS, false),
            new Sandbox(Isolation.NONE, false));

    private final Isolation required;
    private final List<Sandbox> bestFirst;
    private final StageTimes stageTimes;
    private final WorkerEnvironment environment;
    private final Launcher launcher = new Launcher();
    private final Scratch scratch = new Scratch();
    private final List<WorkerPool> pools = new CopyOnWriteArrayList<>();
    private final Set<List<Object>> prepared = new HashSet<>();
    private final Object walling = new Object();
    private Optional<Sandbox> sandbox = Optional.empty();
    private Optional<TemporaryFolder> temporary = Optional.empty();

    /**
     * Makes pools for this machine.
     *
     * @param cache the folder for native libraries, which are extracted the first time
     */
    public Workers(Isolation required, Path cache) {
        this(required, cache, StageTimes.IGNORED);
    }

    public Workers(Isolation required, Path cache, StageTimes stageTimes) {
        this(required, cache, BEST_FIRST, stageTimes);
    }

    Workers(Isolation required, Path cache, List<Sandbox> bestFirst) {
        this(required, cache, bestFirst, StageTimes.IGNORED);
    }

    private Workers(Isolation required, Path cache, List<Sandbox> bestFirst, StageTimes stageTimes) {
        this.required = required;
        this.bestFirst = bestFirst;
        this.stageTimes = stageTimes;
        this.environment = WorkerEnvironment.ofThisProcess(cache.toAbsolutePath());
    }

    /** A pool of such processes. Nothing is started before the first call. */
    public WorkerPool pool(WorkerSpec spec) {
        WorkerPool pool = new WorkerPool(spec, this::start, stageTimes, pools::remove);
        pools.add(pool);
        return pool;
    }

    /**
     * A new folder for what workers are to read. Their pool shows it to them by {@link WorkerSpec.Builder#inputs}, and
     * wherever they are not walled in they need its name, which nobody guesses.
     */
    public Path folder(String name) throws IOException {
        return temporary().folder(name, "rwx--x--x");
    }

    /** Removes a folder, and says so where it cannot. */
    public void remove(Path folder) {
        try {
            TemporaryFolder.remove(folder);
        } catch (IOException failed) {
            LOG.log(Level.ERROR, folder + " could not be removed: " + failed);
        }
    }

    private TemporaryFolder temporary() throws IOException {
        synchronized (pools) {
            if (temporary.isEmpty()) {
                temporary = Optional.of(TemporaryFolder.make());
            }
            return temporary.get();
        }
    }

    public Isolation isolation() {
        return sandbox().level();
    }

    public boolean isolatedAsRequired() {
        return isolation().atLeast(required);
    }

    private Process start(WorkerSpec spec) throws IOException, InterruptedException, WorkerFault {
        if (!isolatedAsRequired()) {
            throw new WorkerFault(
                    WorkerFault.Kind.NOT_ISOLATED,
                    "Workers are isolated by " + isolation() + " here and " + required
                            + " is required; install bubblewrap.");
        }
        prepare(spec);
        Sandbox wall = sandbox();
        Path folder = scratch.folder(wall, temporary());
        Process process = launcher.start(
                wall.wrap(environment.command(spec, folder, List.of()), environment.needs(spec, false)), wall.depth());
        scratch.removeAfter(process, folder);
        return process;
    }

    /**
     * Extracts native libraries once, by a process that has seen nothing yet, into a folder that is read-only for all
     * that follow.
     */
    private synchronized void prepare(WorkerSpec spec) throws IOException, InterruptedException, WorkerFault {
        List<Object> libraries = List.of(spec.name(), spec.readable(), spec.options());
        if (prepared.contains(libraries)) {
            return;
        }
        Files.createDirectories(environment.nativeCache());
        Sandbox own = new Sandbox(sandbox().level(), false);
        Process process = launcher.start(
                own.wrap(
                        environment.command(spec, Scratch.TMP, List.of(WorkerProcess.PREPARE)),
                        environment.needs(spec, true)),
                own.depth());
        String said = output(process, Duration.ofMinutes(3));
        if (process.waitFor() != 0) {
            throw new WorkerFault(
                    WorkerFault.Kind.DIED, "The " + spec.name() + " worker could not be prepared: " + said);
        }
        openToReaders(environment.nativeCache());
        prepared.add(libraries);
    }

    /** Opens what was extracted in private to workers that run as nobody. */
    private static void openToReaders(Path cache) throws IOException {
        try (Stream<Path> paths = Files.walk(cache)) {
            for (Path path : paths.toList()) {
                Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
                boolean changed = permissions.add(PosixFilePermission.OTHERS_READ);
                if (Files.isDirectory(path)) {
                    changed |= permissions.add(PosixFilePermission.OTHERS_EXECUTE);
                }
                if (changed) {
                    Files.setPosixFilePermissions(path, permissions);
                }
            }
        }
    }

    private Sandbox sandbox() {
        synchronized (walling) {
            if (sandbox.isPresent()) {
                return sandbox.get();
            }
            Sandbox found = strongest();
            sandbox = Optional.of(found);
            LOG.log(
                    Level.INFO,
                    "Workers are isolated by " + found.level() + (found.nobody() ? " as nobody" : "") + ": "
                            + found.level().meaning() + ".");
            if (!found.level().atLeast(required)) {
                LOG.log(Level.ERROR, required + " is required: this service is not ready. Install bubblewrap.");
            }
            return found;
        }
    }

    private Sandbox strongest() {
        try {
            Files.createDirectories(environment.nativeCache());
            for (Sandbox candidate : bestFirst) {
                if (stands(candidate)) {
                    return candidate;
                }
            }
        } catch (IOException impossible) {
            LOG.log(Level.ERROR, "No worker can be started.", impossible);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return new Sandbox(Isolation.NONE, false);
    }

    private boolean stands(Sandbox candidate) throws InterruptedException {
        try {
            Process process = launcher.start(
                    candidate.wrap(environment.command(PROBE, Scratch.TMP, List.of()), environment.needs(PROBE, false)),
                    candidate.depth());
            String said = output(process, Duration.ofSeconds(20));
            boolean networkMayBeThere = !candidate.level().atLeast(Isolation.NAMESPACES);
            return process.waitFor() == 0 && (networkMayBeThere || said.contains(Probe.NO_NETWORK));
        } catch (IOException missing) {
            LOG.log(Level.DEBUG, candidate + " cannot be used: " + missing.getMessage());
            return false;
        }
    }

    private static String output(Process process, Duration atMost) throws IOException {
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

    @Override
    public void close() {
        pools.forEach(WorkerPool::close);
        scratch.close();
        launcher.close();
        synchronized (pools) {
            temporary.ifPresent(TemporaryFolder::close);
        }
    }
}
