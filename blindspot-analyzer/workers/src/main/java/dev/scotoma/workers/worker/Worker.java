package dev.scotoma.workers.worker;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One child process, spoken to by one thread at a time. After any fault it is dead. */
final class Worker {
    private static final int NOTES = 8_192;
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final String name;
    private final Process process;
    private final DataOutputStream out;
    private final DataInputStream in;
    private final Thread noteKeeper;
    private final byte[] notes = new byte[NOTES];
    private int noted;
    private int answers;
    private long busyNanos;
    private Optional<String> served = Optional.empty();
    private volatile boolean ended;
    private volatile boolean closed;

    Worker(String name, Process process) {
        this.name = name;
        this.process = process;
        this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), Wire.CHUNK));
        this.in = new DataInputStream(new BufferedInputStream(process.getInputStream(), Wire.CHUNK));
        // Reading a pipe holds a carrier thread: a handful of virtual threads that only read would hold up all others.
        this.noteKeeper = Thread.ofPlatform().daemon().name(name + "-notes").start(this::keepNotes);
    }

    /**
     * Sends a request and waits for its answer. Failures of {@code input} and {@code output} come out as they are; the
     * worker is ended then too, because it is in the middle of a request.
     */
    <R> R ask(Call<R> call, ObjectMapper json, ScheduledExecutorService clock) throws IOException, WorkerFault {
        Deadline deadline = new Deadline(call.within(), clock, this::end);
        served = call.of();
        boolean answered = false;
        try {
            send(call, json, deadline);
            R reply = receive(call, json, deadline);
            answered = true;
            return reply;
        } catch (PipeBroken | Wire.Malformed broken) {
            WorkerFault fault = deadline.fault(name).or(this::closing).orElseGet(() -> fault(broken));
            throw answers == 0 ? fault.inFreshWorker() : fault;
        } catch (WorkerFault fault) {
            throw answers == 0 ? fault.inFreshWorker() : fault;
        } finally {
            busyNanos += deadline.stop();
            if (answered) {
                answers++;
            } else {
                end();
            }
        }
    }

    private Optional<WorkerFault> closing() {
        return closed
                ? Optional.of(new WorkerFault(WorkerFault.Kind.CLOSED, "The " + name + " workers were closed."))
                : Optional.empty();
    }

    private void send(Call<?> call, ObjectMapper json, Deadline deadline) throws IOException {
        byte[] header = json.writeValueAsBytes(call.request());
        byte[] buffer = new byte[Wire.CHUNK];
        onPipe(() -> {
            out.writeInt(Wire.MAGIC);
            out.writeInt((int) Deadline.longest(call.within()).toMillis());
            Wire.writeHeader(out, header);
        });
        InputStream input = call.input();
        for (int n = deadline.waiting(() -> input.read(buffer));
                n >= 0;
                n = deadline.waiting(() -> input.read(buffer))) {
            int length = n;
            if (length > 0) {
                onPipe(() -> Wire.writeChunk(out, buffer, length));
            }
        }
        onPipe(() -> {
            Wire.endStream(out);
            out.flush();
        });
    }

    private <R> R receive(Call<R> call, ObjectMapper json, Deadline deadline) throws IOException, WorkerFault {
        Wire.Chunks stream = new Wire.Chunks(in);
        byte[] buffer = new byte[Wire.CHUNK];
        OutputStream output = call.output();
        long total = 0;
        for (int n = read(stream, buffer); n >= 0; n = read(stream, buffer)) {
            total += n;
            if (total > call.outputLimit()) {
                throw new WorkerFault(
                        WorkerFault.Kind.PROTOCOL,
                        "The " + name + " worker sent more than " + call.outputLimit() + " bytes.");
            }
            int length = n;
            deadline.waiting(() -> {
                output.write(buffer, 0, length);
                return length;
            });
        }
        byte[][] header = new byte[1][];
        byte[] status = new byte[1];
        onPipe(() -> {
            status[0] = in.readByte();
            header[0] = Wire.readHeader(in);
        });
        if (status[0] != Wire.OK) {
            throw new WorkerFault(
                    status[0] == Wire.NO_ROOM ? WorkerFault.Kind.NO_ROOM : WorkerFault.Kind.FAILED,
                    "The " + name + " worker failed: " + clean(header[0], header[0].length));
        }
        try {
            return json.readValue(header[0], call.answer());
        } catch (IOException unreadable) {
            throw new WorkerFault(WorkerFault.Kind.PROTOCOL, "The " + name + " worker's answer could not be read.");
        }
    }

    private static int read(InputStream stream, byte[] buffer) throws IOException {
        int[] n = new int[1];
        onPipe(() -> n[0] = stream.read(buffer));
        return n[0];
    }

    private interface PipeAction {
        void run() throws IOException;
    }

    private static void onPipe(PipeAction action) throws IOException {
        try {
            action.run();
        } catch (Wire.Malformed malformed) {
            throw malformed;
        } catch (IOException broken) {
            throw new PipeBroken(broken);
        }
    }

    private static final class PipeBroken extends IOException {
        PipeBroken(IOException cause) {
            super(cause);
        }
    }

    /** Hears what a worker that leaves says just before, which would be lost when ending it closes its pipes. */
    private void hearOut() {
        try {
            if (process.waitFor(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
                noteKeeper.join(LAST_WORDS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private WorkerFault fault(IOException broken) {
        hearOut();
        end();
        if (broken instanceof Wire.Malformed) {
            return new WorkerFault(
                    WorkerFault.Kind.PROTOCOL, "The " + name + " worker sent no answer that can be read.");
        }
        String last = lastNote();
        return new WorkerFault(
                WorkerFault.Kind.DIED,
                "The " + name + " worker ended (exit " + exit() + ")" + (last.isEmpty() ? "." : ": " + last));
    }

    boolean usable(WorkerSpec.Life life) {
        return !ended && answers < life.jobs() && busyNanos < life.busy().toNanos() && process.isAlive();
    }

    /** Whether the last input was this participant's. */
    boolean servedOnly(Optional<String> participant) {
        return participant.isPresent() && served.equals(participant);
    }

    /** Ends the process although nothing is wrong with it. */
    void close() {
        closed = true;
        end();
    }

    /** Kills the process. Sandbox programs pass the kill on: bubblewrap and unshare end what they started. */
    void end() {
        ended = true;
        process.destroyForcibly();
    }

    private String exit() {
        try {
            return process.waitFor(2, TimeUnit.SECONDS) ? Integer.toString(process.exitValue()) : "unknown";
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }

    private void keepNotes() {
        byte[] buffer = new byte[1_024];
        try (InputStream errors = process.getErrorStream()) {
            for (int n = errors.read(buffer); n >= 0; n = errors.read(buffer)) {
                note(buffer, n);
            }
        } catch (IOException closed) {
            // the process is gone, and what it said is kept
        }
    }

    /** Keeps the last bytes of what the process says, because the reason stands at the end. */
    private synchronized void note(byte[] bytes, int n) {
        int kept = Math.min(noted, NOTES - n);
        System.arraycopy(notes, noted - kept, notes, 0, kept);
        System.arraycopy(bytes, 0, notes, kept, n);
        noted = kept + n;
    }

    private synchronized String lastNote() {
        String all = clean(notes, noted);
        return all.length() > 300 ? all.substring(all.length() - 300) : all;
    }

    /**
     * Takes the control characters out of a text. Strangers' bytes may have shaped it, and must not forge log lines.
     */
    private static String clean(byte[] bytes, int length) {
        return new String(bytes, 0, Math.min(length, NOTES), StandardCharsets.UTF_8)
                .replaceAll("\\p{Cntrl}+", " ")
                .strip();
    }
}
