package dev.scotoma.workers.worker;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A worker that does what it is told, good or bad. */
public final class Misbehaviour {
    public record Ask(String what, String with) {}

    public enum Step {
        SAYING
    }

    /** It always claims to have taken longer than time has run. */
    public record Said(String text, Map<Step, Long> nanos) implements Timed {}

    private static final AtomicInteger COUNT = new AtomicInteger();

    private Misbehaviour() {}

    /** One process with little of everything. */
    static WorkerSpec.Builder spec() {
        return WorkerSpec.of("test", Misbehaviour.class)
                .heapMiB(64)
                .nativeMiB(128)
                .scratchMiB(8);
    }

    public static void main(String[] arguments) {
        WorkerProcess.serve(arguments, () -> {}, Ask.class, Misbehaviour::run);
    }

    private static Said run(Ask ask, InputStream input, OutputStream output) throws IOException {
        return new Said(
                switch (ask.what()) {
                    case "echo" -> {
                        byte[] all = input.readAllBytes();
                        output.write(all);
                        yield Integer.toString(all.length);
                    }
                    case "answer before reading" -> {
                        output.write(new byte[1 << 20]);
                        yield "said";
                    }
                    case "pid" -> Long.toString(ProcessHandle.current().pid());
                    case "count" -> Integer.toString(COUNT.incrementAndGet());
                    case "hang" -> hang();
                    case "exit" -> exit();
                    case "throw" -> throw new IllegalStateException("on\npurpose");
                    case "fill the heap" -> fillHeap();
                    case "fill native memory" -> fillNative();
                    case "garbage" -> garbage();
                    case "flood" -> flood(output);
                    case "read" -> read(Path.of(ask.with()));
                    case "environment" -> String.join(" ", System.getenv().keySet());
                    case "connect" -> connect(ask.with());
                    case "keep a file" -> Files.createTempFile("kept", null).toString();
                    case "write" -> write(Path.of(ask.with()));
                    case "fill" -> fill(Path.of(ask.with()));
                    case "open to write" -> openToWrite(Path.of(ask.with()));
                    case "run" -> exitOf(ask.with());
                    case "threads" -> Integer.toString(threads(Integer.parseInt(ask.with())));
                    case "no room" -> throw new NoRoom(new IOException("the disk is full"));
                    case "processes" ->
                        Long.toString(ProcessHandle.allProcesses().count());
                    default -> throw new IllegalArgumentException(ask.what());
                },
                Map.of(Step.SAYING, Long.MAX_VALUE));
    }

    private static String hang() {
        try {
            Thread.sleep(3_600_000);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return "never";
    }

    private static String exit() {
        System.err.println("I leave");
        Runtime.getRuntime().halt(7);
        return "never";
    }

    private static String fillHeap() {
        List<byte[]> held = new ArrayList<>();
        while (held.size() < 1_000_000) {
            held.add(new byte[1 << 20]);
        }
        return "held";
    }

    private static String fillNative() {
        List<MemorySegment> held = new ArrayList<>();
        for (int i = 0; i < 256; i++) {
            held.add(Arena.global().allocate(64L << 20).fill((byte) 1));
        }
        return "held " + held.size();
    }

    private static String garbage() throws IOException {
        try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
            out.write("not a frame at all".getBytes(StandardCharsets.UTF_8));
        }
        return "never";
    }

    private static String flood(OutputStream output) throws IOException {
        for (int i = 0; i < 1_000; i++) {
            output.write(new byte[1 << 16]);
        }
        return "flooded";
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException refused) {
            return "refused";
        }
    }

    private static String write(Path path) {
        try {
            Files.writeString(path, "written");
            return "written";
        } catch (IOException refused) {
            return "refused";
        }
    }

    /** Writes 64 MiB, more than a folder may hold in these tests, in small files: what limits one file limits no folder. */
    private static String fill(Path path) {
        try {
            for (int mebibyte = 0; mebibyte < 64; mebibyte++) {
                Files.write(path.resolveSibling(path.getFileName() + "-" + mebibyte), new byte[1 << 20]);
            }
            return "filled";
        } catch (IOException refused) {
            return "refused";
        }
    }

    /** Writes nothing: what is opened may be a setting of the kernel of this machine. */
    private static String openToWrite(Path path) {
        try (var channel = Files.newByteChannel(path, StandardOpenOption.WRITE)) {
            return channel.isOpen() ? "opened" : "closed";
        } catch (IOException refused) {
            return "refused";
        }
    }

    private static String exitOf(String command) throws IOException {
        try {
            return Integer.toString(new ProcessBuilder(command.split(" ", -1))
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start()
                    .waitFor());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    /** How many threads of those asked for could be started. */
    private static int threads(int wanted) {
        int started = 0;
        try {
            while (started < wanted) {
                Thread idle = new Thread(null, Misbehaviour::hang, "idle", 1 << 17);
                idle.setDaemon(true);
                idle.start();
                started++;
            }
        } catch (OutOfMemoryError noMore) {
            System.err.println(noMore.getMessage());
        }
        return started;
    }

    private static String connect(String port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port))) {
            return "connected to " + socket.getPort();
        } catch (IOException refused) {
            return "refused";
        }
    }
}
