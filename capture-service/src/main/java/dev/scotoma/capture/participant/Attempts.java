package dev.scotoma.capture.participant;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What one attempt at taking part comes to: the same person and the same return code however often it is sent, because its answer may
 * get lost. Both follow from the attempt's id by a keyed hash, so nothing has to be kept that the code could be read from.
 */
@ApplicationScoped
class Attempts {
    private final SecretKeySpec key;

    Attempts(@ConfigProperty(name = "scotoma.split.key") String key) {
        this.key = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    UUID person(UUID attempt) {
        return person(mac("person:" + attempt));
    }

    /** One of many that the same attempt could become. */
    UUID person(UUID attempt, int place) {
        return person(mac("person " + place + ":" + attempt));
    }

    private static UUID person(byte[] random) {
        var bits = ByteBuffer.wrap(random);
        // Marked as any random id is.
        return new UUID(
                (bits.getLong() & ~0xF000L) | 0x4000L,
                (bits.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
    }

    String returnCode(UUID attempt) {
        return ReturnCode.of(mac("return code:" + attempt));
    }

    private byte[] mac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
        }
    }
}
