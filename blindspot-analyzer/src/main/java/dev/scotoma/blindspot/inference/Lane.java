package dev.scotoma.blindspot.inference;

import dev.scotoma.blindspot.inference.Inference.Unscorable;
import dev.scotoma.blindspot.worker.WorkerFault;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Callers of one iteration. As many calls as there are processes run at a time; whoever is free to start one takes along what has come
 * meanwhile. When a call of several fails, each of them goes alone, so that the one that cannot be scored fails alone.
 */
final class Lane implements AutoCloseable {
    private final int calls;
    private final int mostPacks;
    private final Scorer scorer;
    private final Runnable close;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private int running;

    interface Scorer {
        /** Scores of the packs, in their order. */
        List<FrameScores> score(List<String> packs) throws IOException, InterruptedException, WorkerFault, Unscorable;
    }

    private interface Result {
        FrameScores get() throws IOException, InterruptedException, WorkerFault, Unscorable;
    }

    private static final class Waiting {
        private final String pack;
        private Optional<Result> result = Optional.empty();

        Waiting(String pack) {
            this.pack = pack;
        }
    }

    Lane(int calls, int mostPacks, Scorer scorer, Runnable close) {
        this.calls = calls;
        this.mostPacks = mostPacks;
        this.scorer = scorer;
        this.close = close;
    }

    FrameScores score(String pack) throws IOException, InterruptedException, WorkerFault, Unscorable {
        Waiting mine = new Waiting(pack);
        synchronized (this) {
            waiting.add(mine);
        }
        try {
            for (List<Waiting> taken = takeTurn(mine); !taken.isEmpty(); taken = takeTurn(mine)) {
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
    private synchronized List<Waiting> takeTurn(Waiting mine) throws InterruptedException {
        while (mine.result.isEmpty() && (running == calls || waiting.isEmpty())) {
            wait();
        }
        List<Waiting> taken = new ArrayList<>();
        if (mine.result.isPresent()) {
            return taken;
        }
        running++;
        while (!waiting.isEmpty() && taken.size() < mostPacks) {
            taken.add(waiting.poll());
        }
        return taken;
    }

    /** What has no result, because its taker was interrupted, waits again. */
    private synchronized void endTurn(List<Waiting> taken, List<Result> results) {
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

    private List<Result> results(List<Waiting> taken) throws InterruptedException {
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
                for (Waiting one : taken) {
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

    @Override
    public void close() {
        close.run();
    }
}
