package dev.scotoma.workers.media;

import java.util.Locale;

/** Why a recording gives no measurements that can be used. {@link #word()} is what the database and the API say. */
public enum Reason {
    EMPTY,
    NOT_A_VIDEO,
    TRUNCATED,
    TOO_LARGE,
    TOO_LONG,
    UNREADABLE,
    /** Has a pack all the same: it is a no-response, not a loss. */
    NO_FACE,
    /** Has a pack all the same. */
    SEVERAL_FACES;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
