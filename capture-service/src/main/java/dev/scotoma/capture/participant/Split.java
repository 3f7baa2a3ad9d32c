package dev.scotoma.capture.participant;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.persistence.EnumeratedValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Where a participant's sessions go: 70% train, 15% dev, 15% test. Drawn by a keyed hash of the id, so that nobody can choose
 * an id for its split, and whoever holds the key can prove that no draw was repeated.
 */
public enum Split {
    @JsonProperty("train")
    TRAIN("train"),
    @JsonProperty("dev")
    DEV("dev"),
    @JsonProperty("test")
    TEST("test");

    private static final double TRAIN_SHARE = 0.70;
    private static final double DEV_SHARE = 0.15;

    @EnumeratedValue
    final String word;

    Split(String word) {
        this.word = word;
    }

    static Split draw(UUID participant, String key) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            var id = ByteBuffer.allocate(16)
                    .putLong(participant.getMostSignificantBits())
                    .putLong(participant.getLeastSignificantBits());
            // The top 53 bits make a double in [0, 1) without rounding.
            double draw = (ByteBuffer.wrap(mac.doFinal(id.array())).getLong() >>> 11) * 0x1.0p-53;
            if (draw < TRAIN_SHARE) {
                return TRAIN;
            }
            return draw < TRAIN_SHARE + DEV_SHARE ? DEV : TEST;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
