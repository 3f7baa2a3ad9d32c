package dev.scotoma.local;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * The database of the stack, started again when its server dies. The services need no notice: their pools open new
 * connections, and what was not committed was never promised.
 */
final class DatabaseKeeper {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Settings settings;
    private final Children children;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private EmbeddedDatabase database;

    private DatabaseKeeper(Settings settings, Children children, EmbeddedDatabase database) {
        this.settings = settings;
        this.children = children;
        this.database = database;
    }

    static DatabaseKeeper start(Settings settings, String ownerPassword, Children children)
            throws IOException, LaunchFailure, InterruptedException {
        var database = DiskSpace.whileThereIsSome(
                settings.home(),
                () -> EmbeddedDatabase.durable(settings.home(), settings.databasePort(), ownerPassword));
        var keeper = new DatabaseKeeper(settings, children, database);
        Thread.ofPlatform().daemon().name("keeper of PostgreSQL").start(keeper::keep);
        return keeper;
    }

    String url() {
        return database.url();
    }

    String owner() {
        return database.owner();
    }

    private void keep() {
        try {
            while (stopping.getCount() > 0) {
                var process = process();
                children.databaseStarted(process);
                process.onExit().get();
                children.gone(process.pid());
                while (stopping.getCount() > 0) {
                    Console.say("PostgreSQL ended; starting it again. Its log: "
                            + settings.logs().resolve("postgres.log"));
                    if (stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS) || restart()) {
                        break;
                    }
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (IOException | ExecutionException failure) {
            Console.complain("PostgreSQL is no longer watched: " + failure.getMessage());
        }
    }

    private ProcessHandle process() throws IOException {
        return EmbeddedDatabase.running(settings.home()).orElseThrow(() -> new IOException("its process is not there"));
    }

    /** False when it has to be tried again: backends of the dead server may hold the data directory for a moment. */
    private synchronized boolean restart() {
        if (stopping.getCount() == 0) {
            return true;
        }
        try {
            database.close();
            database = EmbeddedDatabase.durable(settings.home(), settings.databasePort(), database.ownerPassword());
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    synchronized void stop() throws IOException, InterruptedException {
        stopping.countDown();
        var process = EmbeddedDatabase.running(settings.home());
        if (process.isPresent()) {
            EmbeddedDatabase.stop(process.get());
        }
        database.close();
    }
}
