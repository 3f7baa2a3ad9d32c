package dev.scotoma.workers.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scotoma.workers.worker.Isolation;
import dev.scotoma.workers.worker.NativeCache;
import dev.scotoma.workers.worker.Workers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Native libraries are unpacked once, and what a worker may write belongs to its recording. These tests need
 * bubblewrap, because the cache is read-only behind it.
 */
class PreparedCacheIT {
    private static final int MIB = 1 << 20;

    @Test
    void aWorkerWhoseTemporaryFolderHoldsLittleMoreThanItsRecordingInspects() throws Exception {
        Limits of = Limits.OF_A_SESSION;
        // A temporary folder has eight more than the recording may have; the libraries have a hundred and ninety.
        Limits small = new Limits(
                MIB, of.pixels(), of.seconds(), of.frames(), of.samples(), of.looksPerSample(), false, false, true);
        try (Workers workers = new Workers(Isolation.BUBBLEWRAP, NativeCache.FOLDER)) {
            Media media = new Media(workers, 1, Duration.ofSeconds(60), small);
            byte[] recording = Clip.ofAFace().seconds(0.5).bytes();
            Inspected inspected = media.inspect(new ByteArrayInputStream(recording), new ByteArrayOutputStream());
            assertThat(inspected.reason()).isEmpty();
            assertThat(inspected.looks().withFace())
                    .isEqualTo(inspected.looks().taken())
                    .isPositive();
        }
    }
}
