package dev.scotoma.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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

    static RunningLauncher start(Installation installation, String command) throws IOException {
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
        builder.environment().putAll(installation.settings());
        return new RunningLauncher(builder.start(), output, errors);
    }

    /** Starts the stack and waits until it says that it is ready. */
    static RunningLauncher up(Installation installation) throws IOException, InterruptedException {
        var launcher = start(installation, "up");
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

    List<ProcessHandle> services() {
        return family().stream()
                .filter(process -> process.info().command().orElse("").endsWith("java"))
                .toList();
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
