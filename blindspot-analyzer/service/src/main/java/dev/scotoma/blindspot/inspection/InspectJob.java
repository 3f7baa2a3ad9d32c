package dev.scotoma.blindspot.inspection;

import dev.scotoma.blindspot.inspection.InspectionRepository.Waiting;
import dev.scotoma.kit.Job;
import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.kit.ObjectStorage.StoredObject;
import dev.scotoma.workers.media.FramePack;
import dev.scotoma.workers.media.Inspected;
import dev.scotoma.workers.media.Media;
import dev.scotoma.workers.media.Reason;
import dev.scotoma.workers.worker.WorkerFault;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * Has one recording inspected, stores its pack, and publishes the result unless the session was withdrawn meanwhile.
 */
@ApplicationScoped
class InspectJob implements Job {
    static final String NAME = "inspect";

    private final InspectionRepository repository;
    private final Inspections inspections;
    private final Media media;
    private final ObjectStorage storage;
    private final MeterRegistry meters;

    InspectJob(
            InspectionRepository repository,
            Inspections inspections,
            Media media,
            ObjectStorage storage,
            MeterRegistry meters) {
        this.repository = repository;
        this.inspections = inspections;
        this.media = media;
        this.storage = storage;
        this.meters = meters;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int priority() {
        return 70;
    }

    /** The attempts spread over some eight minutes, because storage may be away for a while. */
    @Override
    public int attempts() {
        return 9;
    }

    @Override
    public void run(UUID session) throws IOException, InterruptedException, WorkerFault {
        Optional<Waiting> waiting = repository.waiting(session);
        if (waiting.isEmpty()) {
            eraseWhatNobodyOwns(session);
            return;
        }
        Timer.Sample timer = Timer.start(meters);
        Finding finding = finding(session, waiting.get());
        if (!inspections.publish(session, finding)) {
            eraseWhatNobodyOwns(session);
            return;
        }
        timer.stop(meters.timer("scotoma.inspection", "result", word(finding)));
    }

    /** Erases the pack of a session that went while it was made: a sweep may have passed before the pack was stored. */
    void eraseWhatNobodyOwns(UUID session) throws IOException {
        if (inspections.find(session).isEmpty() || inspections.withdrawn(session)) {
            storage.deletePrefix(Inspections.prefix(session));
        }
    }

    /** Inspects a recording and stores its pack; nothing is published yet. */
    Finding finding(UUID session, Waiting waiting) throws IOException, InterruptedException, WorkerFault {
        StoredObject stored = storage.stat(waiting.recordingKey())
                .orElseThrow(() -> new IOException("The recording " + waiting.recordingKey() + " is not in storage."));
        if (stored.bytes() == 0) {
            return new Finding.Refused(Reason.EMPTY.word(), "The recording has no bytes.");
        }
        if (stored.bytes() != waiting.recordingBytes()) {
            return new Finding.Refused(
                    "size_mismatch",
                    "The recording has " + stored.bytes() + " bytes and was announced with " + waiting.recordingBytes()
                            + ".");
        }
        Path pack = Files.createTempFile("scotoma-pack", ".zip");
        try {
            return read(session, waiting, pack);
        } catch (WorkerFault fault) {
            return refusedWhereItIsToBlame(fault);
        } finally {
            Files.delete(pack);
        }
    }

    private Finding read(UUID session, Waiting waiting, Path file)
            throws IOException, InterruptedException, WorkerFault {
        Inspected inspected =
                media.inspect(() -> storage.open(waiting.recordingKey()), repository.participant(session), file);
        if (inspected.source().bytes() != waiting.recordingBytes()) {
            throw new IOException(
                    "Storage gave " + inspected.source().bytes() + " of " + waiting.recordingBytes() + " bytes.");
        }
        if (!inspected.packed()) {
            return new Finding.Read(inspected, Optional.empty());
        }
        long bytes = Files.size(file);
        String key = Inspections.packKey(session, FramePack.VERSION);
        Timer.Sample storing = Timer.start(meters);
        try (InputStream in = Files.newInputStream(file)) {
            storage.put(key, in, bytes, "application/zip");
        }
        storing.stop(meters.timer("scotoma.stage", "job", "inspection", "stage", "store"));
        return new Finding.Read(inspected, Optional.of(new Inspection.Pack(key, FramePack.VERSION, bytes)));
    }

    /** A fault of this machine is thrown, so that the recording is inspected again later. */
    private Finding refusedWhereItIsToBlame(WorkerFault fault) throws WorkerFault {
        meters.counter(
                        "scotoma.inspection.faults",
                        "kind",
                        fault.kind().name(),
                        "culprit",
                        fault.culprit().name())
                .increment();
        if (fault.culprit() == WorkerFault.Culprit.MACHINE) {
            throw fault;
        }
        return new Finding.Refused(Reason.UNREADABLE.word(), String.valueOf(fault.getMessage()));
    }

    private static String word(Finding finding) {
        return switch (finding) {
            case Finding.Read read ->
                read.inspected().reason().map(Reason::word).orElse("passed");
            case Finding.Refused refused -> refused.reason();
        };
    }
}
