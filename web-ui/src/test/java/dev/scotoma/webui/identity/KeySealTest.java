package dev.scotoma.webui.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySealTest {
    private static final byte[] SECRET = {1, 2, 3, 4, 5};

    private static KeySeal seal(int first) {
        byte[] key = new byte[32];
        key[0] = (byte) first;
        return new KeySeal(Base64.getEncoder().encodeToString(key));
    }

    @Test
    void whatWasSealedOpensUnderTheSameKeyAndName() {
        var seal = seal(1);
        byte[] sealed = seal.seal(SECRET, "kid");
        assertThat(sealed).hasSize(12 + SECRET.length + 16);
        assertThat(seal(1).open(sealed, "kid"))
                .hasValueSatisfying(open -> assertThat(open).isEqualTo(SECRET));
        assertThat(seal.seal(SECRET, "kid")).as("a nonce of its own").isNotEqualTo(sealed);
    }

    @Test
    void nothingElseOpens() {
        byte[] sealed = seal(1).seal(SECRET, "kid");
        assertThat(seal(2).open(sealed, "kid")).isEmpty();
        assertThat(seal(1).open(sealed, "another")).isEmpty();
        sealed[14] ^= 1;
        assertThat(seal(1).open(sealed, "kid")).isEmpty();
        assertThat(seal(1).open(new byte[0], "kid")).isEmpty();
        assertThat(seal(1).open(new byte[12], "kid")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "c2hvcnQ=", "%%%"})
    void keyThatIsNoKeyIsOneSentenceWithoutTheKey(String configured) {
        assertThatThrownBy(() -> new KeySeal(configured))
                .hasMessage("SCOTOMA_IDENTITY_KEY must be 32 random bytes in base64.");
    }
}
