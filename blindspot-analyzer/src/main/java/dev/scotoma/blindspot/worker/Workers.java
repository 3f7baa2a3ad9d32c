package dev.scotoma.blindspot.worker;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Makes pools of walled-in processes, with the best wall this machine allows. The first pool finds out which that is, by running a probe
 * behind each; when it is weaker than required, calls fail and nothing of a stranger is opened.
 */
@ApplicationScoped
public class Workers implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Workers.class);
    private static final WorkerSpec PROBE = new WorkerSpec("probe", Probe.class, 1, 32, 64, 1);
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
    private final MeterRegistry meters;
    private final WorkerEnvironment environment;
    private final Launcher launcher = new Launcher();
    private final Scratch scratch = new Scratch();
    private final List<WorkerPool> pools = new CopyOnWriteArrayList<>();
    private final Set<List<Object>> prepared = new HashSet<>();
    private final Object walling = new Object();
    private Optional<Sandbox> sandbox = Optional.empty();

    @Inject
    Workers(
            @ConfigProperty(name = "scotoma.worker.isolation.required", defaultValue = "any") String required,
            @ConfigProperty(name = "scotoma.worker.cache", defaultValue = "${user.home}/.cache/scotoma/native")
                    String cache,
            MeterRegistry meters) {
        this(required(required), Path.of(cache), meters);
    }

    public Workers(Isolation required, Path cache) {
        this(required, cache, BEST_FIRST);
    }

    /** @param meters of how long the stages of a job take: {@code scotoma.stage} */
    public Workers(Isolation required, Path cache, MeterRegistry meters) {
        this(required, cache, BEST_FIRST, meters);
    }

    Workers(Isolation required, Path cache, List<Sandbox> bestFirst) {
        this(required, cache, bestFirst, new SimpleMeterRegistry());
    }

    private Workers(Isolation required, Path cache, List<Sandbox> bestFirst, MeterRegistry meters) {
        this.required = required;
        this.bestFirst = bestFirst;
        this.meters = meters;
        this.environment = WorkerEnvironment.ofThisProcess(cache.toAbsolutePath());
    }

    private static Isolation required(String word) {
        return switch (word) {
            case "any" -> Isolation.NONE;
            case "bubblewrap" -> Isolation.BUBBLEWRAP;
            default ->
                throw new IllegalArgumentException(
                        "scotoma.worker.isolation.required is \"bubblewrap\" or \"any\", not \"" + word + "\".");
        };
    }

    /** Nothing is started before the first call. */
    public WorkerPool pool(WorkerSpec spec) {
        WorkerPool pool = new WorkerPool(spec, this::start, meters);
        pools.add(pool);
        return pool;
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
        Path folder = scratch.folder(wall);
        Process process = launcher.start(
                wall.wrap(environment.command(spec, folder, List.of()), environment.needs(spec, false)), wall.depth());
        scratch.removeAfter(process, folder);
        return process;
    }

    /** Native libraries are extracted once, by a process that has seen nothing yet, into a folder that is read-only for all that follow. */
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

    /** What was extracted in private must be readable for workers that run as nobody. */
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
            LOG.infof(
                    "Workers are isolated by %s%s: %s.",
                    found.level(),
                    found.nobody() ? " as nobody" : "",
                    found.level().meaning());
            if (!found.level().atLeast(required)) {
                LOG.errorf("%s is required: this service is not ready. Install bubblewrap.", required);
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
            LOG.error("No worker can be started.", impossible);
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
            LOG.debugf("%s cannot be used: %s", candidate, missing.getMessage());
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

    void onStop(@Observes ShutdownEvent stopping) {
        close();
    }

    @Override
    public void close() {
        pools.forEach(WorkerPool::close);
        scratch.close();
        launcher.close();
    }
}
