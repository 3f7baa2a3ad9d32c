package dev.scotoma.workers.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scotoma.workers.media.FuzzTally.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short run of what {@code make fuzz-media} does at length. */
class MediaFuzzIT {
    @TempDir
    private Path folder;

    @Test
    void hostileFilesAreReadOrRefusedOrCostAWorkerAndLeaveNothing() throws Exception {
        try (var fuzz = new MediaFuzz(folder, 1, Duration.ofSeconds(10), said -> {})) {
            assertThat(fuzz.run(100)).isEmpty();
            assertThat(fuzz.tally().count(Outcome.DECODED)).isPositive();
            assertThat(fuzz.tally().count(Outcome.REFUSED)).isPositive();
            assertThat(fuzz.tally().count(Outcome.OVER_TIME))
                    .as("the first file takes longer than it may")
                    .isPositive();
        }
    }

    @Test
    void aFileFollowsFromItsSeedAndNumber() throws Exception {
        List<HostileSeeds.Seed> seeds = HostileSeeds.all();
        List<HostileSeeds.Seed> again = HostileSeeds.all();
        for (int number = 1; number < HostileCorpus.BUILT_EVERY; number++) {
            byte[] bytes = new HostileCorpus(7, seeds).file(number).bytes();
            assertThat(new HostileCorpus(7, again).file(number).bytes()).isEqualTo(bytes);
            assertThat(new HostileCorpus(8, seeds).file(number).bytes()).isNotEqualTo(bytes);
        }
    }
}
