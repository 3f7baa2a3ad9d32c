package dev.scotoma.workers.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scotoma.workers.worker.Isolation;
import dev.scotoma.workers.worker.NativeCache;
import dev.scotoma.workers.worker.WorkerFault;
import dev.scotoma.workers.worker.Workers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Recordings that are not what they seem, opened as in production: in workers. */
class HostileRecordingIT {
    private static Workers workers;
    private static Media media;
    private static byte[] face;

    @BeforeAll
    static void start() throws Exception {
        face = Clip.ofAFace().bytes();
        workers = new Workers(Isolation.NONE, NativeCache.FOLDER);
        media = new Media(workers, 1, Duration.ofSeconds(60));
    }

    @AfterAll
    static void stop() {
        workers.close();
    }

    @Test
    void anHonestRecordingPassesWithTheHashOfItsBytes() throws Exception {
        byte[] recording = face.clone();
        Inspected inspected = inspect(recording);
        assertThat(inspected.reason()).isEmpty();
        assertThat(inspected.source().bytes()).isEqualTo(recording.length);
        assertThat(inspected.source().sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(recording)));
    }

    @Test
    void whatIsNoVideoIsSaidToBeNone() throws Exception {
        assertReason(Reason.EMPTY, new byte[0]);
        assertReason(Reason.NOT_A_VIDEO, "<html>".getBytes(StandardCharsets.UTF_8));
        assertReason(Reason.NOT_A_VIDEO, "RIFF....AVI LIST".getBytes(StandardCharsets.US_ASCII));
        byte[] noise = new byte[100_000];
        new Random(1).nextBytes(noise);
        noise[0] = 0;
        assertReason(Reason.NOT_A_VIDEO, noise);
    }

    @Test
    void aFileCutInTheMiddleIsTruncated() throws Exception {
        assertReason(Reason.TRUNCATED, Arrays.copyOf(face, face.length - 100));
        assertReason(Reason.TRUNCATED, Arrays.copyOf(face, face.length / 2));
        byte[] mp4 = Clip.ofAFace().mp4().bytes();
        assertReason(Reason.TRUNCATED, Arrays.copyOf(mp4, mp4.length - 100));
        assertReason(Reason.TRUNCATED, Arrays.copyOf(mp4, mp4.length / 2));
    }

    @Test
    void sixteenThousandPixelsSquareAreRefusedBeforeDecoding() throws Exception {
        Inspected inspected = inspect(claiming16000InTheContainer(face.clone()));
        assertThat(inspected.reason()).contains(Reason.TOO_LARGE);
        assertThat(inspected.detail()).contains("16000x16000");
    }

    @Test
    void aFrameThatIsLargerThanItsContainerSaysIsNotDecoded() throws Exception {
        assertReason(Reason.UNREADABLE, claiming16000InEveryKeyFrame(face.clone()));
    }

    @Test
    void moreThanTwoMinutesAreTooLong() throws Exception {
        assertReason(
                Reason.TOO_LONG,
                Clip.ofNobody().size(64, 48).fps(2).seconds(125).bytes());
    }

    @Test
    void damagedBytesEndInAnAnswerOrInAFaultAndTheNextRecordingIsRead() throws Exception {
        byte[] clip = Clip.ofAFace().seconds(0.4).bytes();
        for (int seed = 0; seed < 30; seed++) {
            byte[] damaged = clip.clone();
            Random random = new Random(seed);
            for (int i = 0; i < 16; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(inspect(damaged).source().bytes()).isEqualTo(damaged.length);
            } catch (WorkerFault fault) {
                assertThat(fault.kind()).isNotEqualTo(WorkerFault.Kind.NOT_ISOLATED);
            }
        }
        assertThat(inspect(clip).reason()).isEmpty();
    }

    private static void assertReason(Reason reason, byte[] recording) throws Exception {
        Inspected inspected = inspect(recording);
        assertThat(inspected.reason()).contains(reason);
        assertThat(inspected.detail()).endsWith(".");
        assertThat(inspected.packed()).isFalse();
    }

    private static Inspected inspect(byte[] recording) throws IOException, InterruptedException, WorkerFault {
        return media.inspect(new ByteArrayInputStream(recording), new ByteArrayOutputStream());
    }

    /** PixelWidth and PixelHeight of the track. */
    private static byte[] claiming16000InTheContainer(byte[] webm) {
        replaceFirst(
                webm, new int[] {0xB0, 0x82, 640 >> 8, 640 & 0xFF}, new int[] {0xB0, 0x82, 16000 >> 8, 16000 & 0xFF});
        replaceFirst(
                webm, new int[] {0xBA, 0x82, 480 >> 8, 480 & 0xFF}, new int[] {0xBA, 0x82, 16000 >> 8, 16000 & 0xFF});
        return webm;
    }

    /** RFC 6386, 9.1: start code, then width and height in little endian. */
    private static byte[] claiming16000InEveryKeyFrame(byte[] webm) {
        int[] head = {0x9D, 0x01, 0x2A, 640 & 0xFF, 640 >> 8, 480 & 0xFF, 480 >> 8};
        int[] lie = {0x9D, 0x01, 0x2A, 16000 & 0xFF, 16000 >> 8, 16000 & 0xFF, 16000 >> 8};
        replaceFirst(webm, head, lie);
        while (find(webm, head) >= 0) {
            replaceFirst(webm, head, lie);
        }
        return webm;
    }

    private static void replaceFirst(byte[] bytes, int[] what, int[] with) {
        int at = find(bytes, what);
        assertThat(at).as("the clip holds the bytes to change").isNotNegative();
        for (int i = 0; i < with.length; i++) {
            bytes[at + i] = (byte) with[i];
        }
    }

    private static int find(byte[] bytes, int[] what) {
        for (int at = 0; at <= bytes.length - what.length; at++) {
            int i = 0;
            while (i < what.length && (bytes[at + i] & 0xFF) == what[i]) {
                i++;
            }
            if (i == what.length) {
                return at;
            }
        }
        return -1;
    }
}
