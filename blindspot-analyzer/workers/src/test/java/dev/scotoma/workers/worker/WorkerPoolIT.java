package dev.scotoma.workers.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WorkerPoolIT {
    private static final int MIB = 1 << 20;

    private static final WorkerSpec SPEC = Misbehaviour.spec().jobs(3).build();
    private static final Map<String, Long> STAGE_TIMES = new ConcurrentHashMap<>();

    @TempDir
    private static Path cache;

    private static Workers workers;
    private WorkerPool pool;

    /** What finds the best wall of this machine and prepares the first process is the same for every pool. */
    @BeforeAll
    static void start() {
        workers = new Workers(
                Isolation.NONE, cache, (job, stage, nanos) -> STAGE_TIMES.merge(job + " " + stage, nanos, Long::sum));
    }

    @AfterAll
    static void stop() {
        workers.close();
    }

    @BeforeEach
    void open() {
        STAGE_TIMES.clear();
        pool = workers.pool(SPEC);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void aStreamOfManyMegabytesComesBackUnchanged() throws Exception {
        byte[] sent = new byte[20 * MIB + 17];
        new Random(1).nextBytes(sent);
        ByteArrayOutputStream back = new ByteArrayOutputStream();
        assertThat(ask("echo", new ByteArrayInputStream(sent), back, sent.length))
                .isEqualTo(Integer.toString(sent.length));
        assertThat(Arrays.equals(back.toByteArray(), sent)).isTrue();
    }

    @Test
    void anAnswerThatComesBeforeTheInputWasReadDoesNotStall() throws Exception {
        assertThat(ask(
                        "answer before reading",
                        new ByteArrayInputStream(new byte[8 * MIB]),
                        new ByteArrayOutputStream(),
                        MIB))
                .isEqualTo("said");
    }

    @Test
    void aHealthyProcessIsUsedAgainAndReplacedAfterItsShareOfJobs() throws Exception {
        List<String> counts = List.of(ask("count"), ask("count"), ask("count"), ask("count"));
        assertThat(counts).containsExactly("1", "2", "3", "1");
        assertThat(pool.processes()).isEqualTo(1);
    }

    @Test
    void noStageTakesLongerThanItsCallWhateverTheWorkerSays() throws Exception {
        long begun = System.nanoTime();
        ask("count");
        assertThat(STAGE_TIMES).containsOnlyKeys("test saying");
        long processors = Runtime.getRuntime().availableProcessors();
        assertThat(STAGE_TIMES.get("test saying")).isBetween(1L, (System.nanoTime() - begun) * processors);
    }

    @Test
    void aHangIsKilledAtTheDeadlineAndTheNextCallGetsAFreshProcess() throws Exception {
        assertThat(ask("count")).isEqualTo("1");
        long begun = System.nanoTime();
        assertThatThrownBy(() -> pool.call(call("hang", "", InputStream.nullInputStream(), Duration.ofMillis(200))))
                .isInstanceOfSatisfying(
                        WorkerFault.class, fault -> assertThat(fault.kind()).isEqualTo(WorkerFault.Kind.TIMEOUT));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
        assertThat(pool.processes()).isZero();
        assertThat(ask("count")).isEqualTo("1");
    }

    @Test
    void aStorageThatStallsIsNotTheInputsFault() {
        InputStream stalling = new InputStream() {
            @Override
            public int read() throws IOException {
                try {
                    Thread.sleep(2_000); // what the storage does, five times as long as the worker may take
                } catch (InterruptedException interrupted) {
                    throw new IOException(interrupted);
                }
                return -1;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return read();
            }
        };
        assertThatThrownBy(() -> pool.call(call("echo", "", stalling, Duration.ofMillis(400))))
                .isInstanceOfSatisfying(
                        WorkerFault.class, fault -> assertThat(fault.kind()).isEqualTo(WorkerFault.Kind.STALLED));
    }

    @Test
    void aPoolThatIsClosedMeanwhileIsNotTheInputsFault() throws Exception {
        try (var callers = Executors.newSingleThreadExecutor()) {
            Future<String> hangs = callers.submit(() -> ask("hang"));
            while (pool.processes() == 0) {
                Thread.onSpinWait();
            }
            pool.close();
            assertThatThrownBy(hangs::get)
                    .cause()
                    .isInstanceOfSatisfying(
                            WorkerFault.class, fault -> assertThat(fault.kind()).isEqualTo(WorkerFault.Kind.CLOSED));
        }
    }

    /** As when an operator asks during the stop. */
    @Test
    void nothingIsStartedAnyMoreByWorkersThatAreClosed() {
        Workers closed = new Workers(Isolation.NONE, cache);
        closed.close();
        assertThat(closed.isolation()).isEqualTo(Isolation.NONE);
    }

    @Test
    void aFullDiskIsNotTheInputsFault() {
        assertFault("no room", WorkerFault.Kind.NO_ROOM);
    }

    @Test
    void aCacheThatCannotBeMadeIsNotTheInputsFault() throws Exception {
        Path file = Files.writeString(cache.resolve("file"), "");
        try (Workers without = new Workers(Isolation.NONE, file.resolve("cache"), Sandbox.bestFirst(false))) {
            WorkerPool broken = without.pool(SPEC);
            assertThatThrownBy(
                            () -> broken.call(call("echo", "", InputStream.nullInputStream(), Duration.ofSeconds(60))))
                    .isInstanceOfSatisfying(
                            WorkerFault.class,
                            fault -> assertThat(fault.kind()).isEqualTo(WorkerFault.Kind.NOT_STARTED))
                    .hasMessageContaining("cache");
        }
    }

    @Test
    void whoeverIsAloneGetsAFreshProcessThatNobodyGetsAfterwards() throws Exception {
        assertThat(ask("count")).isEqualTo("1");
        Call<Misbehaviour.Said> count = call("count", "", InputStream.nullInputStream(), Duration.ofSeconds(60));
        assertThat(pool.call(count.alone(true)).text()).isEqualTo("1");
        assertThat(pool.processes()).isZero();
        assertThat(ask("count")).isEqualTo("1");
    }

    @Test
    void strangersAreKeptApartWhereTheSettingAsksForIt() throws Exception {
        assertThat(counts(Recycling.NEVER)).containsExactly("1", "2", "3", "1", "2");
        assertThat(counts(Recycling.BY_PARTICIPANT)).containsExactly("1", "2", "1", "1", "1");
        assertThat(counts(Recycling.AFTER_EACH)).containsExactly("1", "1", "1", "1", "1");
    }

    /** How many recordings each process had seen, for two of Ann's, one of Bob's and two of nobody knows whom. */
    private static List<String> counts(Recycling recycling) throws Exception {
        List<String> counts = new ArrayList<>();
        try (WorkerPool apart = workers.pool(SPEC, recycling)) {
            for (String of : List.of("Ann", "Ann", "Bob", "", "")) {
                counts.add(apart.call(call("count", "", InputStream.nullInputStream(), Duration.ofSeconds(60))
                                .of(Optional.of(of).filter(name -> !name.isEmpty())))
                        .text());
            }
        }
        return counts;
    }

    @Test
    void memoryBombsEndTheWorkerAndNotTheService() throws Exception {
        assertFault("fill the heap", WorkerFault.Kind.DIED);
        assertThatThrownBy(() -> ask("fill native memory")).isInstanceOf(WorkerFault.class);
        assertThat(ask("echo")).isEqualTo("0");
    }

    @Test
    void aWorkerThatLeavesSaysWhy() {
        assertThatThrownBy(() -> ask("exit")).hasMessageContaining("exit 7").hasMessageContaining("I leave");
    }

    @Test
    void whatATaskThrowsIsAFaultOnOneLine() {
        assertThatThrownBy(() -> ask("throw"))
                .hasMessageContaining("on purpose")
                .hasMessageNotContaining("\n");
    }

    @Test
    void bytesThatAreNoFrameAreAFault() {
        assertFault("garbage", WorkerFault.Kind.PROTOCOL);
    }

    @Test
    void aFloodIsCutOffAtTheLimit() {
        assertThatThrownBy(() -> ask("flood", InputStream.nullInputStream(), new ByteArrayOutputStream(), MIB))
                .hasMessageContaining("more than");
    }

    @Test
    void aSourceThatFailsComesOutAsItIs() throws Exception {
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the storage went away");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return read();
            }
        };
        assertThatThrownBy(() -> ask("echo", failing, new ByteArrayOutputStream(), MIB))
                .hasMessage("the storage went away");
        assertThat(ask("echo")).isEqualTo("0");
    }

    @Test
    void whatAWorkerLeavesInItsTemporaryFolderGoesWithItAlsoWhereItHasNoWall() throws Exception {
        Path kept;
        try (var bare =
                new Workers(Isolation.NONE, cache, List.of(new Sandbox(Isolation.NONE, Sandbox.RunsAs.SERVICE)))) {
            var spec = Misbehaviour.spec().build();
            Call<Misbehaviour.Said> keep =
                    call("keep a file", "", InputStream.nullInputStream(), Duration.ofSeconds(60));
            kept = Path.of(bare.pool(spec).call(keep).text());
            assertThat(kept).exists();
        }
        assertThat(kept).doesNotExist();
        assertThat(kept.resolveSibling("")).doesNotExist();
    }

    @Test
    void closingThePoolEndsItsProcesses() throws Exception {
        // Other tests of this JVM have children, too: a database, for one.
        List<ProcessHandle> others = ProcessHandle.current().children().toList();
        Workers own = new Workers(Isolation.NONE, cache);
        Call<Misbehaviour.Said> echo = call("echo", "", InputStream.nullInputStream(), Duration.ofSeconds(60));
        WorkerPool closing = own.pool(SPEC);
        assertThat(closing.call(echo).text()).isEqualTo("0");
        List<ProcessHandle> children = ProcessHandle.current()
                .children()
                .filter(child -> child.isAlive() && !others.contains(child))
                .toList();
        assertThat(children).isNotEmpty();
        own.close();
        for (ProcessHandle child : children) {
            child.onExit().get(10, TimeUnit.SECONDS);
        }
        assertThatThrownBy(() -> closing.call(echo)).hasMessageContaining("closed");
    }

    private void assertFault(String what, WorkerFault.Kind kind) {
        assertThatThrownBy(() -> ask(what))
                .isInstanceOfSatisfying(
                        WorkerFault.class, fault -> assertThat(fault.kind()).isEqualTo(kind));
    }

    private String ask(String what) throws Exception {
        return pool.call(call(what, "", InputStream.nullInputStream(), Duration.ofSeconds(60)))
                .text();
    }

    private String ask(String what, InputStream input, ByteArrayOutputStream output, long limit) throws Exception {
        return pool.call(new Call<>(
                        new Misbehaviour.Ask(what, ""),
                        input,
                        Misbehaviour.Said.class,
                        output,
                        limit,
                        Duration.ofSeconds(60)))
                .text();
    }

    private static Call<Misbehaviour.Said> call(String what, String with, InputStream input, Duration within) {
        return new Call<>(new Misbehaviour.Ask(what, with), input, Misbehaviour.Said.class, within);
    }
}
