package dev.scotoma.workers.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A control group (version 2) that this machine gave to the service, in which each worker gets one of its own. It
 * limits what no limit of a process does: the memory, tasks and processors of a worker and all that it starts,
 * together, its temporary files included.
 *
 * <p>A service must not lie in the group that it divides, so what is used is the group above it, and only where that is
 * marked as given away: systemd does so for {@code Delegate=yes} with {@code DelegateSubgroup=}. An operator may name a
 * group instead, in the system property {@code scotoma.worker.cgroup}.
 */
final class Cgroup {
    private static final System.Logger LOG = System.getLogger(Cgroup.class.getName());
    private static final String NAMED = "scotoma.worker.cgroup";
    private static final Path MOUNTED = Path.of("/sys/fs/cgroup");
    private static final Path OWN = Path.of("/proc/self/cgroup");
    private static final String UNIFIED = "0::/";
    private static final List<String> CONTROLLERS = List.of("memory", "pids", "cpu");
    private static final int MOST_TASKS = 1024;
    private static final int PERIOD_US = 100_000;
    /** The files of the JDK and of libraries that are read into memory, which counts though it is given back. */
    private static final long FILES_BYTES = 512L << 20;

    private static final Duration MOST_TO_END = Duration.ofSeconds(5);

    private static final AtomicLong NUMBER = new AtomicLong();

    private final Path folder;

    private Cgroup(Path folder) {
        this.folder = folder;
    }

    /** The group that was given to this process; empty where none was, or it cannot be divided. */
    static Optional<Cgroup> ofThisProcess() {
        String named = System.getProperty(NAMED);
        if (named != null) {
            return dividing(Path.of(named));
        }
        try (var lines = Files.lines(OWN)) {
            return lines.filter(line -> line.startsWith(UNIFIED))
                    .findFirst()
                    .map(line -> MOUNTED.resolve(line.substring(UNIFIED.length())))
                    .map(Path::getParent)
                    .filter(Cgroup::givenAway)
                    .flatMap(Cgroup::dividing);
        } catch (IOException | UncheckedIOException none) {
            return Optional.empty();
        }
    }

    private static boolean givenAway(Path folder) {
        try {
            return folder.startsWith(MOUNTED)
                    && "1"
                            .equals(new String(
                                    (byte[]) Files.getAttribute(folder, "user:delegate"), StandardCharsets.US_ASCII));
        } catch (IOException | UnsupportedOperationException unmarked) {
            return false;
        }
    }

    /** The group in this folder, made ready to have children with limits. */
    static Optional<Cgroup> dividing(Path folder) {
        try {
            List<String> there = List.of(Files.readString(folder.resolve("cgroup.controllers"))
                    .strip()
                    .split(" ", -1));
            if (!there.containsAll(CONTROLLERS)) {
                throw new IOException("it has the controllers " + there + ", of " + CONTROLLERS);
            }
            Files.writeString(folder.resolve("cgroup.subtree_control"), "+" + String.join(" +", CONTROLLERS));
            return Optional.of(new Cgroup(folder));
        } catch (IOException unusable) {
            LOG.log(Level.WARNING, "The cgroup " + folder + " cannot be used for workers: " + unusable);
            return Optional.empty();
        }
    }

    /** A new group with these limits. */
    Child child(Sandbox.Use most) throws IOException {
        Path child = folder.resolve("worker-" + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet());
        Files.createDirectory(child);
        if (most.dataBytes().isPresent()) {
            long bytes = most.dataBytes().getAsLong() + most.scratchBytes() + FILES_BYTES;
            Files.writeString(child.resolve("memory.max"), Long.toString(bytes));
        }
        Files.writeString(child.resolve("pids.max"), Integer.toString(MOST_TASKS));
        Files.writeString(child.resolve("cpu.max"), (most.threads() + 1L) * PERIOD_US + " " + PERIOD_US);
        return new Child(child);
    }

    @Override
    public String toString() {
        return folder.toString();
    }

    /** The group of one worker. */
    record Child(Path folder) {
        /** The command, in the group from its first instruction on: a process that is moved later has children outside. */
        List<String> enter(List<String> command) {
            List<String> entering = new ArrayList<>();
            entering.addAll(List.of("sh", "-c", "echo 0 > \"$0\" && exec \"$@\""));
            entering.add(folder.resolve("cgroup.procs").toString());
            entering.addAll(command);
            return entering;
        }

        /** Ends whatever is left in the group, and removes it when that is gone. */
        void remove() {
            try {
                Path kill = folder.resolve("cgroup.kill");
                if (Files.exists(kill)) {
                    Files.writeString(kill, "1");
                }
                long until = System.nanoTime() + MOST_TO_END.toNanos();
                while (!Files.readString(folder.resolve("cgroup.procs")).isEmpty() && System.nanoTime() < until) {
                    Thread.sleep(1);
                }
                Files.delete(folder);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            } catch (IOException left) {
                LOG.log(Level.WARNING, "The cgroup " + folder + " of a worker is left: " + left);
            }
        }
    }
}
