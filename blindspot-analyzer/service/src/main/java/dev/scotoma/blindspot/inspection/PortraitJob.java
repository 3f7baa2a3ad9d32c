package dev.scotoma.blindspot.inspection;

import dev.scotoma.kit.Job;
import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.workers.media.Portrait;
import dev.scotoma.workers.media.Portraits;
import dev.scotoma.workers.worker.WorkerFault;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.UUID;

/**
 * Has the portrait of one session made of its frame pack, and stores it beside the pack. It follows every inspection,
 * and somebody who looks at a session from before asks for it.
 */
@ApplicationScoped
class PortraitJob implements Job {
    static final String NAME = "portrait";

    private final PortraitRepository portraits;
    private final StoredPortraits stored;
    private final InspectionRepository inspections;
    private final InspectJob inspect;
    private final Portraits workers;
    private final ObjectStorage storage;

    PortraitJob(
            PortraitRepository portraits,
            StoredPortraits stored,
            InspectionRepository inspections,
            InspectJob inspect,
            Portraits workers,
            ObjectStorage storage) {
        this.portraits = portraits;
        this.stored = stored;
        this.inspections = inspections;
        this.inspect = inspect;
        this.workers = workers;
        this.storage = storage;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Behind what a participant waits for, before sessions that are scored again. */
    @Override
    public int priority() {
        return 40;
    }

    @Override
    public void run(UUID session) throws IOException, InterruptedException, WorkerFault, Futile {
        Optional<String> pack = portraits.lacking(session);
        if (pack.isPresent()) {
            Portrait made;
            try (InputStream in = storage.open(pack.get())) {
                made = workers.of(in, inspections.participant(session));
            } catch (NoSuchFileException lost) {
                throw new Futile("The frame pack " + pack.get() + " is not in storage.");
            }
            put(StoredPortraits.faceKey(session), made.face());
            put(StoredPortraits.sheetKey(session), made.sheet());
            stored.publish(session, made.atMs());
        }
        inspect.eraseWhatNobodyOwns(session);
    }

    private void put(String key, byte[] jpeg) throws IOException {
        storage.put(key, new ByteArrayInputStream(jpeg), jpeg.length, StoredPortraits.TYPE);
    }
}
