package dev.scotoma.blindspot.inspection;

import dev.scotoma.blindspot.inspection.PortraitRepository.Shown;
import dev.scotoma.kit.Jobs;
import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import dev.scotoma.workers.media.FramePack;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.UUID;

/** Shows portraits. Each time anew it is asked whether the session may be shown, so none is after a withdrawal. */
@ApplicationScoped
class StoredPortraits {
    static final String TYPE = "image/jpeg";

    private final PortraitRepository portraits;
    private final InspectionRepository inspections;
    private final ObjectStorage storage;
    private final Jobs jobs;

    StoredPortraits(PortraitRepository portraits, InspectionRepository inspections, ObjectStorage storage, Jobs jobs) {
        this.portraits = portraits;
        this.inspections = inspections;
        this.storage = storage;
        this.jobs = jobs;
    }

    static String faceKey(UUID session) {
        return key(session, FramePack.VERSION, "face");
    }

    static String sheetKey(UUID session) {
        return key(session, FramePack.VERSION, "faces");
    }

    private static String key(UUID session, int packVersion, String which) {
        return Inspections.prefix(session) + "v" + packVersion + "-" + which + ".jpg";
    }

    /** The keys of a portrait of another version. */
    static List<String> keys(UUID session, int packVersion) {
        return List.of(key(session, packVersion, "face"), key(session, packVersion, "faces"));
    }

    @Transactional
    void publish(UUID session, List<Integer> frameMs) {
        if (!inspections.withdrawn(session)) {
            portraits.made(session, frameMs);
        }
    }

    byte[] face(UUID session) throws IOException {
        frameMs(session);
        return bytes(faceKey(session));
    }

    byte[] sheet(UUID session) throws IOException {
        frameMs(session);
        return bytes(sheetKey(session));
    }

    /**
     * The times of the squares of the sheet.
     *
     * @throws Problem where nothing may be shown, or the portrait is still to be made, which it is from now on
     */
    List<Integer> frameMs(UUID session) {
        Shown shown = portraits
                .shown(session)
                .filter(found -> found.packKey() != null)
                .orElseThrow(StoredPortraits::nothing);
        List<Integer> frameMs = shown.frameMs();
        if (frameMs == null) {
            jobs.submit(PortraitJob.NAME, session);
            throw new Problem(
                    ProblemType.CONFLICT, "The pictures of this session are being made; ask again in a moment.");
        }
        return frameMs;
    }

    private byte[] bytes(String key) throws IOException {
        try (InputStream in = storage.open(key)) {
            return in.readAllBytes();
        } catch (NoSuchFileException erased) {
            throw nothing();
        }
    }

    private static Problem nothing() {
        return new Problem(ProblemType.NOT_FOUND, "There is no picture of a session of this id.");
    }
}
