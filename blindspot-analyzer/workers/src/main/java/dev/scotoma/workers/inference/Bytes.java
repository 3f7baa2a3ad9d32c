package dev.scotoma.workers.inference;

import dev.scotoma.workers.worker.WorkerFault;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes that come from somewhere: a network, or a frame pack, which may be made while it is written. */
public interface Bytes {
    void writeTo(OutputStream out) throws IOException, InterruptedException, WorkerFault;

    static Bytes of(byte[] bytes) {
        return out -> out.write(bytes);
    }

    static Bytes of(Path file) {
        return out -> Files.copy(file, out);
    }
}
