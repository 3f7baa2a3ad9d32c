package dev.scotoma.workers.media;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * Inspects in this process what a simulator on this machine wrote. It has the same decoder, detector, measures and
 * packs as the workers, and no wall around them: a stranger's recording goes through {@link Media}. It is not safe for
 * use by several threads; each takes one of its own.
 */
public final class OwnClips implements AutoCloseable {
    private final FaceDetector detector = InspectorProcess.detector();
    private final Inspector inspector = new Inspector(detector);

    /** @param pack takes the frame pack, as {@link Media#inspect} says */
    public Inspected inspect(Path clip, OutputStream pack) throws IOException {
        byte[] bytes = Files.readAllBytes(clip);
        Report report = inspector.run(Limits.OF_A_SESSION, new ByteArrayInputStream(bytes), pack);
        String sha256 = HexFormat.of().formatHex(Media.sha256().digest(bytes));
        return Media.inspected(report, sha256, bytes.length);
    }

    @Override
    public void close() {
        detector.close();
    }
}
