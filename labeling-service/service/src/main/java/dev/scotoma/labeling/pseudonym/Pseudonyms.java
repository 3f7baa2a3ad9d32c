package dev.scotoma.labeling.dataset;

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
 * Names that a dataset may carry: HMAC-SHA256 of the id under a key that never leaves the service, cut to 128 bits. The same in
 * every version made with the same key, so that versions can be compared; a new key starts a new line of recipients.
 */
@ApplicationScoped
class Pseudonyms {
    enum Of {
        SESSION,
        PERSON,
        CAMPAIGN,
        INSTRUMENT
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

    /** {@code s_…} for sessions, {@code p_…} for people, {@code c_…} for campaigns, {@code i_…} for instruments. */
    String of(Of kind, UUID id) {
        return name(kind, id.toString());
    }

    /** Instruments are named by participants, each in their own words: the name is meant within that person's. */
    String instrument(UUID person, String name) {
        return name(Of.INSTRUMENT, person + "/" + name);
    }

    /** Names the line: equal for equal keys, and no help in finding the key. */
    String line() {
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
