package dev.scotoma.blindspot.scoring;

import dev.scotoma.kit.Job;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Lends runners of iterations to jobs, and sees that no iteration takes all threads of jobs. All together leave one
 * free, and an iteration whose packs take long, or which has not shown how long, has as many as it has processes: more
 * would only wait. A runner is closed while nobody has it, and never under a job.
 *
 * @param <K> names an iteration
 * @param <R> a runner
 */
final class Runners<K, R extends AutoCloseable> {
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final int most;
    private final int threads;
    private final int processes;
    private final Function<R, Optional<Duration>> pace;
    private final Map<K, Seat<R>> seats = new LinkedHashMap<>(16, 0.75f, true);
    private int lent;

    private static final class Seat<R> {
        private final R runner;
        private final long since = System.nanoTime();
        private int lent;
        private boolean leaving;

        Seat(R runner) {
            this.runner = runner;
        }
    }

    /** What is done with a runner. */
    interface Use<R, T> {
        T with(R runner) throws Exception;
    }

    /** Makes a runner. */
    interface Make<R> {
        R make() throws Exception;
    }

    /**
     * @param most runners at a time
     * @param threads of jobs
     * @param processes of a runner
     * @param pace says how long a pack takes, when that is known
     */
    Runners(int most, int threads, int processes, Function<R, Optional<Duration>> pace) {
        this.most = most;
        this.threads = threads;
        this.processes = processes;
        this.pace = pace;
    }

    /** @throws Job.NotYet when there is no room just now; the job waits elsewhere */
    <T> T lend(K key, Make<R> make, Use<R, T> use) throws Exception {
        Seat<R> seat = take(key, make);
        try {
            return use.with(seat.runner);
        } finally {
            giveBack(key, seat);
        }
    }

    private synchronized Seat<R> take(K key, Make<R> make) throws Exception {
        if (lent >= Math.max(1, threads - 1)) {
            throw new Job.NotYet("Enough scores are being made.", SHORTEST_PAUSE);
        }
        Seat<R> seat = seats.get(key);
        if (seat == null) {
            if (seats.size() >= most) {
                makeRoom();
            }
            seat = new Seat<>(make.make());
            seats.put(key, seat);
        }
        Optional<Duration> pack = pace.apply(seat.runner);
        boolean isLong = pack.isEmpty() || pack.get().compareTo(LONG) > 0;
        if (seat.leaving || (isLong && seat.lent >= processes)) {
            throw new Job.NotYet("The iteration is busy.", pause(pack.orElse(since(seat))));
        }
        seat.lent++;
        lent++;
        return seat;
    }

    private static Duration since(Seat<?> seat) {
        return Duration.ofNanos(System.nanoTime() - seat.since);
    }

    /** The longer a pack takes the less often a job asks again. */
    private static Duration pause(Duration pack) {
        return pack.compareTo(SHORTEST_PAUSE) < 0
                ? SHORTEST_PAUSE
                : pack.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pack;
    }

    /**
     * Closes the runner that nobody has for the longest time. Where all are lent, the one that was asked for least
     * recently is lent no more, so that its place is free soon.
     */
    private void makeRoom() throws Exception {
        if (!closeFirst()) {
            if (seats.values().stream().noneMatch(seat -> seat.leaving)) {
                seats.values().iterator().next().leaving = true;
            }
            throw new Job.NotYet("All runners are busy.", SHORTEST_PAUSE);
        }
    }

    /** Closes idle runners of iterations for which nobody will ask any more. */
    synchronized void forget(Predicate<K> gone) throws Exception {
        for (Iterator<Map.Entry<K, Seat<R>>> all = seats.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<K, Seat<R>> one = all.next();
            if (one.getValue().lent == 0 && gone.test(one.getKey())) {
                all.remove();
                one.getValue().runner.close();
            }
        }
    }

    private boolean closeFirst() throws Exception {
        for (Iterator<Seat<R>> all = seats.values().iterator(); all.hasNext(); ) {
            Seat<R> seat = all.next();
            if (seat.lent == 0) {
                all.remove();
                seat.runner.close();
                return true;
            }
        }
        return false;
    }

    private synchronized void giveBack(K key, Seat<R> seat) throws Exception {
        seat.lent--;
        lent--;
        if (seat.leaving && seat.lent == 0) {
            seats.remove(key);
            seat.runner.close();
        }
    }
}
