package dev.scotoma.capture.participant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class ReturnCodeTest {
    @Test
    void codeIsFiveGroupsOfLettersThatCannotBeMistaken() {
        assertThat(fresh()).matches("([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{5}");
    }

    @Test
    void codesDoNotRepeat() {
        var codes = new HashSet<String>();
        for (int draw = 0; draw < 1000; draw++) {
            codes.add(fresh());
        }
        assertThat(codes).hasSize(1000);
    }

    @Test
    void typingIsForgivenCaseSpacesAndLookAlikes() {
        assertThat(ReturnCode.hash(" abc01 2345-6789 zyxwv01 0l0 "))
                .isEqualTo(ReturnCode.hash("ABCO1-23456-789ZY-XWVOI-OIO"));
    }

    @Test
    void anotherCodeIsAnotherHash() {
        assertThat(ReturnCode.hash("ABC01")).isNotEqualTo(ReturnCode.hash("ABC02"));
    }

    private static String fresh() {
        byte[] random = new byte[32];
        new java.security.SecureRandom().nextBytes(random);
        return ReturnCode.of(random);
    }

    @Test
    void everySymbolOfTheCodeComesFromItsOwnBits() {
        byte[] random = new byte[32];
        assertThat(ReturnCode.of(random)).isEqualTo("00000-00000-00000-00000-00000");
        random[0] = (byte) 0b00001_000;
        random[15] = (byte) 0b000_00111;
        assertThat(ReturnCode.of(random)).isEqualTo("10000-00000-00000-00000-00000");
        random[15] = (byte) 0b1111_1000;
        assertThat(ReturnCode.of(random)).isEqualTo("10000-00000-00000-00000-0000Z");
    }
}
