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
    /** No face was found. There is a pack all the same, because the session is a no-response and not a loss. */
    NO_FACE,
    /** More than one person was seen. There is a pack all the same. */
    SEVERAL_FACES;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
