package dev.scotoma.capture.acceptance;

import dev.scotoma.capture.session.Truth;
import java.util.Set;

/** What the rule makes of a session as it is known now. */
sealed interface Verdict {
    /** Something is still to come: the inspection, or the crowd. */
    record Wait(boolean inspected) implements Verdict {}

    record Review(Set<Cause> causes) implements Verdict {}

    record Accept(Truth truth) implements Verdict {}

    record Reject(String reason) implements Verdict {}
}
