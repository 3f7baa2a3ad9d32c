package dev.scotoma.workers.scoring;

import java.util.Locale;

/** What an iteration says about a session. */
public enum Decision {
    GENUINE,
    ATTACK,
    /**
     * No frame gave a number, for example because no face was found, or there were several faces. Such a result is
     * counted apart, and never a loss.
     */
    NO_RESPONSE;

    /** The word that tables and answers use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Decision of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
