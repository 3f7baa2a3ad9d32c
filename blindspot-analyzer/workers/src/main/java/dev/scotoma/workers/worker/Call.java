package dev.scotoma.workers.worker;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/**
 * One request to a worker.
 *
 * @param request a record, sent as JSON
 * @param input streamed to the worker; closed by the caller
 * @param answer the record type that comes back as JSON, whose content is to be treated as a stranger's
 * @param output takes the worker's stream; incomplete when the call throws
 * @param outputLimit how many bytes a worker may stream before it is ended
 * @param within the time from the start of sending to the end of the answer; waiting for a free worker does not count
 */
public record Call<R>(
        Object request, InputStream input, Class<R> answer, OutputStream output, long outputLimit, Duration within) {

    public Call(Object request, InputStream input, Class<R> answer, Duration within) {
        this(request, input, answer, OutputStream.nullOutputStream(), 0, within);
    }
}
