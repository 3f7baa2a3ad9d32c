package dev.scotoma.capture.upload;

import dev.scotoma.capture.campaign.Secret;
import dev.scotoma.capture.session.Recording;
import dev.scotoma.capture.session.Session;
import dev.scotoma.capture.session.SessionFacts;
import dev.scotoma.capture.session.SessionState;
import dev.scotoma.capture.session.Sessions;
import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.kit.ObjectStorage.Part;
import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The door of the room. Storage is never called inside a transaction; every step can be asked for again after a crash on either
 * side of it, and ends the same.
 */
@ApplicationScoped
public class Uploads {
    private static final String PREFIX = "recordings/";
    private static final ProblemType WRONG_SIZE = new ProblemType("wrong-size", 422, "Wrong size");
    private static final ProblemType ALREADY_SENT = new ProblemType("already-sent", 409, "Already sent");

    private final Sessions sessions;
    private final ObjectStorage storage;
    private final AbandonedUploads abandoned;
    private final long maxBytes;
    private final Duration urlValidFor;

    Uploads(
            Sessions sessions,
            ObjectStorage storage,
            AbandonedUploads abandoned,
            @ConfigProperty(name = "scotoma.upload.max-bytes") long maxBytes,
            @ConfigProperty(name = "scotoma.upload.url-valid-for") Duration urlValidFor) {
        this.sessions = sessions;
        this.storage = storage;
        this.abandoned = abandoned;
        this.maxBytes = maxBytes;
        this.urlValidFor = urlValidFor;
    }

    /** The upload that is open for the session, or a new one. */
    Upload begin(UUID id, UUID participant, NewUpload wanted) throws IOException {
        sessions.requireNotWithdrawn(id);
        if (wanted.bytes() > maxBytes) {
            throw new Problem(ProblemType.TOO_LARGE, "A recording may have " + maxBytes + " bytes at most.");
        }
        var before = caughtUp(id, participant);
        requireUnsent(before);
        if (before.uploadId().isPresent()) {
            return resume(before, wanted);
        }
        String key = PREFIX + id + "/" + Secret.fresh() + "." + wanted.extension();
        String uploadId = storage.createUpload(key, wanted.contentType());
        try {
            var recording = new Recording(key, wanted.bytes(), wanted.type());
            return resume(
                    sessions.beginUpload(id, participant, uploadId, recording, wanted.device()), wanted, uploadId, key);
        } catch (Problem refused) {
            storage.abortUpload(key, uploadId);
            throw refused;
        }
    }

    /** Somebody else's request may have been faster: then theirs is the upload, and ours is given up. */
    private Upload resume(SessionFacts session, NewUpload wanted, String uploadId, String key) throws IOException {
        if (!session.uploadId().orElse("").equals(uploadId)) {
            storage.abortUpload(key, uploadId);
        }
        return resume(session, wanted);
    }

    private static Upload resume(SessionFacts session, NewUpload wanted) {
        var recording = recording(session);
        if (recording.bytes() != wanted.bytes() || !recording.type().equals(wanted.type())) {
            throw new Problem(
                    ProblemType.CONFLICT, "Another recording is being sent for this session; abort it first.");
        }
        return new Upload(
                uploadId(session),
                recording.key(),
                Division.PART_SIZE,
                Division.of(recording).parts());
    }

    List<ArrivedPart> parts(UUID id, UUID participant) throws IOException {
        var session = opened(caughtUp(id, participant));
        return storage.parts(recording(session).key(), uploadId(session)).orElseThrow(() -> absent(id)).stream()
                .sorted(Comparator.comparingInt(Part::number))
                .map(part -> new ArrivedPart(part.number(), part.etag(), part.bytes()))
                .toList();
    }

    SignedUrl signPart(UUID id, UUID participant, int number) throws IOException {
        var session = opened(sessions.factsOfMine(id, participant));
        sessions.requireNotWithdrawn(id);
        var recording = recording(session);
        long bytes = Division.of(recording).size(number);
        var expires = Instant.now().plus(urlValidFor);
        return new SignedUrl(
                storage.presignPart(recording.key(), uploadId(session), number, bytes, urlValidFor), expires);
    }

    /** All parts are there: makes them one object, checks its size and says that the session is uploaded. */
    Session complete(UUID id, UUID participant, Completion completion) throws IOException {
        var session = sessions.factsOfMine(id, participant);
        if (session.state() == SessionState.OPENED) {
            var recording = recording(session);
            // An object under the key means that an earlier request came this far and then lost its answer.
            if (storage.stat(recording.key()).isEmpty()) {
                join(session, participant, completion);
            }
            finish(session);
        } else if (session.state() == SessionState.EXPIRED) {
            throw new Problem(ProblemType.GONE, "The time to send this recording is over.");
        }
        return sessions.mine(id, participant);
    }

    /**
     * Whatever goes wrong here, an object under the key means that a request beside this one completed the upload. A withdrawal takes parts away
     * in the middle, too; then it is the answer, and not what is missing.
     */
    private void join(SessionFacts session, UUID participant, Completion completion) throws IOException {
        var recording = recording(session);
        String uploadId = uploadId(session);
        try {
            var arrived = storage.parts(recording.key(), uploadId).orElseThrow(() -> absent(session.id()));
            storage.completeUpload(
                    recording.key(), uploadId, Division.of(recording).whole(completion, arrived));
        } catch (Problem | IOException failure) {
            if (storage.stat(recording.key()).isEmpty()) {
                sessions.requireNotWithdrawn(session.id());
                if (failure instanceof IOException) {
                    requireOpen(session.id(), participant, uploadId);
                }
                throw failure;
            }
        }
    }

    /** An abort beside this request takes the parts from under it, and storage fails in any way it likes. */
    private void requireOpen(UUID id, UUID participant, String uploadId) {
        if (!sessions.factsOfMine(id, participant).uploadId().equals(Optional.of(uploadId))) {
            throw noUpload();
        }
    }

    private void requireSize(SessionFacts session, long bytes) throws IOException {
        var recording = recording(session);
        if (bytes != recording.bytes()) {
            abandon(session);
            throw new Problem(
                    WRONG_SIZE,
                    bytes + " bytes arrived where " + recording.bytes()
                            + " were announced; the upload was removed, please send the recording again.");
        }
    }

    /** Says that what lies in storage is the recording, unless its size is wrong. Also for the round that finds lost answers. */
    void finish(SessionFacts session) throws IOException {
        var recording = recording(session);
        var object = storage.stat(recording.key()).orElseThrow(() -> absent(session.id()));
        requireSize(session, object.bytes());
        try {
            sessions.uploaded(session.id(), recording.key());
        } catch (Problem refused) {
            // Withdrawn or expired meanwhile: whoever won may have cleared storage before the object was there.
            storage.delete(recording.key());
            throw refused;
        }
    }

    void abort(UUID id, UUID participant) throws IOException {
        var session = sessions.factsOfMine(id, participant);
        if (session.state() == SessionState.OPENED && session.uploadId().isPresent()) {
            abandon(session);
        }
    }

    /** The time to send it is over. A recording that arrived whole, and only the answer was lost, counts as sent. */
    void expire(UUID id) throws IOException {
        var session = QuarkusTransaction.requiringNew().call(() -> sessions.facts(id));
        var recording = session.flatMap(SessionFacts::recording);
        if (session.isPresent() && recording.isPresent()) {
            var object = storage.stat(recording.get().key());
            if (object.isPresent() && object.get().bytes() == recording.get().bytes()) {
                finish(session.get());
                return;
            }
        }
        QuarkusTransaction.requiringNew().run(() -> sessions.expire(id).ifPresent(this::leave));
    }

    /**
     * Removes everything of the session from storage, open uploads included; answers how many objects and uploads that were.
     * May be asked for again at any time.
     */
    public int erase(UUID id, Optional<SessionFacts> session) throws IOException {
        int gone = 0;
        if (session.isPresent() && session.get().uploadId().isPresent()) {
            storage.abortUpload(recording(session.get()).key(), uploadId(session.get()));
        }
        gone += storage.deletePrefix(PREFIX + id + "/");
        return gone;
    }

    /** Keeps aborting the session's upload while URLs for its parts may be valid, in the caller's transaction. */
    public void leave(SessionFacts session) {
        session.uploadId()
                .ifPresent(uploadId -> abandoned.add(recording(session).key(), uploadId));
    }

    private void abandon(SessionFacts session) throws IOException {
        String uploadId = uploadId(session);
        boolean dropped = QuarkusTransaction.requiringNew().call(() -> {
            boolean ours = sessions.dropUpload(session.id(), uploadId);
            if (ours) {
                leave(session);
            }
            return ours;
        });
        if (dropped) {
            abandoned.clear(recording(session).key(), uploadId);
        }
    }

    /** A completion that was cut off between storage and database is finished for whoever comes back with the recording. */
    private SessionFacts caughtUp(UUID id, UUID participant) throws IOException {
        var session = sessions.factsOfMine(id, participant);
        if (session.state() == SessionState.OPENED
                && session.uploadId().isPresent()
                && storage.stat(recording(session).key()).isPresent()) {
            finish(session);
            return sessions.factsOfMine(id, participant);
        }
        return session;
    }

    private static SessionFacts opened(SessionFacts session) {
        requireUnsent(session);
        if (Instant.now().isAfter(session.expiresAt())) {
            throw new Problem(ProblemType.GONE, "The time to send this recording is over.");
        }
        return session;
    }

    private static void requireUnsent(SessionFacts session) {
        switch (session.state()) {
            case OPENED -> {}
            case EXPIRED -> throw new Problem(ProblemType.GONE, "The time to send this recording is over.");
            case UPLOADED, ACCEPTED, REJECTED -> throw new Problem(ALREADY_SENT, "This recording has been sent.");
        }
    }

    private static Recording recording(SessionFacts session) {
        return session.recording().orElseThrow(Uploads::noUpload);
    }

    private static String uploadId(SessionFacts session) {
        return session.uploadId().orElseThrow(Uploads::noUpload);
    }

    /** A withdrawal takes away what is missing; then it is the answer. */
    private Problem absent(UUID session) {
        sessions.requireNotWithdrawn(session);
        return noUpload();
    }

    private static Problem noUpload() {
        return new Problem(ProblemType.CONFLICT, "No upload is open for this session; begin one first.");
    }
}
