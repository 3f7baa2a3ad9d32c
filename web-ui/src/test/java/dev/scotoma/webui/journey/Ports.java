package dev.scotoma.webui.journey;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;

/**
 * Free ports for stacks that start beside each other. They lie below those that systems give to outgoing connections, so that none is taken
 * between its choice and its use, and none is given twice.
 */
final class Ports {
    private static final int END = 30_000;
    private static int next = 20_000;

    private Ports() {}

    /** The first of this many in a row. */
    static synchronized int row(int length) throws IOException {
        while (next + length <= END) {
            int first = next;
            next += length;
            if (free(first, length)) {
                return first;
            }
        }
        throw new IOException("no " + length + " free ports in a row below " + END);
    }

    private static boolean free(int first, int length) throws IOException {
        var sockets = new ArrayList<ServerSocket>();
        try {
            for (int port = first; port < first + length; port++) {
                sockets.add(new ServerSocket(port));
            }
            return true;
        } catch (IOException taken) {
            return false;
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }
}
