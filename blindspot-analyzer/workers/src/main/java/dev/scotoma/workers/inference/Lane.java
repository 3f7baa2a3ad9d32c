package dev.scotoma.workers.inference;

import dev.scotoma.workers.inference.IterationRunner.Unscorable;
import dev.scotoma.workers.worker.WorkerFault;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * Callers of one iteration. As many calls as there are processes run at a time; whoever is free to start one takes along what has come
 * meanwhile. When a call of several fails, each of them goes alone, so that the one that cannot be scored fails alone.
 *
 * @param <P> a frame pack
 */
final class Lane<P> {
    private final int calls;
    private final IntSupplier mostPacks;
    private final Scorer<P> scorer;
    private final Deque<Waiting<P>> waiting = new ArrayDeque<>();
    private int running;

    interface Scorer<P> {
        /** Scores of the packs, in their order. */
        List<FrameScores> score(List<P> packs) throws IOException, InterruptedException, WorkerFault, Unscorable;
    }

    private interface Result {
        FrameScores get() throws IOException, InterruptedException, WorkerFault, Unscorable;
    }

    private static final class Waiting<P> {
        private final P pack;
        private Optional<Result> result = Optional.empty();

        Waiting(P pack) {
            this.pack = pack;
        }
    }

    /** @param mostPacks of a call */
    Lane(int calls, IntSupplier mostPacks, Scorer<P> scorer) {
        this.calls = calls;
        this.mostPacks = mostPacks;
        this.scorer = scorer;
    }

    FrameScores score(P pack) throws IOException, InterruptedException, WorkerFault, Unscorable {
        Waiting<P> mine = new Waiting<>(pack);
        synchronized (this) {
            waiting.add(mine);
        }
        try {
            for (List<Waiting<P>> taken = takeTurn(mine); !taken.isEmpty(); taken = takeTurn(mine)) {
                List<Result> results = List.of();
                try {
                    results = results(taken);
                } finally {
                    endTurn(taken, results);
                }
            }
            return mine.result.orElseThrow().get();
        } finally {
            synchronized (this) {
                waiting.remove(mine); // an interrupted caller wants nothing any more
            }
        }
    }

    /** Empty when there is a result for the caller. */
    private synchronized List<Waiting<P>> takeTurn(Waiting<P> mine) throws InterruptedException {
        while (mine.result.isEmpty() && (running == calls || waiting.isEmpty())) {
            wait();
        }
        List<Waiting<P>> taken = new ArrayList<>();
        if (mine.result.isPresent()) {
            return taken;
        }
        running++;
        int most = mostPacks.getAsInt();
        while (!waiting.isEmpty() && taken.size() < most) {
            taken.add(waiting.poll());
        }
        return taken;
    }

    /** What has no result, because its taker was interrupted, waits again. */
    private synchronized void endTurn(List<Waiting<P>> taken, List<Result> results) {
        running--;
        for (int i = 0; i < taken.size(); i++) {
            if (i < results.size()) {
                taken.get(i).result = Optional.of(results.get(i));
            } else {
                waiting.add(taken.get(i));
            }
        }
        notifyAll();
    }

    private List<Result> results(List<Waiting<P>> taken) throws InterruptedException {
        List<Result> results = new ArrayList<>();
        try {
            for (FrameScores scores :
                    scorer.score(taken.stream().map(one -> one.pack).toList())) {
                results.add(() -> scores);
            }
        } catch (IOException | WorkerFault | Unscorable | RuntimeException failure) {
            if (taken.size() == 1) {
                results.add(failed(failure));
            } else {
                for (Waiting<P> one : taken) {
                    results.addAll(results(List.of(one)));
                }
            }
        }
        return results;
    }

    private static Result failed(Exception failure) {
        return () -> {
            switch (failure) {
                case IOException io -> throw io;
                case WorkerFault fault -> throw fault;
                case Unscorable unscorable -> throw unscorable;
                default -> throw new IllegalStateException(failure);
            }
        };
    }
}
