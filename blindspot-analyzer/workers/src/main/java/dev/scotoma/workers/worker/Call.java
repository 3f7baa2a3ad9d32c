package dev.scotoma.workers.worker;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;

/**
 * One request to a worker.
 *
 * @param request a record, sent as JSON
 * @param input streamed to the worker; closed by the caller
 * @param answer the record type that comes back as JSON, whose content is to be treated as a stranger's
 * @param output takes the worker's stream; incomplete when the call throws
 * @param outputLimit how many bytes a worker may stream before it is ended
 * @param within the time that the worker may take from the start of sending to the end of the answer. Waiting for a
 *     free worker does not count, nor does waiting for the input to come and the output to be taken.
 * @param of the participant who sent the input; empty where that is nobody, or nobody knows
 * @param alone whether a fresh worker does it, which is ended afterwards
 */
public record Call<R>(
        Object request,
        InputStream input,
        Class<R> answer,
        OutputStream output,
        long outputLimit,
        Duration within,
        Optional<String> of,
        boolean alone) {

    public Call(
            Object request,
            InputStream input,
            Class<R> answer,
            OutputStream output,
            long outputLimit,
            Duration within) {
        this(request, input, answer, output, outputLimit, within, Optional.empty(), false);
    }

    public Call(Object request, InputStream input, Class<R> answer, Duration within) {
        this(request, input, answer, OutputStream.nullOutputStream(), 0, within);
    }

    public Call<R> of(Optional<String> participant) {
        return new Call<>(request, input, answer, output, outputLimit, within, participant, alone);
    }

    public Call<R> alone(boolean fresh) {
        return new Call<>(request, input, answer, output, outputLimit, within, of, fresh);
    }
}
