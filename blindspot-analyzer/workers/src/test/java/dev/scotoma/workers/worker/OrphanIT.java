package dev.scotoma.workers.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A service that dies by kill -9 leaves no worker behind, also one that would never have looked up from its work. */
class OrphanIT {
    @TempDir
    private Path cache;

    /** The service that will be killed: its worker hangs in a call that may last an hour. */
    static final class Service {
        private Service() {}

        public static void main(String[] arguments) throws Exception {
            var wall = new Sandbox(Isolation.valueOf(arguments[0]), Sandbox.RunsAs.valueOf(arguments[2]));
            try (var workers = new Workers(Isolation.NONE, Path.of(arguments[1]), List.of(wall))) {
                var pool = workers.pool(Misbehaviour.spec().build());
                pool.call(call("count"));
                System.out.println(workers.isolation());
                pool.call(call("hang"));
            }
        }

        private static Call<Misbehaviour.Said> call(String what) {
            return new Call<>(
                    new Misbehaviour.Ask(what, ""),
                    InputStream.nullInputStream(),
                    Misbehaviour.Said.class,
                    Duration.ofHours(1));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Isolation.class,
            names = {"NONE", "BUBBLEWRAP"})
    void aWorkerEndsWithItsService(Isolation isolation) throws Exception {
        var service = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Service.class.getName(),
                        isolation.name(),
                        cache.toString(),
                        (isolation == Isolation.NONE ? Sandbox.RunsAs.SERVICE : best()).name())
                .redirectError(Redirect.INHERIT)
                .start();
        try (var output = service.inputReader()) {
            assertThat(output.readLine()).isEqualTo(isolation.name());
            List<ProcessHandle> workers = service.descendants().toList();
            assertThat(workers).isNotEmpty();
            service.destroyForcibly().waitFor();
            for (ProcessHandle worker : workers) {
                worker.onExit().get(20, TimeUnit.SECONDS);
            }
        } finally {
            service.descendants().forEach(ProcessHandle::destroyForcibly);
            service.destroyForcibly();
        }
    }

    /** Nobody, also where root's home hides the class path of the tests from everybody. */
    static Sandbox.RunsAs best() {
        return Walls.root() ? Sandbox.RunsAs.NOBODY_INSIDE : Sandbox.RunsAs.SERVICE;
    }

    /**
     * One to four in a hundred were left behind when bubblewrap could be killed between starting its inner process and
     * letting it go on.
     */
    @Test
    void aWorkerThatIsEndedAtOnceLeavesNothingBehind() throws Exception {
        var wall = new Sandbox(Isolation.BUBBLEWRAP, best());
        var most = new Sandbox.Use(OptionalLong.of(256L << 20), 1L << 20, 60, 1);
        var needs = new Sandbox.Needs(List.of(cache), List.of(), most, List.of());
        List<Callable<@Nullable Void>> services = new ArrayList<>();
        for (int seed = 0; seed < 4; seed++) {
            Random random = new Random(seed);
            services.add(
                    () -> startedAndEnded(wall.wrap(List.of("/usr/bin/prlimit", "--version"), needs), wall, random));
        }
        try (var together = Executors.newFixedThreadPool(services.size())) {
            for (Future<@Nullable Void> service : together.invokeAll(services)) {
                service.get();
            }
        }
        long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!mentioning(cache).isEmpty() && System.nanoTime() < until) {
            Thread.sleep(20);
        }
        List<ProcessHandle> left = mentioning(cache);
        left.forEach(ProcessHandle::destroyForcibly);
        assertThat(left).isEmpty();
    }

    private static @Nullable Void startedAndEnded(List<String> command, Sandbox wall, Random random) throws Exception {
        try (Launcher launcher = new Launcher()) {
            for (int i = 0; i < 100; i++) {
                Process process = launcher.start(command, wall.depth());
                // Not a wait for something: the kill falls into every stage of the start.
                Thread.sleep(Duration.ofNanos(random.nextInt(8_000_000)));
                process.destroyForcibly().waitFor();
            }
        }
        return null;
    }

    /** JDK's own view of a command line ends after a page. */
    private static List<ProcessHandle> mentioning(Path folder) {
        return ProcessHandle.allProcesses()
                .filter(process -> !process.equals(ProcessHandle.current()))
                .filter(process -> {
                    try {
                        return Files.readString(
                                        Path.of("/proc/" + process.pid() + "/cmdline"), StandardCharsets.ISO_8859_1)
                                .contains("\0" + folder + "\0");
                    } catch (IOException gone) {
                        return false;
                    }
                })
                .toList();
    }
}
