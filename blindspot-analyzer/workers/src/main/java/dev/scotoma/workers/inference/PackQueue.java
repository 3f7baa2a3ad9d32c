package dev.scotoma.workers.inference;

import dev.scotoma.workers.inference.IterationRunner.Unscorable;
import dev.scotoma.workers.worker.WorkerFault;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The packs that wait for the processes of one iteration, with a thread for each process. A thread that is free takes
 * what waits, as much as it measured to be done within seconds, and ends with its process when nothing has come for a
 * while. A pack has its answer as soon as its process gives it. What a process fails to answer goes on its own, so that
 * the pack that cannot be scored fails alone.
 *
 * @param <P> a frame pack
 */
final class PackQueue<P> implements AutoCloseable {
    /** How long a call should take; what came meanwhile goes into the next. */
    private static final Duration CALL = Duration.ofSeconds(10);

    private static final Duration MOST_OF_ONE = Duration.ofMinutes(5);
    private static final Duration MOST_OF_SEVERAL = Duration.ofMinutes(1);
    /** However slow an iteration is, a call is given no longer. */
    private static final Duration MOST = Duration.ofMinutes(15);

    private final int processes;
    private final Duration idle;
    private final IntSupplier mostPacks;
    private final Supplier<Server<P>> servers;
    private final LongSupplier clock;
    private final Deque<Waiting<P>> waiting = new ArrayDeque<>();
    private final Set<Server<P>> serving = new HashSet<>();
    private int free;
    private double secondsPerFrame;
    private int framesPerPack = 1;
    private boolean closed;

    /** Runs packs, in a process of its own for example. It is used and closed by one thread. */
    interface Server<P> extends AutoCloseable {
        /** Answers packs in their order. */
        void serve(List<Waiting<P>> packs, Duration within)
                throws IOException, InterruptedException, WorkerFault, Unscorable;

        /** Ends the process, also in the middle of a call. */
        @Override
        void close();
    }

    static final class Waiting<P> {
        private final P pack;
        private final CompletableFuture<FrameScores> scores = new CompletableFuture<>();
        private boolean alone;

        Waiting(P pack) {
            this.pack = pack;
        }

        P pack() {
            return pack;
        }

        void answer(FrameScores answer) {
            scores.complete(answer);
        }

        void fail(Exception why) {
            scores.completeExceptionally(why);
        }

        boolean answered() {
            return scores.isDone();
        }
    }

    /**
     * A queue without threads yet.
     *
     * @param idle after which a process ends for which nothing comes
     * @param mostPacks of a call
     */
    PackQueue(int processes, Duration idle, IntSupplier mostPacks, Supplier<Server<P>> servers) {
        this(processes, idle, mostPacks, servers, System::nanoTime);
    }

    /** @param clock by which calls are measured */
    PackQueue(int processes, Duration idle, IntSupplier mostPacks, Supplier<Server<P>> servers, LongSupplier clock) {
        this.processes = processes;
        this.idle = idle;
        this.mostPacks = mostPacks;
        this.servers = servers;
        this.clock = clock;
    }

    FrameScores score(P pack) throws IOException, InterruptedException, WorkerFault, Unscorable {
        Waiting<P> mine = new Waiting<>(pack);
        add(mine);
        try {
            return mine.scores.get();
        } catch (ExecutionException failed) {
            switch (Objects.requireNonNull(failed.getCause())) {
                case IOException io -> throw io;
                case WorkerFault fault -> throw fault;
                case Unscorable unscorable -> throw unscorable;
                default -> throw new IllegalStateException(failed.getCause());
            }
        } finally {
            synchronized (this) {
                waiting.remove(mine); // an interrupted caller wants nothing any more
            }
        }
    }

    private synchronized void add(Waiting<P> one) throws IOException {
        if (closed) {
            throw closed();
        }
        waiting.add(one);
        if (free < waiting.size() && serving.size() < processes) {
            Server<P> server = servers.get();
            serving.add(server);
            Thread.ofPlatform().daemon().name("packs").start(() -> run(server));
        }
        notifyAll();
    }

    private static IOException closed() {
        return new IOException("The inference workers are closed.");
    }

    /** How long a pack takes; empty until that is known. */
    synchronized Optional<Duration> pace() {
        return secondsPerFrame == 0
                ? Optional.empty()
                : Optional.of(Duration.ofNanos((long) (1e9 * secondsPerFrame * framesPerPack)));
    }

    /** How many processes there are. */
    synchronized int processes() {
        return serving.size();
    }

    private void run(Server<P> server) {
        try (server) {
            for (List<Waiting<P>> call = take(server); !call.isEmpty(); call = take(server)) {
                long began = clock.getAsLong();
                Exception why = new IOException("The worker left a pack without an answer.");
                boolean ofOne = true;
                Duration within = within(call);
                try {
                    server.serve(call, within);
                } catch (WorkerFault fault) {
                    why = fault;
                    ofOne = fault.kind().mayBeOfTheInput();
                } catch (IOException | Unscorable | RuntimeException failure) {
                    why = failure;
                    ofOne = false;
                }
                // What is tried again, to find out who is to blame, takes several times as long.
                double seconds = Math.min(clock.getAsLong() - began, within.toNanos()) / 1e9;
                measure(call, seconds, why instanceof WorkerFault fault && fault.kind() == WorkerFault.Kind.TIMEOUT);
                failed(call, why, ofOne);
            }
        } catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
        }
    }

    /** Empty when the thread is to end. */
    private synchronized List<Waiting<P>> take(Server<P> server) throws InterruptedException {
        long until = System.nanoTime() + idle.toNanos();
        free++;
        for (long left = idle.toNanos(); waiting.isEmpty() && !closed && left > 0; left = until - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        free--;
        List<Waiting<P>> taken = new ArrayList<>();
        if (closed || waiting.isEmpty()) {
            serving.remove(server);
            return taken;
        }
        taken.add(waiting.remove());
        while (taken.size() < most() && !waiting.isEmpty() && !taken.getLast().alone && !waiting.element().alone) {
            taken.add(waiting.remove());
        }
        return taken;
    }

    /** One, until it is known how long one takes. */
    private int most() {
        double perPack = secondsPerFrame * framesPerPack;
        return perPack == 0 ? 1 : (int) Math.clamp(CALL.toSeconds() / perPack, 1.0, mostPacks.getAsInt());
    }

    /** Several packs are expected to be done soon, so that one that hangs does not hold up its companions for long. */
    private synchronized Duration within(List<Waiting<P>> call) {
        double expected = call.size() * secondsPerFrame * framesPerPack;
        Duration within = (call.size() == 1 ? MOST_OF_ONE : MOST_OF_SEVERAL).plusMillis((long) (3000 * expected));
        return within.compareTo(MOST) < 0 ? within : MOST;
    }

    /** What did not answer in time is known to be slow, too. */
    private synchronized void measure(List<Waiting<P>> call, double seconds, boolean late) {
        List<FrameScores> answers = call.stream()
                .filter(one -> one.answered() && !one.scores.isCompletedExceptionally())
                .map(one -> one.scores.join())
                .toList();
        int frames = answers.stream().mapToInt(FrameScores::frames).sum();
        if (frames > 0 && !late) {
            framesPerPack = answers.stream().mapToInt(FrameScores::frames).max().orElseThrow();
            secondsPerFrame = seconds / frames;
        } else if (late) {
            secondsPerFrame = Math.max(secondsPerFrame, seconds / framesPerPack);
        }
    }

    /** Those that have no answer fail, or go again, each on its own, where there are several. */
    private synchronized void failed(List<Waiting<P>> call, Exception why, boolean ofOne) {
        List<Waiting<P>> unanswered =
                call.stream().filter(one -> !one.answered()).toList();
        if (ofOne && unanswered.size() > 1 && !closed) {
            unanswered.reversed().forEach(one -> {
                one.alone = true;
                waiting.addFirst(one);
            });
            notifyAll();
        } else {
            unanswered.forEach(one -> one.fail(closed ? closed() : why));
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        waiting.forEach(one -> one.fail(closed()));
        waiting.clear();
        List.copyOf(serving).forEach(Server::close);
        notifyAll();
    }
}
