package dev.scotoma.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.ErrorManager;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/**
 * {@code make up} and {@code make down}. Up: owns the data directory, clears what a killed predecessor left, starts the stack and
 * stays until it is told to stop. Anything that prevents it is one sentence on stderr and exit status 1.
 */
public final class Launcher {
    private static final Logger LOG = Logger.getLogger(Launcher.class.getName());
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(45);

    /** What to end with; being told to stop is no failure, though the JVM would end with 128 and the signal's number. */
    private static volatile int status;

    private Launcher() {}

    public static void main(String[] arguments) {
        try {
            var settings = Settings.of(System.getenv());
            if (arguments.length == 1 && "up".equals(arguments[0])) {
                endWith(System.getenv("SCOTOMA_PARENT"));
                up(settings);
            } else if (arguments.length == 1 && "down".equals(arguments[0])) {
                down(settings);
            } else {
                throw new LaunchFailure("Say up or down.");
            }
        } catch (LaunchFailure failure) {
            LOG.log(Level.FINE, "launch failed", failure);
            Console.complain(failure.sentence());
            status = 1;
        } catch (IOException | SQLException | RuntimeException failure) {
            LOG.log(Level.SEVERE, "launch failed", failure);
            Console.complain(Failures.sentence(failure));
            status = 1;
        } catch (InterruptedException interrupted) {
            status = 1;
        }
        System.exit(status);
    }

    private static void up(Settings settings) throws LaunchFailure, IOException, SQLException, InterruptedException {
        Home home = Home.claim(settings.home())
                .orElseThrow(() -> new LaunchFailure("Scotoma already runs from " + settings.home()
                        + Home.owner(settings.home())
                                .map(process -> " (process " + process.pid() + ")")
                                .orElse("") + "; stop it with make down, or give this one its own SCOTOMA_HOME."));
        logToFile(settings.logs());
        DiskSpace.require(settings.home(), settings.freeBytes());
        Children.endLeftovers(settings.home());
        requireFreePorts(settings);
        Console.say("Starting Scotoma; its data and logs are in " + settings.home());
        var stack = new Stack(settings, Secrets.in(settings.home()), Children.watch(settings.home()));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stack, home), "stop"));
        stack.start();
        SignIns.show(settings.home());
        Console.say("");
        Console.say("Scotoma is ready: " + settings.publicUrl() + "   (stop with Ctrl-C)");
        DiskSpace.watch(settings.home(), settings.freeBytes() / 2);
    }

    /** A program that started the stack for its own sake, such as the demo, does not leave it behind when it is killed. */
    private static void endWith(@Nullable String parent) {
        if (parent != null && !parent.isBlank()) {
            var process = ProcessHandle.of(Long.parseLong(parent));
            Thread.ofPlatform().daemon().name("watch over the parent").start(() -> {
                process.ifPresent(alive -> alive.onExit().join());
                status = 1;
                System.exit(status);
            });
        }
    }

    private static void stop(Stack stack, Home home) {
        try {
            Console.say("Stopping ...");
            stack.stop();
            home.close();
            Console.say("Stopped.");
        } catch (IOException failure) {
            LOG.log(Level.SEVERE, "stop failed", failure);
            Console.complain("Stopped, not cleanly: " + failure.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(status);
    }

    private static void down(Settings settings) throws IOException, InterruptedException, LaunchFailure {
        if (!Files.isDirectory(settings.home())) {
            Console.say("Scotoma does not run from " + settings.home() + ".");
            return;
        }
        var deadline = System.nanoTime() + STOP_PATIENCE.toNanos();
        boolean ran = false;
        while (true) {
            Optional<Home> home = Home.claim(settings.home());
            if (home.isPresent()) {
                Children.endLeftovers(settings.home());
                home.get().close();
                Console.say(ran ? "Stopped." : "Scotoma does not run from " + settings.home() + ".");
                return;
            }
            Optional<ProcessHandle> owner = Home.owner(settings.home());
            if (!ran) {
                owner.ifPresent(ProcessHandle::destroy);
                ran = true;
            } else if (System.nanoTime() > deadline) {
                owner.ifPresent(ProcessHandle::destroyForcibly);
                deadline = Long.MAX_VALUE;
            }
            Thread.sleep(100);
        }
    }

    private static void requireFreePorts(Settings settings) throws LaunchFailure {
        requireFreePort(settings.databasePort(), "PostgreSQL", "SCOTOMA_DATABASE_PORT");
        requireFreePort(settings.storagePort(), "storage", "SCOTOMA_STORAGE_PORT");
        if (settings.dev().isPresent()) {
            requireFreePort(settings.dev().get().pagesPort(), "Vite", "SCOTOMA_PAGES_PORT");
        }
        for (Service service : Service.values()) {
            for (int port : settings.port(service)) {
                requireFreePort(port, service.title(), "SCOTOMA_" + service + "_PORT");
            }
        }
    }

    private static void requireFreePort(int port, String owner, String setting) throws LaunchFailure {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException taken) {
            throw new LaunchFailure(
                    "Port " + port + ", which " + owner + " needs, is in use by another program; stop that one or set "
                            + setting + " to a free port.",
                    taken);
        }
    }

    private static void logToFile(Path logs) throws IOException {
        Files.createDirectories(logs);
        LogManager.getLogManager().reset();
        var handler = new FileHandler(logs.resolve("launcher.log").toString(), 10_000_000, 1, true);
        handler.setFormatter(new SimpleFormatter());
        handler.setErrorManager(new SilentWhenFull());
        Logger.getLogger("").addHandler(handler);
    }

    /** A log that cannot be written must not bury the one sentence that says why. */
    private static final class SilentWhenFull extends ErrorManager {
        @Override
        public void error(@Nullable String message, @Nullable Exception failure, int code) {}
    }
}
