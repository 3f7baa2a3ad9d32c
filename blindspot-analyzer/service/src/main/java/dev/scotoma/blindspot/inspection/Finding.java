package dev.scotoma.blindspot.inspection;

import dev.scotoma.workers.media.Inspected;
import java.util.Optional;

/** What the inspection of a recording came to. */
sealed interface Finding {
    /** The media room could read the recording, or say why not. */
    record Read(Inspected inspected, Optional<Inspection.Pack> pack) implements Finding {}

    /** The recording was not worth reading, or ended its workers. */
    record Refused(String reason, String detail) implements Finding {}
}
