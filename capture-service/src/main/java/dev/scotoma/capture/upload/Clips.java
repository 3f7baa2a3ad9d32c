package dev.scotoma.capture.upload;

import dev.scotoma.capture.campaign.Kind;
import dev.scotoma.capture.session.Recording;
import dev.scotoma.capture.session.SessionFacts;
import dev.scotoma.capture.session.Sessions;
import dev.scotoma.kit.AccessLog;
import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;

/** Lets those who may look at a recording play it, for minutes, and notes who does. */
@ApplicationScoped
class Clips {
    private static final String RECORDING = "recording";

    private final Session entities;
    private final Sessions sessions;
    private final ObjectStorage storage;
    private final AccessLog accesses;
    private final Playing playing;
    private final Duration urlValidFor;

    Clips(
            Session entities,
            Sessions sessions,
            ObjectStorage storage,
            AccessLog accesses,
            Playing playing,
            @ConfigProperty(name = "scotoma.clip.url-valid-for") Duration urlValidFor) {
        this.entities = entities;
        this.sessions = sessions;
        this.storage = storage;
        this.accesses = accesses;
        this.playing = playing;
        this.urlValidFor = urlValidFor;
    }

    /**
     * Only the labeler who holds the lease, and only while it lasts. It comes through here and not from storage: its address there has the id
     * of the session, and what storage says of it its time, by which a labeler would tell gold, which is older, from what else is given out.
     */
    Play leased(UUID assignment, UUID labeler) throws IOException {
        var session = entities.createNativeQuery("""
                        SELECT session_id FROM labeling_pub.lease_v1
                        WHERE assignment_id = :assignment AND labeler_id = :labeler AND lease_until > now()
                        """, UUID.class)
                .setParameter("assignment", assignment)
                .setParameter("labeler", labeler)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "You hold no lease of this assignment."));
        refuseReported(session);
        var recording = recording(session);
        accesses.noteWork(RECORDING, session.toString(), "labeling");
        return new Play(playing.of(labeler, () -> storage.open(recording.key())), recording.type(), recording.bytes());
    }

    /** @param reviewer whether the one who asks may look at what was reported, and has to: it is their work */
    Clip clip(UUID id, boolean reviewer) throws IOException {
        if (!reviewer) {
            refuseReported(id);
        }
        Recording recording = recording(id);
        if (reviewer) {
            accesses.noteWork(RECORDING, id.toString(), "review");
        } else {
            accesses.note(RECORDING, id.toString());
        }
        return sign(recording);
    }

    private void refuseReported(UUID id) {
        if (reported(id)) {
            throw new Problem(
                    ProblemType.GONE,
                    "Somebody saw in it who must not be; it is shown to nobody until a reviewer has looked.");
        }
    }

    /** At once, also before the report has become a quarantine. */
    private boolean reported(UUID session) {
        return !entities.createNativeQuery("""
                        SELECT 1 FROM quarantine WHERE session_id = :session AND ended_at IS NULL
                        UNION ALL SELECT 1 FROM labeling_pub.report_v1 r WHERE r.session_id = :session AND NOT EXISTS (
                          SELECT FROM quarantine q WHERE q.session_id = r.session_id AND q.ended_at > r.reported_at)""", Integer.class)
                .setParameter("session", session)
                .getResultList()
                .isEmpty();
    }

    private Recording recording(UUID id) {
        var session = sessions.facts(id)
                .filter(found -> found.state().sent() && !withdrawn(id))
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no such recording."));
        requireNobodyElse(session);
        return session.recording().orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no such recording."));
    }

    private boolean withdrawn(UUID session) {
        return !entities.createNativeQuery("SELECT 1 FROM withdrawal WHERE session_id = :session", Integer.class)
                .setParameter("session", session)
                .getResultList()
                .isEmpty();
    }

    /**
     * Who else is in the picture is known when inspection has looked, so nobody is shown what it has not seen. In an attack
     * campaign a second face may be the participant's own, and a reviewer has to look.
     */
    private void requireNobodyElse(SessionFacts session) {
        boolean unseen = session.prescribedKind() == Kind.GENUINE
                && (session.recording().isEmpty() || inspected(session.id()).equals(SessionFacts.SEVERAL_FACES));
        if (unseen || session.takenOut()) {
            throw new Problem(
                    ProblemType.GONE,
                    "Somebody else is in the picture: nobody is shown this recording, and it is erased.");
        }
    }

    /** What is wrong with the recording, or nothing. */
    private String inspected(UUID session) {
        return entities.createNativeQuery(
                        "SELECT coalesce(reason, '') FROM blindspot_pub.inspection_v1 WHERE session_id = :session",
                        String.class)
                .setParameter("session", session)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new Problem(
                        ProblemType.CONFLICT,
                        "This recording waits for its inspection, which looks first whether somebody else is in it."));
    }

    private Clip sign(Recording recording) throws IOException {
        var expires = Instant.now().plus(urlValidFor);
        return new Clip(storage.presignGet(recording.key(), urlValidFor), recording.type(), expires);
    }
}
