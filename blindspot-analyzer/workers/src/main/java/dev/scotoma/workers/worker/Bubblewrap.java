package dev.scotoma.workers.worker;

import dev.scotoma.workers.worker.Sandbox.Needs;
import dev.scotoma.workers.worker.Sandbox.RunsAs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The command line of bubblewrap, 0.8 or newer. What a worker sees is the system's libraries and the folders that it
 * needs, all read-only, and folders for temporary files whose size is limited; nothing else can be written. It has no
 * network, sees its own processes, and cannot make a namespace in which it would be root.
 */
final class Bubblewrap {
    static final String PRLIMIT = "/usr/bin/prlimit";

    private static final String BUBBLEWRAP = "/usr/bin/bwrap";
    private static final String SETPRIV = "/usr/bin/setpriv";
    private static final List<String> SYSTEM_FOLDERS = List.of("/lib", "/lib64", "/lib32", "/usr/lib", "/usr/lib64");
    private static final String LIBRARIES = "/etc/ld.so.cache";
    /** What is shared between processes by name. Nothing of ours does so, but libraries expect the folder. */
    private static final long SHARED_BYTES = 1 << 20;

    private Bubblewrap() {}

    /**
     * How many processes are below the one that is started: bubblewrap's first inside, a second bubblewrap where nobody
     * lives behind root's wall, and the command.
     */
    static int depth(RunsAs as) {
        return as == RunsAs.NOBODY_INSIDE ? 3 : 2;
    }

    static List<String> wall(RunsAs as, Needs needs) {
        List<String> wall = new ArrayList<>(List.of("bwrap", "--die-with-parent", "--new-session", "--clearenv"));
        wall.addAll(
                List.of("--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts", "--unshare-cgroup-try"));
        wall.addAll(List.of("--hostname", "worker"));
        if (as != RunsAs.NOBODY_INSIDE) {
            wall.addAll(List.of("--unshare-user", "--disable-userns"));
            wall.addAll(List.of("--uid", Sandbox.NOBODY, "--gid", Sandbox.NOBODY));
        }
        if (as == RunsAs.NOBODY_INSIDE) {
            openWaysTo(wall, Set.of(Path.of(LIBRARIES), Path.of(PRLIMIT)));
        }
        system(wall);
        wall.addAll(List.of("--proc", "/proc", "--dev", "/dev"));
        needs.devices().forEach(device -> wall.addAll(List.of("--dev-bind", device.toString(), device.toString())));
        temporary(wall, "/dev/shm", SHARED_BYTES);
        temporary(wall, "/tmp", needs.most().scratchBytes());
        Set<Path> shown = shown(as, needs);
        if (as == RunsAs.NOBODY_INSIDE) {
            openWaysTo(wall, shown);
        }
        shown.forEach(path -> readOnly(wall, path));
        needs.writable().forEach(path -> wall.addAll(List.of("--bind", path.toString(), path.toString())));
        WorkerEnvironment.VARIABLES.forEach((name, value) -> wall.addAll(List.of("--setenv", name, value)));
        if (as != RunsAs.NOBODY_INSIDE) {
            // Root of this machine owns the kernel's settings, whatever namespace it is in.
            readOnly(wall, Path.of("/proc/sys"));
        }
        wall.addAll(List.of("--chdir", "/tmp", "--remount-ro", "/dev", "--remount-ro", "/", "--"));
        if (as == RunsAs.NOBODY_INSIDE) {
            nobody(wall);
        }
        return wall;
    }

    /**
     * Gives up root behind the wall, and closes the way to further namespaces, which only a namespace of users can. The
     * second bubblewrap shows again what there is, all of it read-only but the temporary folders.
     */
    private static void nobody(List<String> wall) {
        wall.addAll(List.of(SETPRIV, "--reuid=" + Sandbox.NOBODY, "--regid=" + Sandbox.NOBODY, "--clear-groups"));
        wall.addAll(List.of("--no-new-privs", "--bounding-set=-all", "--inh-caps=-all", "--"));
        wall.addAll(List.of(BUBBLEWRAP, "--die-with-parent", "--unshare-user", "--disable-userns"));
        wall.addAll(List.of("--ro-bind", "/", "/", "--dev-bind", "/dev", "/dev", "--bind", "/tmp", "/tmp"));
        wall.addAll(List.of("--chdir", "/tmp", "--"));
    }

    private static Set<Path> shown(RunsAs as, Needs needs) {
        Set<Path> shown = new LinkedHashSet<>();
        shown.add(Path.of(PRLIMIT));
        if (as == RunsAs.NOBODY_INSIDE) {
            shown.add(Path.of(SETPRIV));
            shown.add(Path.of(BUBBLEWRAP));
        }
        shown.addAll(needs.readable());
        return shown;
    }

    /** Bubblewrap opens the folders that lead to what it shows to their owner alone, who is root here. */
    private static void openWaysTo(List<String> wall, Set<Path> shown) {
        Set<Path> ways = new LinkedHashSet<>();
        for (Path path : shown) {
            for (int names = 1; names < path.getNameCount(); names++) {
                ways.add(Path.of("/").resolve(path.subpath(0, names)));
            }
        }
        ways.forEach(way -> wall.addAll(List.of("--dir", way.toString())));
    }

    private static void system(List<String> wall) {
        for (String folder : SYSTEM_FOLDERS) {
            Path path = Path.of(folder);
            if (Files.isSymbolicLink(path)) {
                wall.addAll(List.of("--symlink", target(path), folder));
            } else if (Files.isDirectory(path)) {
                readOnly(wall, path);
            }
        }
        if (Files.exists(Path.of(LIBRARIES))) {
            readOnly(wall, Path.of(LIBRARIES));
        }
    }

    private static void temporary(List<String> wall, String folder, long bytes) {
        wall.addAll(List.of("--perms", "1777", "--size", Long.toString(bytes), "--tmpfs", folder));
    }

    private static void readOnly(List<String> wall, Path path) {
        wall.addAll(List.of("--ro-bind", path.toString(), path.toString()));
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
