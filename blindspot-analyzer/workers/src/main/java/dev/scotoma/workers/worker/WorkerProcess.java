package dev.scotoma.workers.worker;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** The inside of a worker. It answers requests from standard input until that ends. */
public final class WorkerProcess {
    /**
     * The only argument of a run that extracts native libraries into the cache and ends. Nothing of a stranger is there
     * yet.
     */
    public static final String PREPARE = "--prepare";

    private static final long GRACE_MS = 5_000;

    private WorkerProcess() {}

    /**
     * Serves until the parent closes the pipe. {@code prepare} loads the native libraries. It runs once in a preparing
     * run, with a writable cache, and again at the start of every process, where it only loads.
     */
    public static <Q, R> void serve(String[] arguments, Runnable prepare, Class<Q> request, WorkerTask<Q, R> task) {
        DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), Wire.CHUNK));
        System.setOut(System.err);
        prepare.run();
        if (arguments.length > 0 && arguments[0].equals(PREPARE)) {
            return;
        }
        AtomicLong deadline = new AtomicLong(Long.MAX_VALUE);
        watch(deadline);
        ObjectMapper json = new ObjectMapper();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(System.in, Wire.CHUNK))) {
            while (true) {
                int magic;
                try {
                    magic = in.readInt();
                } catch (EOFException parentIsGone) {
                    Runtime.getRuntime().halt(0);
                    return;
                }
                if (magic != Wire.MAGIC) {
                    throw new Wire.Malformed("no request");
                }
                deadline.set(System.currentTimeMillis() + in.readInt() + GRACE_MS);
                answer(json, in, out, request, task);
                deadline.set(Long.MAX_VALUE);
            }
        } catch (IOException broken) {
            System.err.println(broken);
            Runtime.getRuntime().halt(3);
        }
    }

    private static <Q, R> void answer(
            ObjectMapper json, DataInputStream in, DataOutputStream out, Class<Q> type, WorkerTask<Q, R> task)
            throws IOException {
        Q request = json.readValue(Wire.readHeader(in), type);
        Wire.Chunks input = new Wire.Chunks(in);
        Wire.ChunkedOut output = new Wire.ChunkedOut(out, input::drain);
        byte status = Wire.OK;
        byte[] header;
        try {
            header = json.writeValueAsBytes(task.run(request, input, output));
        } catch (IOException | RuntimeException fault) {
            fault.printStackTrace();
            status = fault instanceof NoRoom ? Wire.NO_ROOM : Wire.ERROR;
            header = String.valueOf(fault).getBytes(StandardCharsets.UTF_8);
        }
        output.end();
        out.writeByte(status);
        Wire.writeHeader(out, header);
        out.flush();
    }

    /**
     * Ends this process when its parent is gone or stuck. It is the second line of defence, because the parent kills on
     * time.
     */
    private static void watch(AtomicLong deadline) {
        long parent = parent();
        Thread watch = Thread.ofPlatform().daemon().name("watch").unstarted(() -> {
            while (true) {
                try {
                    Thread.sleep(500);
                } catch (InterruptedException stopped) {
                    return;
                }
                if (parent() != parent || System.currentTimeMillis() > deadline.get()) {
                    Runtime.getRuntime().halt(4);
                }
            }
        });
        watch.start();
    }

    private static long parent() {
        return ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L);
    }
}
