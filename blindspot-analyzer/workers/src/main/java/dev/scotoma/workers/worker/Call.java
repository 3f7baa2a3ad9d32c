package dev.scotoma.workers.worker;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/**
 * One request to a worker.
 *
 * @param request a record, sent as JSON
 * @param input streamed to the worker; closed by the caller
 * @param answer the record type that comes back as JSON; treat its content as a stranger's
 * @param output takes the worker's stream; incomplete when the call throws
 * @param outputLimit bytes after which the worker is ended
 * @param within wall clock from the start of sending to the end of the answer, waiting for a free worker not counted
 */
public record Call<R>(
        Object request, InputStream input, Class<R> answer, OutputStream output, long outputLimit, Duration within) {

    public Call(Object request, InputStream input, Class<R> answer, Duration within) {
        this(request, input, answer, OutputStream.nullOutputStream(), 0, within);
    }
}
