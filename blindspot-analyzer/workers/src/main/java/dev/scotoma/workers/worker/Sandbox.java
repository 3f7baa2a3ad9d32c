package dev.scotoma.workers.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Turns a command into the same command behind a wall. {@code nobody} gives up the service's user first, which only
 * root can do. Where nobody cannot reach the class path, bubblewrap still hides all but the bound folders, but what is
 * bound is opened with the service's own rights.
 */
record Sandbox(Isolation level, boolean nobody) {
    private static final String NOBODY = "65534";
    private static final List<String> SYSTEM_FOLDERS = List.of("/lib", "/lib64", "/lib32", "/usr/lib", "/usr/lib64");
    private static final List<String> SYSTEM_FILES = List.of("/etc/ld.so.cache");

    /**
     * What a command may have: folders that it may read, one that it may write only while preparing, bytes of memory
     * (empty: unlimited) and of temporary files, and devices beside those that every program has.
     */
    record Needs(
            List<Path> readable, List<Path> writable, OptionalLong dataBytes, long scratchBytes, List<Path> devices) {}

    /**
     * How many processes are below the one that is started when the wall stands: bubblewrap's first inside, and the
     * command.
     */
    int depth() {
        return level == Isolation.BUBBLEWRAP ? 2 : 0;
    }

    List<String> wrap(List<String> command, Needs needs) {
        List<String> wrapped = new ArrayList<>();
        if (nobody) {
            wrapped.addAll(
                    List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--no-new-privs"));
        }
        switch (level) {
            case BUBBLEWRAP -> bubblewrap(wrapped, needs);
            case NAMESPACES ->
                wrapped.addAll(List.of("unshare", "--user", "--net", "--ipc", "--pid", "--fork", "--kill-child=KILL"));
            case LIMITS, NONE -> {}
        }
        if (level != Isolation.NONE) {
            limits(wrapped, needs);
        }
        wrapped.addAll(command);
        return wrapped;
    }

    /**
     * Limits what the command may use. It is writable private memory that is limited, and not address space, because a
     * JVM reserves far more than it uses.
     */
    private void limits(List<String> wrapped, Needs needs) {
        String prlimit = level == Isolation.BUBBLEWRAP ? "/usr/bin/prlimit" : "prlimit";
        wrapped.addAll(List.of(prlimit, "--fsize=" + needs.scratchBytes(), "--core=0", "--nofile=1024"));
        needs.dataBytes().ifPresent(bytes -> wrapped.add("--data=" + bytes));
        wrapped.add("--");
    }

    private void bubblewrap(List<String> wrapped, Needs needs) {
        wrapped.addAll(List.of("bwrap", "--unshare-all", "--die-with-parent", "--new-session", "--clearenv"));
        wrapped.addAll(List.of("--uid", NOBODY, "--gid", NOBODY, "--hostname", "worker"));
        for (String folder : SYSTEM_FOLDERS) {
            Path path = Path.of(folder);
            if (Files.isSymbolicLink(path)) {
                wrapped.addAll(List.of("--symlink", target(path), folder));
            } else if (Files.isDirectory(path)) {
                readOnly(wrapped, path);
            }
        }
        for (String file : SYSTEM_FILES) {
            if (Files.exists(Path.of(file))) {
                readOnly(wrapped, Path.of(file));
            }
        }
        readOnly(wrapped, Path.of("/usr/bin/prlimit"));
        wrapped.addAll(List.of("--proc", "/proc", "--dev", "/dev"));
        needs.devices().forEach(device -> wrapped.addAll(List.of("--dev-bind", device.toString(), device.toString())));
        wrapped.addAll(List.of("--size", Long.toString(needs.scratchBytes()), "--tmpfs", "/tmp"));
        Set<Path> readable = new LinkedHashSet<>(needs.readable());
        readable.forEach(path -> readOnly(wrapped, path));
        needs.writable().forEach(path -> wrapped.addAll(List.of("--bind", path.toString(), path.toString())));
        WorkerEnvironment.VARIABLES.forEach((name, value) -> wrapped.addAll(List.of("--setenv", name, value)));
        wrapped.addAll(List.of("--chdir", "/tmp", "--"));
    }

    private static void readOnly(List<String> wrapped, Path path) {
        wrapped.addAll(List.of("--ro-bind", path.toString(), path.toString()));
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
