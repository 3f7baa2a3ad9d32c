package dev.scotoma.workers.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scotoma.workers.worker.Sandbox.RunsAs;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * Needs bubblewrap ({@code apt-get install bubblewrap}): without it these tests fail, because the wall is what they are
 * about.
 */
class IsolationIT {
    private static final Path UNSHARE = Path.of("/usr/bin/unshare");
    private static final WorkerSpec SPEC =
            Misbehaviour.spec().readable(List.of(UNSHARE)).build();

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
    void whatMayBeWrittenIsLimited() throws Exception {
        assertThat(ask("fill", "/tmp/much")).isEqualTo("refused");
        assertThat(ask("fill", "/dev/shm/much")).isEqualTo("refused");
        for (String nowhere : List.of("/note", "/dev/note", "/etc/note", "/usr/note")) {
            assertThat(ask("write", nowhere)).as(nowhere).isEqualTo("refused");
        }
    }

    @Test
    void theKernelsSettingsCannotBeChanged() throws Exception {
        assertThat(ask("open to write", "/proc/sys/kernel/core_pattern")).isEqualTo("refused");
        assertThat(ask("open to write", "/proc/sys/vm/drop_caches")).isEqualTo("refused");
        assertThat(ask("open to write", "/proc/sysrq-trigger")).isEqualTo("refused");
    }

    /** It may start what it sees, but nothing in which it would be root. */
    @Test
    void noFurtherNamespaceOfUsersCanBeMade() throws Exception {
        assertThat(ask("run", UNSHARE + " --version")).isEqualTo("0");
        assertThat(ask("run", UNSHARE + " --user " + UNSHARE + " --version")).isEqualTo("1");
    }

    @Test
    void processesAndThreadsAreLimited() throws Exception {
        WorkerPool crowded = workers.pool(SPEC);
        assertThat(Integer.parseInt(crowded.call(call("threads", "2000")).text()))
                .isBetween(100, 1024);
        crowded.close();
    }

    @Test
    void aWorkerThatIsBusyForEverIsEndedByTheKernel() throws Exception {
        WorkerEnvironment environment = WorkerEnvironment.ofThisProcess().withCache(folder);
        WorkerSpec spinning = WorkerSpec.of("spinning", Spinning.class)
                .heapMiB(16)
                .nativeMiB(64)
                .scratchMiB(1)
                .build();
        Sandbox.Needs needs = environment.needs(spinning, false);
        Sandbox.Needs aSecond = new Sandbox.Needs(
                needs.readable(), List.of(), new Sandbox.Use(needs.most().dataBytes(), 1 << 20, 1, 1), List.of());
        Sandbox wall = new Sandbox(Isolation.BUBBLEWRAP, OrphanIT.best());
        try (Launcher launcher = new Launcher()) {
            Process process = launcher.start(
                    wall.wrap(environment.command(spinning, Path.of("/tmp"), List.of()), aSecond), wall.depth());
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as("killed").isGreaterThan(128);
        }
    }

    /** Root's own bubblewrap is not what production takes for a wall, and yet it holds what it can. */
    @Test
    @EnabledIf("root")
    void behindAWallInWhichItIsRootNothingOfTheKernelCanBeWritten() throws Exception {
        Sandbox asRoot = new Sandbox(Isolation.BUBBLEWRAP_AS_ROOT, RunsAs.SERVICE);
        try (Workers own = new Workers(Isolation.NONE, folder.resolve("cache"), List.of(asRoot))) {
            WorkerPool rooted = own.pool(SPEC);
            assertThat(own.isolation()).isEqualTo(Isolation.BUBBLEWRAP_AS_ROOT);
            for (String setting : List.of("/proc/sys/kernel/core_pattern", "/proc/sysrq-trigger")) {
                assertThat(rooted.call(call("open to write", setting)).text())
                        .as(setting)
                        .isEqualTo("refused");
            }
            for (String nowhere : List.of("/note", "/dev/note", "/etc/note")) {
                assertThat(rooted.call(call("write", nowhere)).text())
                        .as(nowhere)
                        .isEqualTo("refused");
            }
            assertThat(rooted.call(call("fill", "/dev/shm/much")).text()).isEqualTo("refused");
            assertThat(rooted.call(call("run", UNSHARE + " --user " + UNSHARE + " --version"))
                            .text())
                    .isEqualTo("1");
        }
    }

    /** The probe took a namespace without any network for a wall that does not stand. */
    @Test
    void withoutBubblewrapNamespacesKeepWorkersFromTheNetwork() throws Exception {
        Sandbox namespaces = new Sandbox(Isolation.NAMESPACES, RunsAs.SERVICE);
        try (Workers own = new Workers(Isolation.NONE, folder.resolve("cache"), List.of(namespaces));
                ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            WorkerPool unshared = own.pool(SPEC);
            assertThat(own.isolation()).isEqualTo(Isolation.NAMESPACES);
            assertThat(unshared.call(call("connect", Integer.toString(listening.getLocalPort())))
                            .text())
                    .isEqualTo("refused");
        }
    }

    static boolean root() {
        return Walls.root();
    }

    /** Works without end. */
    static final class Spinning {
        private Spinning() {}

        public static void main(String[] arguments) {
            while (arguments.length == 0) {
                Thread.onSpinWait();
            }
        }
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
                Isolation.BUBBLEWRAP, folder.resolve("cache"), List.of(new Sandbox(Isolation.LIMITS, RunsAs.SERVICE)));
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
