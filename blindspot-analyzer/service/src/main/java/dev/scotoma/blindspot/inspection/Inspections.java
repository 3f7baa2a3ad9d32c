package dev.scotoma.blindspot.inspection;

import dev.scotoma.kit.Jobs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** Keeps the inspections of sessions. */
@ApplicationScoped
public class Inspections {
    /**
     * The SQL condition, over {@code capture_pub.session_v1 s} and the session's inspection i, of sessions that may be
     * shown to somebody. Withdrawn sessions are not in the view. Nor are those that show a bystander, once they are
     * listed; until then this leaves them out.
     */
    public static final String MAY_BE_SHOWN =
            "(s.prescribed_kind <> 'genuine' OR i.reason IS DISTINCT FROM 'several_faces')"
                    + " AND coalesce(s.reason, '') NOT IN ('minor', 'stranger')";

    private final InspectionRepository repository;
    private final Jobs jobs;

    Inspections(InspectionRepository repository, Jobs jobs) {
        this.repository = repository;
        this.jobs = jobs;
    }

    public Optional<Inspection> find(UUID session) {
        return repository.find(session);
    }

    /** The key of a session's pack. Everything that the service stores about a session is below {@link #prefix}. */
    static String packKey(UUID session, int version) {
        return prefix(session) + "v" + version + ".zip";
    }

    static String prefix(UUID session) {
        return "frames/" + session + "/";
    }

    /** Takes note of an uploaded session and queues its inspection; answers false when it is known. */
    @Transactional
    boolean await(UUID session, String recordingKey, long recordingBytes) {
        if (!repository.insert(session, recordingKey, recordingBytes)) {
            return false;
        }
        jobs.submit(InspectJob.NAME, session);
        return true;
    }

    /** Waits for a withdrawal under way and, in a transaction, holds off the next one until it ends. */
    @Transactional
    public boolean withdrawn(UUID session) {
        return repository.withdrawn(session);
    }

    /**
     * Publishes in one transaction with the question whether the session was withdrawn; answers false when nothing may
     * be published.
     */
    @Transactional
    boolean publish(UUID session, Finding finding) {
        return published(session, finding, !repository.withdrawn(session) && repository.publish(session, finding));
    }

    /** Publishes as {@link #publish} does, over what was found with a pack of this version. */
    @Transactional
    boolean publishAgain(UUID session, int before, Finding finding, boolean sameFrames) {
        return published(
                session,
                finding,
                !repository.withdrawn(session) && repository.publishAgain(session, before, finding, sameFrames));
    }

    private boolean published(UUID session, Finding finding, boolean published) {
        if (published && finding instanceof Finding.Read read && read.pack().isPresent()) {
            jobs.submit(PortraitJob.NAME, session);
        }
        return published;
    }
}
