package dev.scotoma.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Keeps the promise that no process outlives the launcher: a {@link Watch} ends them when it dies, and a file tells the next
 * launcher about them in case the watch was killed as well.
 */
final class Children implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    /** Linux has the one command, macOS the other. */
    private static final String LEAD =
            "if command -v setsid >/dev/null; then exec setsid \"$@\"; else exec perl -e 'setpgrp; exec @ARGV' \"$@\"; fi";

    private final Path file;
    private final Watch watch;
    private final Map<Long, String> alive = new LinkedHashMap<>();

    private Children(Path file, Watch watch) {
        this.file = file;
        this.watch = watch;
    }

    static Children watch(Path home) throws IOException {
        var children = new Children(home.resolve("children"), Watch.start());
        children.note("watch", children.watch.process());
        return children;
    }

    void serviceStarted(ProcessHandle process) {
        watch.service(process.pid());
        note("service", process);
    }

    void databaseStarted(ProcessHandle process) {
        watch.database(process.pid());
        note("database", process);
    }

    synchronized void gone(long pid) {
        if (alive.remove(pid) != null) {
            watch.gone(pid);
            write();
        }
    }

    private synchronized void note(String what, ProcessHandle process) {
        alive.put(process.pid(), what + " " + process.pid() + " " + started(process));
        write();
    }

    private void write() {
        try {
            Files.writeString(file, String.join("\n", alive.values()) + "\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Ends what a killed launcher left behind. Only the owner of the home may call it. */
    static void endLeftovers(Path home) throws IOException, InterruptedException {
        Path file = home.resolve("children");
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                endLeftover(line.split(" ", -1));
            }
            Files.delete(file);
        }
        Optional<ProcessHandle> database = EmbeddedDatabase.running(home);
        if (database.isPresent()) {
            EmbeddedDatabase.stop(database.get());
        }
    }

    private static void endLeftover(String[] fields) throws IOException, InterruptedException {
        if (fields.length != 3) {
            return; // the line that a kill cut short; its process is in the watch's care
        }
        var process = ProcessHandle.of(Long.parseLong(fields[1]))
                .filter(candidate -> isTheOneStartedAt(candidate, Long.parseLong(fields[2])));
        if (process.isPresent()) {
            switch (fields[0]) {
                case "watch" -> process.get().destroyForcibly();
                case "service" -> end(process.get());
                default -> EmbeddedDatabase.stop(process.get());
            }
        }
    }

    /** Asks, waits, and then insists. */
    static void end(ProcessHandle process) throws IOException, InterruptedException {
        process.destroy();
        if (!await(process, PATIENCE)) {
            process.destroyForcibly();
            await(process, PATIENCE);
        }
        endGroup(process.pid());
    }

    /** The command as the leader of a group of its own, with which its own children can be ended, and no terminal's signals reach it. */
    static List<String> leading(String... command) {
        var line = new ArrayList<>(List.of("sh", "-c", LEAD, "lead"));
        line.addAll(List.of(command));
        return line;
    }

    /** Kills what a process that led a group left in it; of any other process there is no such group. */
    static void endGroup(long leader) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-KILL", "--", "-" + leader)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD)
                .start()
                .waitFor();
    }

    static boolean await(ProcessHandle process, Duration patience) throws InterruptedException {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException stillThere) {
            return !process.isAlive();
        }
    }

    // A number alone may by now belong to somebody else's process; number and start time together do not. The start
    // time is
    // counted from the boot time, which each JVM reads for itself in whole seconds.
    private static boolean isTheOneStartedAt(ProcessHandle process, long millis) {
        return Math.abs(started(process) - millis) <= 2000;
    }

    private static long started(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH).toEpochMilli();
    }

    @Override
    public void close() throws IOException {
        watch.close();
        Files.deleteIfExists(file);
    }
}
