package dev.scotoma.webui.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecretsTest {
    @Test
    void drawnPasswordIsReadableAndMatchesItsHash() {
        String password = Secrets.password();
        assertThat(password).matches("([a-z2-9]{4}-){3}[a-z2-9]{4}").isNotEqualTo(Secrets.password());
        String hash = Secrets.hash(password);
        assertThat(hash).startsWith("$2a$12$").hasSize(60);
        assertThat(Secrets.matches(password, Optional.of(hash))).isTrue();
        assertThat(Secrets.matches(password + "x", Optional.of(hash))).isFalse();
        assertThat(Secrets.matches(password, Optional.empty())).isFalse();
    }

    @Test
    void cookieHas256Bits() {
        assertThat(Secrets.token()).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(Secrets.token());
    }

    @Test
    void unknownLoginTakesAboutAsLongAsAWrongPassword() {
        var hash = Optional.of(Secrets.hash("x"));
        long known = Long.MAX_VALUE;
        long unknown = Long.MAX_VALUE;
        // The shortest of several: what is left when the machine was not busy with something else.
        for (int i = 0; i < 5; i++) {
            known = Math.min(known, nanos(() -> Secrets.matches("wrong", hash)));
            unknown = Math.min(unknown, nanos(() -> Secrets.matches("wrong", Optional.empty())));
        }
        assertThat((double) unknown / known).isBetween(0.5, 2.0);
    }

    private static long nanos(Runnable task) {
        long began = System.nanoTime();
        task.run();
        return System.nanoTime() - began;
    }
}
