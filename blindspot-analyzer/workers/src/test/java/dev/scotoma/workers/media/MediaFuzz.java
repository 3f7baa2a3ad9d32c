package dev.scotoma.workers.media;

import dev.scotoma.workers.media.FuzzTally.Outcome;
import dev.scotoma.workers.media.FuzzTally.Response;
import dev.scotoma.workers.media.HostileSeeds.Seed;
import dev.scotoma.workers.worker.Isolation;
import dev.scotoma.workers.worker.WorkerFault;
import dev.scotoma.workers.worker.Workers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * {@code make fuzz-media}: hostile files through the doors that the service and {@code ./scotoma score} use, to the
 * same workers. A file may be decoded, be refused, or cost its worker; whatever else happens is a fault. Between rounds
 * nothing may be left and honest files must be read.
 */
final class MediaFuzz implements AutoCloseable {
    private static final int WORKERS = 2;
    /** Programs of a wall and the worker behind them. */
    private static final int PROCESSES_EACH = 4;

    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final int ROUNDS = 20;
    /** A round reads every honest file again: with fewer hostile ones it would read little else. */
    private static final int LEAST_IN_A_ROUND = 25;

    private static final long WORKER_MIB = 192 + 1_024 + 576 + 256;
    private static final long HEAP_GROWTH_MIB = 16;
    private static final long RESIDENT_GROWTH_MIB = 160;
    private static final long GROWTH = 16;

    private final Path failed;
    private final Duration within;
    private final Consumer<String> say;
    private final Workers workers;
    private final Media sessions;
    private final Media files;
    private final ProcessCensus census;
    private final List<Seed> honest;
    private final HostileCorpus corpus;
    private final FuzzTally tally = new FuzzTally();
    private final List<String> faults = new ArrayList<>();
    private final ExecutorService callers =
            Executors.newFixedThreadPool(WORKERS, Thread.ofPlatform().daemon().factory());

    MediaFuzz(Path folder, long seed, Duration within, Consumer<String> say) throws Exception {
        Path cache = folder.resolve("native").toAbsolutePath();
        this.failed = Files.createDirectories(folder.resolve("failed"));
        this.within = within;
        this.say = say;
        this.workers = new Workers(Isolation.NONE, cache);
        this.sessions = new Media(workers, WORKERS, within);
        this.files = new Media(
                workers,
                WORKERS,
                within,
                Limits.ofAFile(Limits.OF_A_SESSION.samples(), false).withArchives());
        this.census = new ProcessCensus(cache);
        this.honest = HostileSeeds.all();
        this.corpus = new HostileCorpus(seed, honest);
    }

    /** @param arguments folder for what is kept, files, seed, and the number of the only file to send, if it is one */
    public static void main(String[] arguments) throws Exception {
        List<String> faults;
        try (var fuzz = new MediaFuzz(
                Path.of(arguments[0]), Long.parseLong(arguments[2]), Duration.ofSeconds(90), MediaFuzz::print)) {
            faults = arguments.length > 3
                    ? fuzz.one(Integer.parseInt(arguments[3]))
                    : fuzz.run(Integer.parseInt(arguments[1]));
        }
        if (!faults.isEmpty()) {
            System.err.printf("%d faults, the first: %s%n", faults.size(), faults.getFirst());
            System.exit(1);
        }
    }

    private static void print(String said) {
        System.out.println(said);
    }

    FuzzTally tally() {
        return tally;
    }

    /** Makes one file again, keeps it, and says what becomes of it. */
    List<String> one(int number) throws Exception {
        HostileCorpus.File file = corpus.file(number);
        say.accept(keep(file).toString());
        send(file);
        tally.table().forEach(say);
        return faults;
    }

    /** Sends files 0 to so many, and answers in sentences what should not have happened. */
    List<String> run(int count) throws Exception {
        say.accept("Workers are isolated by " + workers.isolation() + ".");
        List<String> expected = reports();
        Optional<ProcessCensus.Service> first = Optional.empty();
        long began = System.nanoTime();
        int round = Math.max(LEAST_IN_A_ROUND, count / ROUNDS);
        for (int from = 0; from < count; from += round) {
            int to = Math.min(count, from + round);
            round(from, to);
            if (!reports().equals(expected)) {
                fault("After file " + to + " honest files are no longer read as before.");
            }
            long resident = nothingIsLeft(to);
            ProcessCensus.Service now = ProcessCensus.service();
            first = first.isEmpty() ? Optional.of(now) : first;
            say.accept(String.format(
                    Locale.ROOT,
                    "%,d of %,d files, %.1f/s: %s; service: heap %d MiB, resident %d MiB, %d descriptors, %d threads;"
                            + " largest worker %d MiB",
                    to,
                    count,
                    to / ((System.nanoTime() - began) / 1e9),
                    tally.line(),
                    now.heap(),
                    now.resident(),
                    now.descriptors(),
                    now.threads(),
                    resident));
            hasNotGrown(first.orElse(now), now, to);
        }
        tally.table().forEach(say);
        close();
        if (!falls(0)) {
            fault("Processes of workers outlived the service.");
        }
        return faults;
    }

    private void round(int from, int to) throws Exception {
        List<Future<?>> sent = new ArrayList<>();
        for (int number = from; number < to; number++) {
            int one = number;
            sent.add(callers.submit(() -> {
                send(corpus.file(one));
                return one;
            }));
        }
        for (int i = 0; i < sent.size(); i++) {
            try {
                // Files are sent in order: the first one that is waited for is being read.
                sent.get(i).get(within.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException hangs) {
                fault(
                        corpus.file(from + i),
                        "is not answered within " + within.plus(GRACE).toSeconds() + " s");
            } catch (ExecutionException unsent) {
                throw new IllegalStateException("File " + (from + i) + " could not be made.", unsent);
            }
        }
    }

    private void send(HostileCorpus.File file) {
        long began = System.nanoTime();
        try {
            ByteArrayOutputStream pack = new ByteArrayOutputStream();
            Inspected inspected = inspect(file.of(), file.bytes(), pack);
            boolean packed = inspected.packed();
            if (packed
                    && FramePack.read(new ByteArrayInputStream(pack.toByteArray()))
                            .isEmpty()) {
                fault(file, "gave an empty frame pack");
            }
            String word = inspected.reason().map(Reason::word).orElse("face");
            answered(file, packed ? Outcome.DECODED : Outcome.REFUSED, word, began);
        } catch (WorkerFault fault) {
            switch (fault.kind()) {
                case TIMEOUT -> answered(file, Outcome.OVER_TIME, String.valueOf(fault.getMessage()), began);
                case DIED -> answered(file, Outcome.ENDED, String.valueOf(fault.getMessage()), began);
                case FAILED, PROTOCOL, STALLED, NO_ROOM, CLOSED, NOT_STARTED, NOT_ISOLATED ->
                    fault(file, "is no refusal: " + fault.getMessage());
            }
        } catch (IOException | InterruptedException | RuntimeException unexpected) {
            fault(file, "gave " + unexpected);
        }
    }

    private void answered(HostileCorpus.File file, Outcome outcome, String word, long began) {
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        if (took.compareTo(within.plus(GRACE)) > 0) {
            fault(file, "took " + took.toSeconds() + " s");
        }
        tally.add(file, new Response(outcome, word, took.toMillis()));
    }

    private Inspected inspect(Seed of, byte[] bytes, ByteArrayOutputStream pack)
            throws IOException, InterruptedException, WorkerFault {
        return (of.atHand() ? files : sessions).inspect(new ByteArrayInputStream(bytes), pack);
    }

    private List<String> reports() throws Exception {
        List<String> reports = new ArrayList<>();
        for (Seed seed : honest) {
            Inspected inspected = inspect(seed, seed.bytes(), new ByteArrayOutputStream());
            if (!inspected.packed()) {
                fault(seed.name() + " is honest and refused: " + inspected.detail());
            }
            reports.add(inspected.toString());
        }
        return reports;
    }

    /** Answers how much memory the largest worker has. */
    private long nothingIsLeft(int sent) throws IOException, InterruptedException {
        // Both doors have workers of their own.
        if (!falls(2 * WORKERS * PROCESSES_EACH)) {
            fault("After file " + sent + " there are processes of "
                    + census.workers().size() + " workers.");
        }
        long largest = 0;
        for (long worker : census.workers()) {
            List<String> left = ProcessCensus.left(worker);
            if (!left.isEmpty()) {
                fault("After file " + sent + " a worker has left " + left.size() + " files, one of them "
                        + left.getFirst() + ".");
            }
            largest = Math.max(largest, ProcessCensus.residentMiB(Long.toString(worker)));
        }
        if (largest > WORKER_MIB) {
            fault("After file " + sent + " a worker has " + largest + " MiB.");
        }
        return largest;
    }

    /** A process that was killed takes a moment to go. */
    private boolean falls(int processes) throws IOException, InterruptedException {
        long until = System.nanoTime() + GRACE.toNanos();
        while (census.processes().size() > processes) {
            if (System.nanoTime() > until) {
                return false;
            }
            Thread.sleep(50);
        }
        return true;
    }

    private void hasNotGrown(ProcessCensus.Service first, ProcessCensus.Service now, int sent) {
        if (now.heap() > first.heap() + HEAP_GROWTH_MIB
                || now.resident() > first.resident() + first.spare() + RESIDENT_GROWTH_MIB
                || now.descriptors() > first.descriptors() + GROWTH
                || now.threads() > first.threads() + GROWTH) {
            fault("After file " + sent + " the service has grown from " + first + " to " + now + ".");
        }
    }

    private void fault(HostileCorpus.File file, String what) {
        String said = "File %d (%s, %s) %s; it is kept as %s."
                .formatted(file.number(), file.of().name(), file.how(), what, keep(file));
        fault(said);
    }

    private synchronized void fault(String said) {
        faults.add(said);
        say.accept(said);
    }

    private Path keep(HostileCorpus.File file) {
        Path kept = failed.resolve(file.number() + "." + file.of().name().split(" ", -1)[0]);
        try {
            return Files.write(kept, file.bytes());
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    @Override
    public void close() {
        callers.shutdownNow();
        workers.close();
    }
}
