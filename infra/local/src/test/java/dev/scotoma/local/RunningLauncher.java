package dev.scotoma.local;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A launcher in a process of its own, over stub services, on free ports. */
final class RunningLauncher implements AutoCloseable {
    private final Process process;
    private final Path output;
    private final Path errors;

    private RunningLauncher(Process process, Path output, Path errors) {
        this.process = process;
        this.output = output;
        this.errors = errors;
    }

    /** Settings for one installation: the same map starts it again on the same data. */
    static Map<String, String> installation(Path folder) throws IOException {
        StubService.build(folder);
        var settings = new HashMap<String, String>();
        settings.put("SCOTOMA_BUILD", folder.toString());
        settings.put("SCOTOMA_FREE_MEGABYTES", "10");
        var sockets = new ArrayList<ServerSocket>();
        for (String name : List.of("DATABASE", "STORAGE", "GATEWAY", "CAPTURE", "LABELING", "BLINDSPOT")) {
            var socket = new ServerSocket(0);
            sockets.add(socket);
            settings.put("SCOTOMA_" + name + "_PORT", Integer.toString(socket.getLocalPort()));
        }
        for (ServerSocket socket : sockets) {
            socket.close();
        }
        return settings;
    }

    static RunningLauncher start(Map<String, String> settings, String command) throws IOException {
        Path output = Files.createTempFile("launcher", ".out");
        Path errors = Files.createTempFile("launcher", ".err");
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Launcher.class.getName(),
                        command)
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().putAll(settings);
        return new RunningLauncher(builder.start(), output, errors);
    }

    /** Starts the stack and waits until it says that it is ready. */
    static RunningLauncher up(Map<String, String> settings) throws IOException, InterruptedException {
        var launcher = start(settings, "up");
        await("the stack is ready", () -> {
            if (!launcher.process.isAlive()) {
                throw new AssertionError("the launcher ended: " + launcher.errors() + launcher.output());
            }
            return launcher.output().contains("Scotoma is ready");
        });
        return launcher;
    }

    /** Everything it started, directly or not. */
    List<ProcessHandle> family() {
        return process.descendants().toList();
    }

    Process process() {
        return process;
    }

    String output() {
        return read(output);
    }

    String errors() {
        return read(errors);
    }

    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("the launcher is still there: " + output() + errors());
        }
        return process.exitValue();
    }

    static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within two minutes: " + what);
            }
            Thread.sleep(50);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(40, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Files.deleteIfExists(output);
        Files.deleteIfExists(errors);
    }
}
