package dev.scotoma.workers.media;

import dev.scotoma.workers.worker.Call;
import dev.scotoma.workers.worker.Trial;
import dev.scotoma.workers.worker.Words;
import dev.scotoma.workers.worker.WorkerFault;
import dev.scotoma.workers.worker.WorkerPool;
import dev.scotoma.workers.worker.WorkerSpec;
import dev.scotoma.workers.worker.Workers;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Has recordings inspected by workers, and finds out whether the recording is to blame where one gives no answer. It
 * holds no file: bytes go through it, in and out.
 */
public final class Media {
    private static final Set<Reason> WITH_PACK = Set.of(Reason.NO_FACE, Reason.SEVERAL_FACES);
    private static final Set<String> CODECS =
            Set.of("vp8", "vp9", "av1", "h264", "hevc", "mjpeg", "mpeg4", "msmpeg4v3");

    /** The heap of a worker, beside the largest picture, which passes through it when nothing makes it smaller. */
    private static final int HEAP_MIB = 192;

    private static final Duration OF_A_FILE = Duration.ofSeconds(90);

    /** A short recording of a drawn face, which {@code make known-good} writes again. */
    static final String KNOWN_GOOD = "/known-good/clip.webm";

    private final WorkerPool pool;
    private final Trial trial;
    private final Duration within;
    private final Limits limits;

    /** A recording, read from its beginning as often as it is opened. */
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }

    /**
     * Inspects recordings of sessions.
     *
     * @param size how many processes inspect at a time
     * @param within the time that one recording may take
     */
    public Media(Workers workers, int size, Duration within) {
        this(workers, size, within, Limits.OF_A_SESSION);
    }

    Media(Workers workers, int size, Duration within, Limits limits) {
        this.pool = workers.pool(WorkerSpec.of("inspection", InspectorProcess.class)
                .processes(size)
                .heapMiB(HEAP_MIB + (int) ((3 * limits.pixels()) >> 20))
                .nativeMiB(1024)
                .scratchMiB((int) (limits.bytes() >> 20) + 8)
                .build());
        this.trial = workers.trial();
        this.within = within;
        this.limits = limits;
    }

    /**
     * Inspects files at hand: recordings, also AVI and QuickTime, and a JPEG or PNG as a recording of one frame.
     *
     * @param frames how many the pack has
     * @param kept whether pictures are encoded as those of sessions and conditions are measured, which takes longer
     */
    public static Media ofFiles(Workers workers, int size, int frames, boolean kept) {
        return new Media(workers, size, OF_A_FILE, Limits.ofAFile(frames, kept).withArchives());
    }

    /** Measures the conditions of recordings at hand, also AVI and QuickTime, as those of sessions; packs hold no pictures. */
    public static Media ofConditions(Workers workers, int size) {
        return new Media(workers, size, OF_A_FILE, Limits.ofConditions());
    }

    /**
     * Inspects one recording. What is wrong with it is in the answer.
     *
     * @param of the participant who sent it, where that is known
     * @param pack is written anew, and worthless unless the answer says that it was packed
     * @throws WorkerFault where no worker gave an answer; its culprit is the recording if it ends workers wherever it
     *     comes
     */
    public Inspected inspect(Source recording, Optional<String> of, Path pack)
            throws IOException, InterruptedException, WorkerFault {
        return inspect(recording, of, pack, limits);
    }

    /**
     * Inspects as {@link #inspect} does and finds the same faces, but packs the whole frames that {@link #inspect} cuts
     * from.
     */
    public Inspected inspectWhole(Source recording, Optional<String> of, Path pack)
            throws IOException, InterruptedException, WorkerFault {
        return inspect(recording, of, pack, limits.ofWholeFrames());
    }

    private Inspected inspect(Source recording, Optional<String> of, Path pack, Limits limits)
            throws IOException, InterruptedException, WorkerFault {
        return trial.<Inspected, RuntimeException>of(
                alone -> {
                    try (OutputStream out = Files.newOutputStream(pack)) {
                        return once(recording.open(), out, limits, of, alone);
                    }
                },
                alone -> once(knownGood(), OutputStream.nullOutputStream(), limits, Optional.empty(), alone));
    }

    private static InputStream knownGood() {
        return Objects.requireNonNull(Media.class.getResourceAsStream(KNOWN_GOOD), KNOWN_GOOD);
    }

    /** Inspects without asking who is to blame where a worker gives no answer. */
    Inspected inspect(InputStream recording, OutputStream pack) throws IOException, InterruptedException, WorkerFault {
        return once(recording, pack, limits, Optional.empty(), false);
    }

    private Inspected once(InputStream recording, OutputStream pack, Limits limits, Optional<String> of, boolean alone)
            throws IOException, InterruptedException, WorkerFault {
        MessageDigest digest = sha256();
        try (CountedStream counted = new CountedStream(new DigestInputStream(recording, digest))) {
            Report report = pool.call(new Call<>(limits, counted, Report.class, pack, FramePack.MOST_BYTES, within)
                    .of(of)
                    .alone(alone));
            return inspected(report, HexFormat.of().formatHex(digest.digest()), counted.bytes);
        }
    }

    /**
     * What a worker reported, as far as it can be believed. It may have been taken over by what it read, so its words
     * are replaced by our own, and hash and size are those that we computed.
     */
    static Inspected inspected(Report report, String sha256, long bytes) {
        Reason reason = report.reason();
        Measures measures = report.measures();
        Footage footage = report.footage();
        Container container = footage.container();
        return new Inspected(
                Optional.ofNullable(reason),
                Words.of(report.detail()),
                new Inspected.Source(sha256, bytes),
                new Inspected.Stream(
                        container == null ? "" : container.word(),
                        CODECS.contains(footage.codec()) ? footage.codec() : "",
                        Math.max(0, footage.durationMs()),
                        Math.max(0, footage.width()),
                        Math.max(0, footage.height()),
                        Math.max(0, footage.frames())),
                new Inspected.Looks(Math.max(0, report.sampled()), Math.max(0, report.faces())),
                measures,
                Conditions.of(measures, footage.width(), footage.height()),
                reason == null || WITH_PACK.contains(reason));
    }

    /** What is known of a recording that ends workers wherever it comes. */
    static Inspected unreadable(String detail) {
        return inspected(new Report(Reason.UNREADABLE, detail, Footage.NONE, 0, 0, Measures.NONE, Map.of()), "", 0);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static final class CountedStream extends FilterInputStream {
        private long bytes;

        CountedStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            bytes += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = super.read(buffer, offset, length);
            bytes += Math.max(0, n);
            return n;
        }
    }
}
