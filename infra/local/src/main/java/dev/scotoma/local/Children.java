package dev.scotoma.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the promise that no process outlives the launcher. A small shell reads the numbers of the children from a pipe; when
 * the launcher dies, however it dies, the pipe closes and the shell ends them. If that shell was killed as well, the next
 * launcher finds the numbers in a file and ends them before it starts.
 */
final class Children implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    // TERM asks a service to finish; INT is PostgreSQL's fast shutdown, and it goes last because the services need it
    // to end.
    private static final String WATCH = """
            trap '' INT HUP TERM
            services= database=
            while read -r what pid; do
              case $what in
                service) services="$services $pid" ;;
                database) database=$pid ;;
                gone) kept=; for p in $services; do [ "$p" = "$pid" ] || kept="$kept $p"; done; services=$kept
                      [ "$database" = "$pid" ] && database= ;;
                bye) exit 0 ;;
              esac
            done
            for p in $services; do kill -TERM "$p" 2>/dev/null; done
            for i in 1 2 3 4 5; do
              left=; for p in $services; do kill -0 "$p" 2>/dev/null && left=1; done
              [ -z "$left" ] && break; sleep 1
            done
            for p in $services; do kill -KILL "$p" 2>/dev/null; done
            [ -z "$database" ] || kill -INT "$database" 2>/dev/null
            exit 0
            """;

    private final Path file;
    private final Process watch;
    private final Writer pipe;
    private final Map<Long, String> alive = new LinkedHashMap<>();

    private Children(Path file, Process watch) {
        this.file = file;
        this.watch = watch;
        this.pipe = watch.outputWriter(StandardCharsets.US_ASCII);
    }

    static Children watch(Path home) throws IOException {
        var watch = new ProcessBuilder("sh", "-c", WATCH, "scotoma-watch")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var children = new Children(home.resolve("children"), watch);
        children.note("watch", watch.toHandle());
        return children;
    }

    void serviceStarted(ProcessHandle process) {
        note("service", process);
    }

    void databaseStarted(ProcessHandle process) {
        note("database", process);
    }

    synchronized void gone(long pid) {
        if (alive.remove(pid) != null) {
            tell("gone " + pid);
            write();
        }
    }

    private synchronized void note(String what, ProcessHandle process) {
        alive.put(process.pid(), what + " " + process.pid() + " " + started(process));
        tell(what + " " + process.pid());
        write();
    }

    private void tell(String line) {
        try {
            pipe.write(line + "\n");
            pipe.flush();
        } catch (IOException watchIsDead) {
            // Somebody killed the shell; the file still tells the next launcher.
        }
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
                String[] fields = line.split(" ", -1);
                if (fields.length == 3) {
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
            }
            Files.delete(file);
        }
        Optional<ProcessHandle> database = EmbeddedDatabase.running(home);
        if (database.isPresent()) {
            EmbeddedDatabase.stop(database.get());
        }
    }

    /** Asks, waits, and then insists. */
    static void end(ProcessHandle process) throws InterruptedException {
        process.destroy();
        if (!await(process, PATIENCE)) {
            process.destroyForcibly();
            await(process, PATIENCE);
        }
    }

    static boolean await(ProcessHandle process, Duration patience) throws InterruptedException {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (java.util.concurrent.TimeoutException | java.util.concurrent.ExecutionException stillThere) {
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
        tell("bye");
        watch.destroyForcibly();
        Files.deleteIfExists(file);
    }
}
