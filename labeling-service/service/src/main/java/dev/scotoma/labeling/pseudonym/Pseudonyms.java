package dev.scotoma.labeling.pseudonym;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The door of the room: names that a dataset or a table of votes may carry. They are HMAC-SHA256 of the id under a key that never
 * leaves the service, cut to 128 bits. The same in every version made with the same key, so that versions can be compared; a new
 * key starts a new line of recipients.
 */
@ApplicationScoped
public class Pseudonyms {
    /** What is named. A person who records and labels has two names, of which neither leads to the other. */
    public enum Of {
        SESSION,
        PERSON,
        CAMPAIGN,
        INSTRUMENT,
        LABELER
    }

    private static final int KEPT_BYTES = 16;

    private final SecretKeySpec key;

    Pseudonyms(@ConfigProperty(name = "scotoma.pseudonym.key") String key) {
        if (key.length() < 32) {
            throw new IllegalStateException(
                    "SCOTOMA_PSEUDONYM_KEY is too short: 32 or more random characters are needed");
        }
        this.key = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /** By the first letter of the kind: {@code s_…} for sessions, {@code p_…} for people, {@code l_…} for labelers. */
    public String of(Of kind, UUID id) {
        return name(kind, id.toString());
    }

    /** Instruments are named by participants, each in their own words: the name is meant within that person's. */
    public String instrument(UUID person, String name) {
        return name(Of.INSTRUMENT, person + "/" + name);
    }

    /** Names the line: equal for equal keys, and no help in finding the key. */
    public String line() {
        return mac("line").substring(0, KEPT_BYTES);
    }

    private String name(Of kind, String id) {
        String name = kind.name().toLowerCase(Locale.ROOT);
        return name.charAt(0) + "_" + mac(name + ":" + id).substring(0, 2 * KEPT_BYTES);
    }

    private String mac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
        }
    }
}
