package dev.scotoma.workers.worker;

import java.io.IOException;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs behind a wall to see whether it stands: a JVM starts there, and has no network to speak through. */
final class Probe {
    static final String NO_NETWORK = "no-network";
    static final String NETWORK = "network";

    private Probe() {}

    public static void main(String[] arguments) throws IOException {
        Path scratch = Files.createTempFile("probe", null);
        Files.delete(scratch);
        System.out.println(reachable() ? NETWORK : NO_NETWORK);
    }

    private static boolean reachable() throws SocketException {
        return NetworkInterface.networkInterfaces().anyMatch(Probe::leavesTheMachine);
    }

    private static boolean leavesTheMachine(NetworkInterface found) {
        try {
            return found.isUp() && !found.isLoopback();
        } catch (SocketException gone) {
            return false;
        }
    }
}
