package dev.scotoma.workers.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scotoma.workers.worker.Isolation;
import dev.scotoma.workers.worker.NativeCache;
import dev.scotoma.workers.worker.Workers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Native libraries are unpacked once, and what a worker may write belongs to its recording. These tests need
 * bubblewrap, because the cache is read-only behind it.
 */
class PreparedCacheIT {
    private static final int MIB = 1 << 20;

    @Test
    void aWorkerWhoseTemporaryFolderHoldsLittleMoreThanItsRecordingInspects() throws Exception {
        // A temporary folder has eight more than the recording may have; the libraries have a hundred and ninety.
        Limits small = Limits.OF_A_SESSION.of(Limits.OF_A_SESSION.most().withBytes(MIB));
        Inspected inspected = inspect(Clip.ofAFace().seconds(0.5).bytes(), small);
        assertThat(inspected.reason()).isEmpty();
        assertThat(inspected.looks().withFace())
                .isEqualTo(inspected.looks().taken())
                .isPositive();
    }

    @Test
    void aRecordingOfAHundredMegabytesIsInspected() throws Exception {
        byte[] clip = Clip.ofAFace().mp4().seconds(0.5).bytes();
        byte[] large = LargeClip.of(clip, 100_000_000);
        assertThat(large.length).isBetween(100_000_000, 101_000_000);
        Inspected inspected = inspect(large, Limits.OF_A_SESSION);
        assertThat(inspected.reason()).as(inspected.detail()).isEmpty();
        assertThat(inspected.source().bytes()).isEqualTo(large.length);
        assertThat(inspected.stream().frames()).isEqualTo(15);
    }

    /** Whoever doubts this machine asks for it, and what is found out is worth no more than its recording. */
    @Test
    void theRecordingThatIsKnownToBeGoodIs() throws Exception {
        try (var clip = Objects.requireNonNull(Media.class.getResourceAsStream(Media.KNOWN_GOOD))) {
            assertThat(inspect(clip.readAllBytes(), Limits.OF_A_SESSION).reason())
                    .isEmpty();
        }
    }

    private static Inspected inspect(byte[] recording, Limits limits) throws Exception {
        try (Workers workers = new Workers(Isolation.BUBBLEWRAP, NativeCache.FOLDER)) {
            Media media = new Media(workers, 1, Duration.ofSeconds(60), limits);
            return media.inspect(new ByteArrayInputStream(recording), new ByteArrayOutputStream());
        }
    }
}
