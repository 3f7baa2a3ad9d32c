package dev.scotoma.workers.scoring;

import java.util.Locale;

/** What an iteration says about a session. */
public enum Decision {
    GENUINE,
    ATTACK,
    /** No frame gave a number (no face was found, for example), or there were several faces: a result that is counted apart, never a loss. */
    NO_RESPONSE;

    /** The word that tables and answers use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Decision of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
