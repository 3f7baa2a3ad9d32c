package dev.scotoma.workers.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scotoma.workers.inference.IterationRunner.Unscorable;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LaneTest {
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<List<String>> calls = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch firstRuns = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void end() {
        callers.shutdownNow();
    }

    @Test
    void whatComesWhileAllProcessesWorkGoesTogetherAndEachGetsItsOwn() throws Exception {
        Lane<String> lane = lane(16, pack -> scores(pack));
        Future<FrameScores> first = callers.submit(() -> lane.score("0"));
        firstRuns.await();
        List<Future<FrameScores>> others = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            others.add(submitWaiting(lane, Integer.toString(i)));
        }
        release.countDown();
        assertThat(first.get().atMs()).containsExactly(0);
        for (int i = 1; i <= 5; i++) {
            assertThat(others.get(i - 1).get().atMs()).containsExactly(i);
        }
        assertThat(calls).hasSize(2);
        assertThat(calls.get(1)).containsExactlyInAnyOrder("1", "2", "3", "4", "5");
    }

    @Test
    void aCallTakesNoMoreThanItMay() throws Exception {
        Lane<String> lane = lane(2, pack -> scores(pack));
        Future<FrameScores> first = callers.submit(() -> lane.score("0"));
        firstRuns.await();
        List<Future<FrameScores>> others = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            others.add(submitWaiting(lane, Integer.toString(i)));
        }
        release.countDown();
        first.get();
        for (Future<FrameScores> other : others) {
            other.get();
        }
        assertThat(calls.subList(1, calls.size())).allMatch(call -> call.size() <= 2);
        assertThat(calls.stream().mapToInt(List::size).sum()).isEqualTo(6);
    }

    @Test
    void aPackThatCannotBeScoredFailsAlone() throws Exception {
        Lane<String> lane = lane(16, pack -> {
            if (pack.equals("2")) {
                throw new Unscorable("no pack");
            }
            return scores(pack);
        });
        Future<FrameScores> first = callers.submit(() -> lane.score("0"));
        firstRuns.await();
        Future<FrameScores> one = submitWaiting(lane, "1");
        Future<FrameScores> two = submitWaiting(lane, "2");
        Future<FrameScores> three = submitWaiting(lane, "3");
        release.countDown();
        assertThat(first.get().atMs()).containsExactly(0);
        assertThat(one.get().atMs()).containsExactly(1);
        assertThat(three.get().atMs()).containsExactly(3);
        assertThatThrownBy(two::get).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(Unscorable.class);
    }

    @Test
    void aCallerThatIsInterruptedLeavesItsCompanionsToTheOthers() throws Exception {
        CountDownLatch broken = new CountDownLatch(1);
        Lane<String> lane = new Lane<>(1, () -> 16, packs -> {
            calls.add(packs);
            if (packs.contains("0")) {
                firstRuns.countDown();
                release.await();
            } else if (broken.getCount() > 0 && packs.size() > 1) {
                broken.countDown();
                throw new InterruptedException("stopped");
            }
            return packs.stream().map(LaneTest::scores).toList();
        });
        Future<FrameScores> first = callers.submit(() -> lane.score("0"));
        firstRuns.await();
        List<Future<FrameScores>> others =
                List.of(submitWaiting(lane, "1"), submitWaiting(lane, "2"), submitWaiting(lane, "3"));
        release.countDown();
        assertThat(first.get().atMs()).containsExactly(0);
        int interrupted = 0;
        for (int i = 0; i < 3; i++) {
            try {
                assertThat(others.get(i).get().atMs()).containsExactly(i + 1);
            } catch (ExecutionException stopped) {
                assertThat(stopped).hasCauseInstanceOf(InterruptedException.class);
                interrupted++;
            }
        }
        assertThat(interrupted).isEqualTo(1);
    }

    private interface OnePack {
        FrameScores score(String pack) throws Unscorable;
    }

    private Lane<String> lane(int most, OnePack one) {
        return new Lane<>(1, () -> most, packs -> {
            calls.add(packs);
            if (packs.contains("0")) {
                firstRuns.countDown();
                release.await();
            }
            List<FrameScores> scores = new ArrayList<>();
            for (String pack : packs) {
                scores.add(one.score(pack));
            }
            return scores;
        });
    }

    /** Returns once the caller waits for its turn. */
    private Future<FrameScores> submitWaiting(Lane<String> lane, String pack) throws InterruptedException {
        Thread[] caller = new Thread[1];
        CountDownLatch started = new CountDownLatch(1);
        Callable<FrameScores> call = () -> {
            caller[0] = Thread.currentThread();
            started.countDown();
            return lane.score(pack);
        };
        Future<FrameScores> future = callers.submit(call);
        started.await();
        while (caller[0].getState() != Thread.State.WAITING) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        return future;
    }

    private static FrameScores scores(String pack) {
        return new FrameScores(List.of(Integer.parseInt(pack)), 1, 0.5f);
    }
}
