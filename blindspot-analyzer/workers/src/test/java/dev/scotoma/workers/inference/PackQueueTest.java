package dev.scotoma.workers.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scotoma.workers.inference.IterationRunner.Unscorable;
import dev.scotoma.workers.inference.PackQueue.Server;
import dev.scotoma.workers.inference.PackQueue.Waiting;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PackQueueTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<List<String>> calls = Collections.synchronizedList(new ArrayList<>());
    private final List<String> closed = Collections.synchronizedList(new ArrayList<>());
    private final AtomicLong clock = new AtomicLong();
    private final List<Duration> limits = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch firstRuns = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    /** The callers that were seen to wait. */
    private final List<Thread> threads = new ArrayList<>();

    @AfterEach
    void end() {
        callers.shutdownNow();
    }

    /** What is done with a pack, whose name is the time of its frame. */
    private interface OnePack {
        void serve(Waiting<String> pack) throws Exception;
    }

    /** Packs of the first call, which wait for the test, are called 0. */
    private final class Fake implements Server<String> {
        private final OnePack one;

        Fake(OnePack one) {
            this.one = one;
        }

        @Override
        public void serve(List<Waiting<String>> packs, Duration within)
                throws IOException, InterruptedException, Unscorable {
            List<String> names = packs.stream().map(Waiting::pack).toList();
            calls.add(names);
            limits.add(within);
            clock.addAndGet(1_000_000);
            if (names.contains("0")) {
                firstRuns.countDown();
                release.await();
            }
            for (Waiting<String> pack : packs) {
                try {
                    one.serve(pack);
                } catch (IOException | InterruptedException | RuntimeException failed) {
                    throw failed;
                } catch (Exception failed) {
                    throw new IllegalStateException(failed);
                }
            }
        }

        @Override
        public void close() {
            closed.add("closed");
        }
    }

    private PackQueue<String> queue(int most, Duration idle, OnePack one) {
        return new PackQueue<>(1, idle, () -> most, () -> new Fake(one), clock::get);
    }

    @Test
    void whatComesWhileTheProcessWorksGoesTogetherAndEachGetsItsOwn() throws Exception {
        var queue = queue(16, LONG, pack -> pack.answer(scores(pack.pack())));
        var others = behindTheFirst(queue, "1", "2", "3", "4", "5");
        for (int i = 1; i <= 5; i++) {
            assertThat(others.get(i - 1).get().atMs()).containsExactly(i);
        }
        assertThat(calls).containsExactly(List.of("0"), List.of("1", "2", "3", "4", "5"));
        assertThat(queue.processes()).isEqualTo(1);
        queue.close();
    }

    @Test
    void aCallTakesNoMoreThanItMay() throws Exception {
        var queue = queue(2, LONG, pack -> pack.answer(scores(pack.pack())));
        for (Future<FrameScores> other : behindTheFirst(queue, "1", "2", "3")) {
            other.get();
        }
        assertThat(calls).containsExactly(List.of("0"), List.of("1", "2"), List.of("3"));
    }

    /** Ten seconds a call: of packs that take two there are five. */
    @Test
    void aCallIsAsLargeAsTheTimeThatAFrameTakesAllows() throws Exception {
        var queue = queue(16, LONG, pack -> {
            clock.addAndGet(2_000_000_000);
            pack.answer(scores(pack.pack()));
        });
        for (Future<FrameScores> other : behindTheFirst(queue, "1", "2", "3", "4", "5", "6")) {
            other.get();
        }
        assertThat(calls.get(1)).hasSize(4); // the first took a little more than two seconds
        assertThat(queue.pace().orElseThrow().toMillis()).isBetween(2000L, 2010L);
        assertThat(limits.get(0)).isEqualTo(Duration.ofMinutes(5));
        assertThat(limits.get(1).toSeconds()).isEqualTo(60 + 3 * 2 * 4);
    }

    @Test
    void packsOfALongIterationGoAloneAndHaveTheTimeThatTheyTake() throws Exception {
        var queue = queue(16, LONG, pack -> {
            clock.addAndGet(200_000_000_000L);
            pack.answer(scores(pack.pack()));
        });
        for (Future<FrameScores> other : behindTheFirst(queue, "1", "2")) {
            other.get();
        }
        assertThat(calls).containsExactly(List.of("0"), List.of("1"), List.of("2"));
        assertThat(limits.get(2).toSeconds()).isEqualTo(300 + 3 * 200);
    }

    @Test
    void aPackHasItsAnswerWhileItsCompanionsAreStillUnderWay() throws Exception {
        CountDownLatch second = new CountDownLatch(1);
        var queue = queue(16, LONG, pack -> {
            if (pack.pack().equals("2")) {
                second.await();
            }
            pack.answer(scores(pack.pack()));
        });
        var others = behindTheFirst(queue, "1", "2");
        assertThat(others.get(0).get().atMs()).containsExactly(1);
        assertThat(others.get(1).isDone()).isFalse();
        second.countDown();
        assertThat(others.get(1).get().atMs()).containsExactly(2);
        assertThat(calls.get(1)).containsExactly("1", "2");
    }

    @Test
    void whatAProcessLeavesWithoutAnAnswerGoesAloneSoThatOneFailsAlone() throws Exception {
        var queue = queue(16, LONG, pack -> {
            boolean together = calls.getLast().size() > 1;
            if (!pack.pack().equals("2") && !(together && pack.pack().equals("3"))) {
                pack.answer(scores(pack.pack()));
            }
        });
        var others = behindTheFirst(queue, "1", "2", "3", "4");
        for (int answered : new int[] {1, 3, 4}) {
            assertThat(others.get(answered - 1).get().atMs()).containsExactly(answered);
        }
        assertThatThrownBy(others.get(1)::get)
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("The worker left a pack without an answer.");
        assertThat(calls).containsExactly(List.of("0"), List.of("1", "2", "3", "4"), List.of("2"), List.of("3"));
    }

    @Test
    void whatFailsForAllFailsForAllAtOnce() throws Exception {
        var queue = queue(16, LONG, pack -> {
            if (!pack.pack().equals("0")) {
                throw new IOException("The stored network.pt cannot be had.");
            }
            pack.answer(scores(pack.pack()));
        });
        for (Future<FrameScores> other : behindTheFirst(queue, "1", "2")) {
            assertThatThrownBy(other::get).hasRootCauseMessage("The stored network.pt cannot be had.");
        }
        assertThat(calls).hasSize(2);
    }

    @Test
    void aProcessForWhichNothingComesEndsAndTheNextPackStartsAnother() throws Exception {
        release.countDown();
        var queue = queue(16, Duration.ofMillis(50), pack -> pack.answer(scores(pack.pack())));
        assertThat(queue.score("1").atMs()).containsExactly(1);
        while (queue.processes() > 0 || closed.isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        assertThat(queue.score("2").atMs()).containsExactly(2);
        assertThat(calls).containsExactly(List.of("1"), List.of("2"));
    }

    @Test
    void whoStillWaitsWhenItIsClosedIsTold() throws Exception {
        var queue = queue(16, LONG, pack -> pack.answer(scores(pack.pack())));
        Future<FrameScores> first = callers.submit(() -> queue.score("0"));
        firstRuns.await();
        Future<FrameScores> waiting = submitWaiting(queue, "1");
        queue.close();
        assertThatThrownBy(waiting::get).hasRootCauseMessage("The inference workers are closed.");
        assertThat(closed).hasSize(1);
        release.countDown();
        assertThat(first.get().atMs()).containsExactly(0);
        assertThatThrownBy(() -> queue.score("2")).isInstanceOf(IOException.class);
    }

    @Test
    void aCallerThatIsInterruptedTakesItsPackAway() throws Exception {
        var queue = queue(16, LONG, pack -> pack.answer(scores(pack.pack())));
        Future<FrameScores> first = callers.submit(() -> queue.score("0"));
        firstRuns.await();
        Future<FrameScores> gone = submitWaiting(queue, "1");
        Future<FrameScores> stays = submitWaiting(queue, "2");
        gone.cancel(true);
        threads.getFirst().join();
        release.countDown();
        assertThat(stays.get().atMs()).containsExactly(2);
        assertThat(first.get().atMs()).containsExactly(0);
        assertThat(calls.get(1)).containsExactly("2");
    }

    /** Their order is that of their names; the first pack is answered when all of them wait. */
    private List<Future<FrameScores>> behindTheFirst(PackQueue<String> queue, String... names) throws Exception {
        Future<FrameScores> first = callers.submit(() -> queue.score("0"));
        firstRuns.await();
        List<Future<FrameScores>> others = new ArrayList<>();
        for (String name : names) {
            others.add(submitWaiting(queue, name));
        }
        release.countDown();
        assertThat(first.get().atMs()).containsExactly(0);
        return others;
    }

    /** Returns once the caller waits for its answer. */
    private Future<FrameScores> submitWaiting(PackQueue<String> queue, String pack) throws InterruptedException {
        Thread[] caller = new Thread[1];
        CountDownLatch started = new CountDownLatch(1);
        Callable<FrameScores> call = () -> {
            caller[0] = Thread.currentThread();
            started.countDown();
            return queue.score(pack);
        };
        Future<FrameScores> future = callers.submit(call);
        started.await();
        threads.add(caller[0]);
        while (caller[0].getState() != Thread.State.WAITING) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        return future;
    }

    private static FrameScores scores(String pack) {
        return new FrameScores(List.of(Integer.parseInt(pack)), 1, 0.5f);
    }
}
