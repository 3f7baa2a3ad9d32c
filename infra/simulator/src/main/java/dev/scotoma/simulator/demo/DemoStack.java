package dev.scotoma.simulator.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * The launcher of {@code make up} in a process of its own, with data and ports of its own. It ends with this process, however this one ends:
 * asked to when it closes, by itself when it is killed.
 */
final class DemoStack implements AutoCloseable {
    private static final long STOP_SECONDS = 60;
    private static final String READY = "Scotoma is ready";

    private final Process launcher;
    private final URI url;
    private final Map<String, String> told = new LinkedHashMap<>();
    private final CompletableFuture<Boolean> ready = new CompletableFuture<>();

    private DemoStack(Process launcher, URI url) {
        this.launcher = launcher;
        this.url = url;
    }

    /** @param newPasswords draws new ones for the four staff accounts, because nobody knows the old ones */
    static DemoStack start(Path build, Path data, int port, boolean newPasswords, PrintWriter out)
            throws IOException, Trouble, InterruptedException {
        Path local = build.resolve("infra/local/target");
        if (!Files.isDirectory(local.resolve("lib"))) {
            throw new Trouble("The stack is not built; run make demo, which builds it.");
        }
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx384m",
                        "-Djava.awt.headless=true",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        local.resolve("classes") + ":" + local.resolve("lib") + "/*",
                        "dev.scotoma.local.Launcher",
                        "up")
                .redirectErrorStream(true);
        builder.environment().putAll(settings(build, data, port));
        if (newPasswords) {
            builder.environment().put("RESET_PASSWORDS", "1");
        }
        var stack = new DemoStack(builder.start(), URI.create("http://localhost:" + port));
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop the stack"));
        Thread.ofPlatform().daemon().name("what the stack says").start(() -> stack.listen(out));
        stack.awaitReady();
        return stack;
    }

    private static Map<String, String> settings(Path build, Path data, int port) throws Trouble {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("SCOTOMA_BUILD", build.toString());
        settings.put("SCOTOMA_HOME", data.toString());
        settings.put("SCOTOMA_REPLICAS", "1");
        settings.put("SCOTOMA_PARENT", Long.toString(ProcessHandle.current().pid()));
        settings.put("RESET_PASSWORDS", "");
        int next = port;
        for (String owner : List.of("GATEWAY", "CAPTURE", "LABELING", "BLINDSPOT", "DATABASE", "STORAGE")) {
            requireFree(next, port);
            settings.put("SCOTOMA_" + owner + "_PORT", Integer.toString(next));
            next++;
        }
        return settings;
    }

    private static void requireFree(int port, int first) throws Trouble {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException taken) {
            throw new Trouble("Port " + port + " is in use, perhaps by another demo; stop that one, or say PORT="
                    + (first + 20) + " to use others.");
        }
    }

    private void listen(PrintWriter out) {
        try (BufferedReader lines = launcher.inputReader()) {
            boolean signIns = false;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("Sign-ins")) {
                    signIns = true;
                } else if (signIns && line.startsWith("  ")) {
                    String[] fields = line.strip().split(" ", 2);
                    told.put(fields[0], fields[1]);
                } else if (line.startsWith(READY)) {
                    ready.complete(true);
                } else {
                    signIns = false;
                    out.println(line);
                    out.flush();
                }
            }
        } catch (IOException closed) {
            // the process has ended
        }
        ready.complete(false);
    }

    private void awaitReady() throws Trouble, InterruptedException {
        try {
            if (!ready.get()) {
                throw new Trouble("The stack did not start; what it said is above.");
            }
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    URI url() {
        return url;
    }

    /** Passwords that the stack told at this start, by login; empty when it told none. */
    Map<String, String> told() {
        return told;
    }

    void requireAlive() throws Trouble {
        if (!launcher.isAlive()) {
            throw new Trouble("The stack has ended; run make demo again, it goes on where this run stopped.");
        }
    }

    /** Until somebody stops it. */
    void await() throws InterruptedException {
        launcher.waitFor();
    }

    @Override
    public void close() {
        launcher.destroy();
        try {
            if (!launcher.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                launcher.destroyForcibly();
            }
        } catch (InterruptedException hurried) {
            launcher.destroyForcibly();
        }
    }
}
