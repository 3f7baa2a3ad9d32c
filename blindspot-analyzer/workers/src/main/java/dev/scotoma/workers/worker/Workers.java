package dev.scotoma.workers.worker;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Makes pools of walled-in processes, with the best wall that this machine allows. The first pool finds out which that
 * is, by running a probe behind each. Where it is weaker than required, calls fail and nothing of a stranger is opened.
 */
public final class Workers implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Workers.class.getName());

    private final Isolation required;
    private final Recycling recycling;
    private final StageTimes stageTimes;
    private final Launcher launcher = new Launcher();
    private final Scratch scratch = new Scratch(this::temporary);
    private final Walls walls;
    private final Optional<Cgroup> cgroup = Cgroup.ofThisProcess();
    private final List<WorkerPool> pools = new CopyOnWriteArrayList<>();
    private final Set<List<Object>> prepared = new HashSet<>();
    private final MachineFaults faults = new MachineFaults();
    private final Object walling = new Object();
    private Optional<Walls.Found> found = Optional.empty();
    private Optional<TemporaryFolder> temporary = Optional.empty();

    /**
     * Makes pools for this machine.
     *
     * @param cache the folder for native libraries, which are extracted the first time. Where workers run as nobody,
     *     who may not read it, another one is taken.
     */
    public Workers(Isolation required, Path cache) {
        this(required, cache, Recycling.NEVER, StageTimes.IGNORED);
    }

    public Workers(Isolation required, Path cache, StageTimes stageTimes) {
        this(required, cache, Recycling.NEVER, stageTimes);
    }

    public Workers(Isolation required, Path cache, Recycling recycling, StageTimes stageTimes) {
        this.required = required;
        this.recycling = recycling;
        this.stageTimes = stageTimes;
        this.walls = Walls.ofThisMachine(cache.toAbsolutePath(), this::stands);
    }

    Workers(Isolation required, Path cache, List<Sandbox> bestFirst) {
        this.required = required;
        this.recycling = Recycling.NEVER;
        this.stageTimes = StageTimes.IGNORED;
        this.walls = new Walls(bestFirst, List.of(cache.toAbsolutePath()), this::stands);
    }

    private boolean stands(Sandbox wall, WorkerEnvironment environment) throws InterruptedException {
        return Walls.stands(launcher, scratch, wall, environment);
    }

    /** A pool of such processes. Nothing is started before the first call. */
    public WorkerPool pool(WorkerSpec spec) {
        return pool(spec, recycling);
    }

    WorkerPool pool(WorkerSpec spec, Recycling recycling) {
        WorkerPool pool = new WorkerPool(spec, this::start, recycling, stageTimes, pools::remove);
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

    /** Tells whose fault it is when one of these workers gives no answer. */
    public Trial trial() {
        return new Trial(faults::add);
    }

    public MachineFaults faults() {
        return faults;
    }

    public Recycling recycling() {
        return recycling;
    }

    /** How workers are isolated here; not at all while they cannot be started. */
    public Isolation isolation() {
        try {
            return found().wall().level();
        } catch (IOException cannotBeStarted) {
            LOG.log(Level.ERROR, cannotBeStarted.getMessage());
            return Isolation.NONE;
        }
    }

    public boolean isolatedAsRequired() {
        return isolation().atLeast(required);
    }

    private Process start(WorkerSpec spec) throws InterruptedException, WorkerFault {
        try {
            Walls.Found here = found();
            Isolation level = here.wall().level();
            if (!level.atLeast(required)) {
                throw new WorkerFault(
                        WorkerFault.Kind.NOT_ISOLATED,
                        "Workers are isolated by " + level + " here and " + required + " is required; "
                                + advice(level));
            }
            prepare(spec, here);
            Path folder = scratch.folder(here.wall());
            List<String> command = here.environment().command(spec, folder, List.of());
            Sandbox.Needs needs = here.environment().needs(spec, false);
            Process process = walled(here.wall(), command, needs);
            scratch.removeAfter(process, folder);
            return process;
        } catch (IOException failed) {
            throw new WorkerFault(
                    WorkerFault.Kind.NOT_STARTED,
                    "No " + spec.name() + " worker could be started: " + failed.getMessage());
        }
    }

    private Process walled(Sandbox wall, List<String> command, Sandbox.Needs needs)
            throws IOException, InterruptedException {
        List<String> wrapped = wall.wrap(command, needs);
        if (cgroup.isEmpty()) {
            return launcher.start(wrapped, wall.depth());
        }
        Cgroup.Child child = cgroup.get().child(needs.most());
        Process process = launcher.start(child.enter(wrapped), wall.depth());
        scratch.after(process, child.folder(), child::remove);
        return process;
    }

    private static String advice(Isolation level) {
        return level == Isolation.BUBBLEWRAP_AS_ROOT
                ? "start the service as another user than root."
                : "install bubblewrap.";
    }

    /**
     * Extracts native libraries once, by a process that has seen nothing yet, into a folder that is read-only for all
     * that follow.
     */
    private synchronized void prepare(WorkerSpec spec, Walls.Found here)
            throws IOException, InterruptedException, WorkerFault {
        List<Object> libraries = List.of(spec.name(), spec.readable(), spec.options());
        if (prepared.contains(libraries)) {
            return;
        }
        WorkerEnvironment environment = here.environment();
        Sandbox own = here.wall().forTheService();
        Process process = launcher.start(
                own.wrap(
                        environment.command(spec, Scratch.TMP, List.of(WorkerProcess.PREPARE)),
                        environment.needs(spec, true)),
                own.depth());
        String said = Walls.output(process, Duration.ofMinutes(3));
        if (process.waitFor() != 0) {
            throw new WorkerFault(
                    WorkerFault.Kind.NOT_STARTED, "The " + spec.name() + " worker could not be prepared: " + said);
        }
        Walls.openToReaders(environment.nativeCache());
        prepared.add(libraries);
    }

    private Walls.Found found() throws IOException {
        synchronized (walling) {
            if (found.isPresent()) {
                return found.get();
            }
            Walls.Found best;
            try {
                best = walls.best(WorkerEnvironment.ofThisProcess());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while looking for a wall", interrupted);
            }
            found = Optional.of(best);
            Sandbox wall = best.wall();
            LOG.log(
                    Level.INFO,
                    "Workers are isolated by " + wall.level() + (wall.nobody() ? " as nobody" : "") + ": "
                            + wall.level().meaning() + ". Their native libraries are in "
                            + best.environment().nativeCache() + "."
                            + cgroup.map(given -> " Each has a cgroup in " + given + ".")
                                    .orElse(""));
            if (!wall.level().atLeast(required)) {
                LOG.log(Level.ERROR, required + " is required, so this service is not ready: " + advice(wall.level()));
            }
            return best;
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
