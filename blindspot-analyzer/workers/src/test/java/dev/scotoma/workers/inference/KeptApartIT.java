package dev.scotoma.workers.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scotoma.workers.manifest.Manifest;
import dev.scotoma.workers.worker.Isolation;
import dev.scotoma.workers.worker.NativeCache;
import dev.scotoma.workers.worker.Recycling;
import dev.scotoma.workers.worker.Workers;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class KeptApartIT {
    private static final long SEED = 12L << 32;

    /** Those that come while a process starts wait together; where strangers share one they also go together. */
    @Test
    void packsOfStrangersNeverGoIntoOneProcessWhereTheyAreKeptApart() throws Exception {
        Semaphore calls = new Semaphore(0);
        Manifest manifest = Manifest.read(Brightness.manifest("brightness", "", "{around: face, context: 2}"));
        Bytes pack = Bytes.of(RenderedPack.of(RenderedPack.genuine(SEED), 1));
        try (Workers workers =
                        new Workers(Isolation.NONE, NativeCache.FOLDER, Recycling.AFTER_EACH, (job, stage, nanos) -> {
                            calls.release(stage.equals("infer") ? 1 : 0);
                        });
                IterationRunner runner =
                        new IterationRunner(workers, manifest, List.of(Bytes.of(Brightness.network())), 1, 1);
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            runner.score(pack, Optional.of("Ann")); // from here on it is known how long a pack takes
            Callable<FrameScores> ofSomebody = () -> runner.score(pack, Optional.of("Bob"));
            for (Future<FrameScores> score : callers.invokeAll(List.of(ofSomebody, ofSomebody, ofSomebody))) {
                assertThat(score.get().frames()).isEqualTo(1);
            }
            // A pack has its answer before its call has told its times.
            assertThat(calls.tryAcquire(4, 30, TimeUnit.SECONDS))
                    .as("each pack in a call of its own")
                    .isTrue();
        }
    }
}
