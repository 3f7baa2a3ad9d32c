package dev.scotoma.workers.media;

import dev.scotoma.workers.worker.Call;
import dev.scotoma.workers.worker.WorkerFault;
import dev.scotoma.workers.worker.WorkerPool;
import dev.scotoma.workers.worker.WorkerSpec;
import dev.scotoma.workers.worker.Workers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Has portraits made of frame packs by workers, because the pictures of a pack come from a stranger. */
public final class Portraits {
    /** A sheet of the largest pack that there can be stays far below it. */
    static final int MOST_BYTES = 8 << 20;

    private static final Duration WITHIN = Duration.ofSeconds(60);

    private final WorkerPool pool;

    public Portraits(Workers workers) {
        this.pool = workers.pool(WorkerSpec.of("portrait", PortraitProcess.class)
                .heapMiB(256)
                .nativeMiB(256)
                .scratchMiB((int) (FramePack.MOST_BYTES >> 20) + 8)
                .build());
    }

    /**
     * Makes the portrait of a pack, of which the caller closes the stream.
     *
     * @param of the participant whose session it is, where that is known
     * @throws WorkerFault where the worker gave no answer, or what it gave are no two JPEGs
     */
    public Portrait of(InputStream pack, Optional<String> of) throws IOException, InterruptedException, WorkerFault {
        ByteArrayOutputStream pictures = new ByteArrayOutputStream();
        PortraitReport report = pool.call(new Call<>(
                        new PortraitQuestion(Portrait.SIDE, Portrait.COLUMNS),
                        pack,
                        PortraitReport.class,
                        pictures,
                        MOST_BYTES,
                        WITHIN)
                .of(of));
        return portrait(report, pictures.toByteArray());
    }

    /** What a worker gave, as far as it can be believed: a browser is told that these are JPEGs, and finds them so. */
    static Portrait portrait(PortraitReport report, byte[] pictures) throws IOException {
        int frames = report.atMs().size();
        if (report.faceBytes() < 1 || report.faceBytes() >= pictures.length || frames > FramePack.MOST_FRAMES) {
            throw new IOException("The worker gave no portrait.");
        }
        byte[] face = Arrays.copyOf(pictures, report.faceBytes());
        byte[] sheet = Arrays.copyOfRange(pictures, report.faceBytes(), pictures.length);
        if (!isJpeg(face) || !isJpeg(sheet)) {
            throw new IOException("The pictures of the worker's portrait are no JPEGs.");
        }
        return new Portrait(face, sheet, report.atMs());
    }

    private static boolean isJpeg(byte[] bytes) {
        return bytes.length > 3 && bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xd8 && bytes[2] == (byte) 0xff;
    }
}
