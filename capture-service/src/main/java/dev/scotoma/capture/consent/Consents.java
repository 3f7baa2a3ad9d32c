package dev.scotoma.capture.consent;

import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The door of the room. Events are written in the caller's transaction. */
@ApplicationScoped
public class Consents {
    private static final String FALLBACK = "en";

    private final ConsentRepository consents;

    Consents(ConsentRepository consents) {
        this.consents = consents;
    }

    /** The text in force, in English where the locale is unknown. */
    public ConsentText current(@Nullable String locale) {
        return text(consents.latest(), locale);
    }

    ConsentText text(int version, @Nullable String locale) {
        return consents.text(version, language(locale))
                .or(() -> consents.text(version, FALLBACK))
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no such consent text."));
    }

    /**
     * Notes that a person who says to be 18 or older agreed to exactly these words.
     *
     * @throws Problem 409 when the words are not the ones in force, so that nobody agrees to what they did not read
     */
    public void give(UUID participant, int version, String locale, boolean shareWithOthers) {
        var text = consents.text(version, locale)
                .filter(found -> found.version() == consents.latest())
                .orElseThrow(() -> new Problem(
                        ProblemType.CONFLICT, "The consent text has changed; please read the one in force now."));
        consents.given(participant, text, shareWithOthers);
    }

    public void withdraw(UUID participant) {
        consents.ended(participant, "withdrawn");
    }

    public void expire(UUID participant) {
        consents.ended(participant, "expired");
    }

    /** {@code es-MX} is read in Spanish. */
    private static String language(@Nullable String locale) {
        return locale == null ? FALLBACK : locale.split("[-_]", 2)[0].toLowerCase(java.util.Locale.ROOT);
    }
}
