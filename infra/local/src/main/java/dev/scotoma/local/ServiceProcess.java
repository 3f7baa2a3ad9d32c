package dev.scotoma.local;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One replica of a service: its process, its log, and the thread that starts it again when it dies. */
final class ServiceProcess {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration STEADY = Duration.ofMinutes(1);

    // A gateway that crashes later must not draw passwords that nobody is shown.
    private static final String FIRST_START_ONLY = "SCOTOMA_RESET_PASSWORDS";

    // The launcher alone answers Ctrl-C, so that services stop in order; a JVM respects an interrupt that is ignored
    // already.
    private static final String IGNORE_INTERRUPT = "trap '' INT; exec \"$@\"";

    private final String name;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private final URI ready;
    private final Children children;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Process process;
    private volatile boolean wasReady;

    /** @param ready answers 200 as soon as the service is healthy */
    ServiceProcess(
            String name,
            List<String> command,
            Map<String, String> environment,
            Path log,
            URI ready,
            Children children) {
        this.name = name;
        this.command = command;
        this.environment = new HashMap<>(environment);
        this.log = log;
        this.ready = ready;
        this.children = children;
    }

    String name() {
        return name;
    }

    Path log() {
        return log;
    }

    void start() throws IOException {
        Process first = spawn();
        Thread.ofPlatform().daemon().name("keeper of " + name).start(() -> keep(first));
    }

    private synchronized Process spawn() throws IOException {
        if (stopping.getCount() == 0) {
            throw new IOException("the stack is stopping");
        }
        Files.createDirectories(log.toAbsolutePath().getParent());
        var line = new ArrayList<>(List.of("sh", "-c", IGNORE_INTERRUPT, name));
        line.addAll(command);
        var builder = new ProcessBuilder(line)
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .redirectErrorStream(true);
        builder.environment().keySet().retainAll(List.of("PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR", "USER"));
        builder.environment().putAll(environment);
        Process started = builder.start();
        process = started;
        environment.remove(FIRST_START_ONLY);
        children.serviceStarted(started.toHandle());
        return started;
    }

    private void keep(Process first) {
        Process current = first;
        Duration pause = Duration.ofSeconds(1);
        try {
            while (true) {
                Instant since = Instant.now();
                int status = current.waitFor();
                Children.endGroup(current.pid());
                children.gone(current.pid());
                if (stopping.getCount() == 0 || !wasReady) {
                    return;
                }
                if (Duration.between(since, Instant.now()).compareTo(STEADY) > 0) {
                    pause = Duration.ofSeconds(1);
                }
                Console.say(name + " ended with status " + status + "; starting it again in " + pause.toSeconds()
                        + " s. Its log: " + log);
                if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
                current = spawn();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (IOException failure) {
            if (stopping.getCount() > 0) {
                Console.say(name + " could not be started again: " + failure.getMessage());
            }
        }
    }

    /** Waits for the first health. A service that dies before it was ever healthy is not tried again: it would die again. */
    void awaitReady(HttpClient http, Duration patience) throws LaunchFailure, InterruptedException {
        Instant deadline = Instant.now().plus(patience);
        while (Instant.now().isBefore(deadline)) {
            if (isReady(http)) {
                wasReady = true;
                return;
            }
            if (!isAlive()) {
                throw new LaunchFailure(name + " stopped while starting; the reason is at the end of " + log + ".");
            }
            Thread.sleep(100);
        }
        throw new LaunchFailure(
                name + " was not healthy within " + patience.toSeconds() + " s; see the end of " + log + ".");
    }

    private boolean isReady(HttpClient http) throws InterruptedException {
        try {
            // Vite takes an offer of HTTP/2 for one of a web socket, and does not answer.
            var request = HttpRequest.newBuilder(ready)
                    .version(HttpClient.Version.HTTP_1_1)
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Asks it to finish, without waiting. */
    synchronized void requestStop() {
        stopping.countDown();
        if (process != null) {
            process.destroy();
        }
    }

    /** Waits for the end that {@link #requestStop} asked for, and insists when it takes too long. */
    void awaitStop() throws IOException, InterruptedException {
        @Nullable Process last;
        synchronized (this) {
            last = process;
        }
        if (last != null) {
            Children.end(last.toHandle());
        }
    }
}
