package dev.scotoma.blindspot.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A service that dies by kill -9 leaves no worker behind, also one that would never have looked up from its work. */
class OrphanTest {
    @TempDir
    private Path cache;

    /** The service that will be killed: its worker hangs in a call that may last an hour. */
    static final class Service {
        private Service() {}

        public static void main(String[] arguments) throws Exception {
            var wall = new Sandbox(Isolation.valueOf(arguments[0]), false);
            try (var workers = new Workers(Isolation.NONE, Path.of(arguments[1]), List.of(wall))) {
                var pool = workers.pool(new WorkerSpec("test", Misbehaviour.class, 1, 64, 128, 8));
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
                        cache.toString())
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
}
