package dev.scotoma.workers.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Needs bubblewrap ({@code apt-get install bubblewrap}): without it these tests fail, because the wall is what they are
 * about.
 */
class IsolationIT {
    private static final WorkerSpec SPEC = Misbehaviour.spec().build();

    @TempDir
    private static Path folder;

    private static Workers workers;
    private static WorkerPool pool;

    @BeforeAll
    static void start() {
        workers = new Workers(Isolation.BUBBLEWRAP, folder.resolve("cache"));
        pool = workers.pool(SPEC);
        assertThat(workers.isolation())
                .as("install bubblewrap (apt-get install bubblewrap) and allow user namespaces")
                .isEqualTo(Isolation.BUBBLEWRAP);
    }

    @AfterAll
    static void stop() {
        workers.close();
    }

    @Test
    void aFileOfTheServiceCannotBeRead() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "a credential");
        assertThat(Files.readString(secret)).isEqualTo("a credential");
        assertThat(ask("read", secret.toString())).isEqualTo("refused");
        assertThat(ask("read", "/etc/shadow")).isEqualTo("refused");
        assertThat(ask("read", "/etc/hostname")).isEqualTo("refused");
    }

    @Test
    void aListeningPortOfThisMachineCannotBeReached() throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(ask("connect", Integer.toString(listening.getLocalPort())))
                    .isEqualTo("refused");
        }
    }

    @Test
    void nothingOfTheEnvironmentComesAlong() throws Exception {
        String names = ask("environment", "");
        assertThat(System.getenv().keySet()).as("a variable to leak").isNotEmpty();
        for (String name : names.split(" ", -1)) {
            assertThat(name.equals("PWD") || WorkerEnvironment.VARIABLES.containsKey(name))
                    .as(name)
                    .isTrue();
        }
    }

    @Test
    void onlyTheTemporaryFolderCanBeWritten() throws Exception {
        assertThat(ask("write", "/tmp/note")).isEqualTo("written");
        assertThat(ask("write", folder.resolve("cache/note").toString())).isEqualTo("refused");
        assertThat(ask("write", "/usr/lib/note")).isEqualTo("refused");
        assertThat(folder.resolve("cache/note")).doesNotExist();
    }

    @Test
    void otherProcessesAreOutOfSight() throws Exception {
        assertThat(Integer.parseInt(ask("processes", ""))).isLessThanOrEqualTo(3);
    }

    @Test
    void aWorkerOutlivesTheThreadThatAskedForIt() throws Exception {
        WorkerPool unused = workers.pool(SPEC);
        Thread first = Thread.ofPlatform().start(() -> {
            try {
                unused.call(call("pid", ""));
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });
        first.join();
        assertThat(unused.processes()).isEqualTo(1);
        assertThat(unused.call(call("count", "")).text()).isEqualTo("1");
        assertThat(unused.processes()).isEqualTo(1);
    }

    @Test
    void nothingIsOpenedWhereTheWallIsWeakerThanRequired() {
        Workers bare = new Workers(
                Isolation.BUBBLEWRAP, folder.resolve("cache"), List.of(new Sandbox(Isolation.LIMITS, false)));
        WorkerPool refused = bare.pool(SPEC);
        assertThat(bare.isolatedAsRequired()).isFalse();
        assertThatThrownBy(() -> refused.call(call("pid", "")))
                .isInstanceOfSatisfying(
                        WorkerFault.class, fault -> assertThat(fault.kind()).isEqualTo(WorkerFault.Kind.NOT_ISOLATED));
        bare.close();
    }

    private static String ask(String what, String with) throws Exception {
        return pool.call(call(what, with)).text();
    }

    private static Call<Misbehaviour.Said> call(String what, String with) {
        return new Call<>(
                new Misbehaviour.Ask(what, with),
                InputStream.nullInputStream(),
                Misbehaviour.Said.class,
                Duration.ofSeconds(60));
    }
}
