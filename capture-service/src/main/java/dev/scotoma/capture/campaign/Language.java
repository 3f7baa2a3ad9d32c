package dev.scotoma.capture.campaign;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.persistence.EnumeratedValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A language of participants. English is the one that every campaign is written in. */
public enum Language {
    @JsonProperty("en")
    ENGLISH("en"),
    @JsonProperty("es")
    SPANISH("es"),
    @JsonProperty("zh")
    CHINESE("zh");

    @EnumeratedValue
    final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** The language of a tag such as {@code es} or {@code es-MX}; English for an absent or another one. */
    public static Language of(@Nullable String tag) {
        String primary = tag == null ? "" : tag.split("-", 2)[0].toLowerCase(Locale.ROOT);
        for (Language language : values()) {
            if (language.tag.equals(primary)) {
                return language;
            }
        }
        return ENGLISH;
    }
}
