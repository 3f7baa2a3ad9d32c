package dev.scotoma.simulator.crowd;

import dev.scotoma.simulator.crowd.Labeler.Worked;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Everybody at work at once, on virtual threads. What one of them cannot do after all patience ends the run. */
public final class Crowd implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(700);
    private static final int LABELLING_AT_ONCE = 4;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore labelling = new Semaphore(LABELLING_AT_ONCE, true);
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger sentNow = new AtomicInteger();
    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final Map<Labeler, Long> idleSince = new ConcurrentHashMap<>();
    private volatile long reviewerIdleSince;

    private interface Task {
        void run() throws IOException, InterruptedException;
    }

    /** @param takes of one participant, in their order */
    public void send(Senders senders, Participant participant, List<Take> takes) {
        start(() -> {
            var place = senders.place(participant);
            for (Take take : takes) {
                if (senders.send(place, take)) {
                    sentNow.incrementAndGet();
                }
                sent.incrementAndGet();
            }
        });
    }

    /** Takes that the platform is known to have. */
    public void recall(Senders senders, Collection<Take> takes) {
        for (Take take : new ArrayList<>(takes)) {
            start(() -> {
                senders.recall(take);
                sent.incrementAndGet();
            });
        }
    }

    public void label(Labeler labeler) {
        idleSince.put(labeler, Long.MAX_VALUE);
        start(() -> {
            answers.addAndGet(labeler.answered());
            while (true) {
                labelling.acquire();
                Worked worked;
                long asked = System.nanoTime();
                try {
                    worked = labeler.work();
                } finally {
                    labelling.release();
                }
                switch (worked) {
                    case ANSWERED -> {
                        answers.incrementAndGet();
                        idleSince.put(labeler, Long.MAX_VALUE);
                    }
                    case PASSED -> idleSince.put(labeler, Long.MAX_VALUE);
                    case NOTHING -> {
                        idleSince.merge(labeler, asked, Math::min);
                        Thread.sleep(PAUSE);
                    }
                }
            }
        });
    }

    public void review(Reviewer reviewer) {
        reviewerIdleSince = Long.MAX_VALUE;
        start(() -> {
            while (true) {
                long asked = System.nanoTime();
                int ruled = reviewer.work();
                reviewerIdleSince = ruled > 0 ? Long.MAX_VALUE : Math.min(reviewerIdleSince, asked);
                Thread.sleep(PAUSE);
            }
        });
    }

    private void start(Task task) {
        threads.execute(() -> {
            try {
                task.run();
            } catch (IOException | RuntimeException failed) {
                failure.compareAndSet(null, failed);
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Takes that lie with the platform, of this run and of earlier ones. */
    public int sent() {
        return sent.get();
    }

    /** Takes that this run sent. */
    public int sentNow() {
        return sentNow.get();
    }

    /** Clips that labelers have answered for. */
    public int answers() {
        return answers.get();
    }

    /** Whether for this long no labeler and no reviewer has had anything to do. */
    public boolean idleFor(Duration time) {
        long before = System.nanoTime() - time.toNanos();
        return reviewerIdleSince < before && idleSince.values().stream().allMatch(since -> since < before);
    }

    /** @throws IOException with the reason why somebody gave up */
    public void requireWell() throws IOException {
        Exception failed = failure.get();
        if (failed instanceof IOException reason) {
            throw reason;
        }
        if (failed != null) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
