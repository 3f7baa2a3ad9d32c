package dev.scotoma.workers.worker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Turns a command into the same command behind a wall. */
record Sandbox(Isolation level, RunsAs as) {
    static final String NOBODY = "65534";

    /**
     * How many processes and threads a worker may have. The kernel counts them by user and user namespace, so a worker
     * with a namespace of its own is counted alone.
     */
    private static final int MOST_PROCESSES = 1024;

    /** The same for a worker without one, which is counted together with all that runs as nobody. */
    private static final int MOST_OF_NOBODY = 4096;

    private static final String PROCESSES = "Max processes";

    /** Whose rights a worker has. Only root can choose. */
    enum RunsAs {
        /** The user of the service. */
        SERVICE,
        /** Nobody, who also builds the wall. All that a worker is started from must be open to everybody. */
        NOBODY,
        /**
         * Nobody, behind a wall that root builds. So the folders that are shown may lie in one that only root may
         * enter, as root's home is.
         */
        NOBODY_INSIDE
    }

    /**
     * What a command may have.
     *
     * @param readable folders and files
     * @param writable folders, which a command has only while preparing
     * @param devices beside those that every program has
     */
    record Needs(List<Path> readable, List<Path> writable, Use most, List<Path> devices) {}

    /**
     * The most that a command may use.
     *
     * @param dataBytes of memory; empty where that cannot be limited
     * @param scratchBytes of temporary files
     * @param cpuSeconds of processor time, all threads and its whole life together
     * @param threads how many processors it may keep busy, where that can be limited
     */
    record Use(OptionalLong dataBytes, long scratchBytes, long cpuSeconds, int threads) {}

    /**
     * All walls, the best first. One behind which a worker is root is worse than one that lets it read files as nobody
     * reads them, unless it hides the files.
     *
     * @param root whether the service is root
     */
    static List<Sandbox> bestFirst(boolean root) {
        List<Sandbox> walls = new ArrayList<>();
        if (root) {
            walls.add(new Sandbox(Isolation.BUBBLEWRAP, RunsAs.NOBODY));
            walls.add(new Sandbox(Isolation.BUBBLEWRAP, RunsAs.NOBODY_INSIDE));
            walls.add(new Sandbox(Isolation.BUBBLEWRAP_AS_ROOT, RunsAs.SERVICE));
            walls.add(new Sandbox(Isolation.NAMESPACES, RunsAs.NOBODY));
            walls.add(new Sandbox(Isolation.LIMITS, RunsAs.NOBODY));
            walls.add(new Sandbox(Isolation.NAMESPACES_AS_ROOT, RunsAs.SERVICE));
        } else {
            walls.add(new Sandbox(Isolation.BUBBLEWRAP, RunsAs.SERVICE));
            walls.add(new Sandbox(Isolation.NAMESPACES, RunsAs.SERVICE));
        }
        walls.add(new Sandbox(Isolation.LIMITS, RunsAs.SERVICE));
        walls.add(new Sandbox(Isolation.NONE, RunsAs.SERVICE));
        return walls;
    }

    /** The same wall for a command that has seen nothing of a stranger, and writes what the service may. */
    Sandbox forTheService() {
        return new Sandbox(level, RunsAs.SERVICE);
    }

    boolean nobody() {
        return as != RunsAs.SERVICE;
    }

    /** How many processes are below the one that is started when the wall stands. */
    int depth() {
        return level.byBubblewrap() ? Bubblewrap.depth(as) : 0;
    }

    List<String> wrap(List<String> command, Needs needs) {
        List<String> wrapped = new ArrayList<>();
        if (as == RunsAs.NOBODY || (as == RunsAs.NOBODY_INSIDE && !level.byBubblewrap())) {
            wrapped.addAll(
                    List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--no-new-privs"));
        }
        switch (level) {
            case BUBBLEWRAP, BUBBLEWRAP_AS_ROOT -> wrapped.addAll(Bubblewrap.wall(as, needs));
            case NAMESPACES, NAMESPACES_AS_ROOT ->
                wrapped.addAll(List.of("unshare", "--user", "--net", "--ipc", "--pid", "--fork", "--kill-child=KILL"));
            case LIMITS, NONE -> {}
        }
        if (level != Isolation.NONE) {
            limits(wrapped, needs.most());
        }
        wrapped.addAll(command);
        return wrapped;
    }

    /**
     * Limits what the command may use. It is writable private memory that is limited, and not address space, because a
     * JVM reserves far more than it uses. Without a namespace or a user of its own it would be counted together with
     * whatever else the service's user runs, so there is no limit on its processes then.
     */
    private void limits(List<String> wrapped, Use most) {
        String prlimit = level.byBubblewrap() ? Bubblewrap.PRLIMIT : "prlimit";
        wrapped.addAll(List.of(prlimit, "--fsize=" + most.scratchBytes(), "--core=0", "--nofile=1024"));
        wrapped.add("--cpu=" + HardLimits.atMost("Max cpu time", most.cpuSeconds()));
        if (level.atLeast(Isolation.NAMESPACES)) {
            wrapped.add("--nproc=" + HardLimits.atMost(PROCESSES, MOST_PROCESSES));
        } else if (nobody()) {
            wrapped.add("--nproc=" + HardLimits.atMost(PROCESSES, MOST_OF_NOBODY));
        }
        most.dataBytes().ifPresent(bytes -> wrapped.add("--data=" + bytes));
        wrapped.add("--");
    }
}
