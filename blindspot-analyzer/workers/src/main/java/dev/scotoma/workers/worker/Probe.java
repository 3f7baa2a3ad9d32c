package dev.scotoma.workers.worker;

import java.io.File;
import java.io.IOException;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs behind a wall to see whether it stands and whether whoever lives there can work: a JVM starts, the temporary
 * folder can be written, class path and cache can be read, and there is no network to speak through.
 */
final class Probe {
    static final String NO_NETWORK = "no-network";
    static final String NETWORK = "network";

    private Probe() {}

    /** @param arguments the cache */
    public static void main(String[] arguments) throws IOException {
        requireReadable(arguments[0]);
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            requireReadable(entry);
        }
        Path scratch = Files.createTempFile("probe", null);
        Files.delete(scratch);
        System.out.println(reachable() ? NETWORK : NO_NETWORK);
    }

    private static void requireReadable(String name) throws IOException {
        Path path = Path.of(name);
        if (!Files.isReadable(path) || (Files.isDirectory(path) && !Files.isExecutable(path))) {
            throw new IOException(path + " cannot be read.");
        }
    }

    /** The JDK says by an exception that a namespace has no network at all. */
    private static boolean reachable() {
        try {
            return NetworkInterface.networkInterfaces().anyMatch(Probe::leavesTheMachine);
        } catch (SocketException noneConfigured) {
            return false;
        }
    }

    private static boolean leavesTheMachine(NetworkInterface found) {
        try {
            return found.isUp() && !found.isLoopback();
        } catch (SocketException gone) {
            return false;
        }
    }
}
