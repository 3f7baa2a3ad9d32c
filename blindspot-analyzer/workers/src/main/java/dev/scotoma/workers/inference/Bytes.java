package dev.scotoma.workers.inference;

import dev.scotoma.workers.worker.WorkerFault;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes that come from somewhere: a network, or a frame pack, which may be made while it is written. */
public interface Bytes {
    /** Writes them anew, in the place of whatever the file holds. */
    void writeTo(Path file) throws IOException, InterruptedException, WorkerFault;

    static Bytes of(byte[] bytes) {
        return file -> Files.write(file, bytes);
    }

    static Bytes of(Path source) {
        return file -> {
            try (OutputStream out = Files.newOutputStream(file)) {
                Files.copy(source, out);
            }
        };
    }
}
