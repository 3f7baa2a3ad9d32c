package dev.scotoma.workers.scoring;

import dev.scotoma.workers.media.FramePack.Face;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What came of a file. */
public sealed interface FileScore {
    Path file();

    /**
     * What an iteration says of a file.
     *
     * @param frames those that were looked at
     * @param heads the mean P(present) over the frames with a number, by attribute, in the order of the manifest
     * @param silence why there is no response; empty where there is one
     * @param computedBy device, precision, library and its version
     */
    record Scored(
            Path file,
            List<Seen> frames,
            Verdict verdict,
            Map<String, Double> heads,
            Optional<String> silence,
            String computedBy)
            implements FileScore {
        public Scored {
            frames = List.copyOf(frames);
        }

        /** How many frames have a face. */
        public int faces() {
            return (int)
                    frames.stream().filter(frame -> frame.face().isPresent()).count();
        }
    }

    /**
     * A frame.
     *
     * @param atMs milliseconds after the first frame of the recording
     * @param face the one that is scored, in pixels of the frame
     * @param score P(present) of the head that decides; empty without a face, and where the networks give no number
     */
    record Seen(int atMs, Optional<Face> face, Optional<Double> score) {}

    /** Why a file could not be scored, in a sentence. */
    record Failed(Path file, String reason) implements FileScore {}
}
