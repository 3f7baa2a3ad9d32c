package dev.scotoma.workers.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * What runs inside a worker for one request: a record {@code Q} and a stream in, a stream and a record {@code R} out.
 */
@FunctionalInterface
public interface WorkerTask<Q, R> {
    /**
     * Answers one request. Expected outcomes about the input (not a video, no face) belong into {@code R}: whatever is
     * thrown counts as a fault and costs the process. The rest of {@code input} is dropped when {@code output} is first
     * written, because both ends would wait for each other otherwise.
     */
    R run(Q request, InputStream input, OutputStream output) throws IOException;
}
