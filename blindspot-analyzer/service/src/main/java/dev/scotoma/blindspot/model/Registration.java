package dev.scotoma.blindspot.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** An iteration on its way in. */
record Registration(
        UUID id,
        String manifest,
        State state,
        Optional<String> reason,
        Optional<UUID> iterationId,
        Instant openedAt,
        List<Upload> uploads) {

    enum State {
        /** Its networks are being uploaded. */
        OPEN,
        CHECKING,
        REGISTERED,
        /** The registration was refused with a reason. Another one may use the same name and number. */
        REFUSED
    }

    /** One network under way, as a multipart upload of one part. */
    record Upload(String key, String uploadId) {}
}
