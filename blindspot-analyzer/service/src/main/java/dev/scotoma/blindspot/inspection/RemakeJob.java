package dev.scotoma.blindspot.inspection;

import dev.scotoma.blindspot.inspection.InspectionRepository.Outdated;
import dev.scotoma.blindspot.inspection.InspectionRepository.Waiting;
import dev.scotoma.kit.Job;
import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.workers.media.FramePack;
import dev.scotoma.workers.worker.WorkerFault;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;

/**
 * Inspects a session again whose pack is of an older version, and publishes what is found now. A pack that comes out
 * the same keeps its scores; another is scored again as any session is that lacks a score.
 */
@ApplicationScoped
class RemakeJob implements Job {
    static final String NAME = "remake-pack";

    private final InspectionRepository repository;
    private final Inspections inspections;
    private final InspectJob inspect;
    private final ObjectStorage storage;
    private final MeterRegistry meters;

    RemakeJob(
            InspectionRepository repository,
            Inspections inspections,
            InspectJob inspect,
            ObjectStorage storage,
            MeterRegistry meters) {
        this.repository = repository;
        this.inspections = inspections;
        this.inspect = inspect;
        this.storage = storage;
        this.meters = meters;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Behind everything else: the session has its scores, and nobody waits. */
    @Override
    public int priority() {
        return 10;
    }

    @Override
    public int attempts() {
        return inspect.attempts();
    }

    @Override
    public void run(UUID session) throws IOException, InterruptedException, WorkerFault {
        Optional<Outdated> outdated = repository.outdated(session);
        if (outdated.isPresent()) {
            remake(session, outdated.get());
        }
        inspect.eraseWhatNobodyOwns(session);
        eraseOlderPacks(session);
    }

    private void remake(UUID session, Outdated outdated) throws IOException, InterruptedException, WorkerFault {
        Finding finding = inspect.finding(session, new Waiting(outdated.recordingKey(), outdated.recordingBytes()));
        boolean same = sameFrames(outdated, finding);
        if (inspections.publishAgain(session, outdated.packVersion(), finding, same)) {
            meters.counter("scotoma.packs.remade", "frames", same ? "same" : "others")
                    .increment();
        }
    }

    private boolean sameFrames(Outdated outdated, Finding finding) throws IOException {
        if (!(finding instanceof Finding.Read read)
                || read.pack().isEmpty()
                || storage.stat(outdated.packKey()).isEmpty()) {
            return false;
        }
        try (InputStream before = storage.open(outdated.packKey());
                InputStream now = storage.open(read.pack().get().key())) {
            return FramePack.sameFrames(before, now);
        }
    }

    /** This job may have died after it published: what is left of the older pack and its portrait then goes when it runs once more. */
    private void eraseOlderPacks(UUID session) throws IOException {
        for (int version = 1; version < FramePack.VERSION; version++) {
            storage.delete(Inspections.packKey(session, version));
            for (String key : StoredPortraits.keys(session, version)) {
                storage.delete(key);
            }
        }
    }
}
