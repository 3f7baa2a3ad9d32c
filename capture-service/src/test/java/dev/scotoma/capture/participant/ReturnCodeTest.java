package dev.scotoma.capture.participant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class ReturnCodeTest {
    @Test
    void codeIsFiveGroupsOfLettersThatCannotBeMistaken() {
        assertThat(ReturnCode.fresh()).matches("([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{5}");
    }

    @Test
    void codesDoNotRepeat() {
        var codes = new HashSet<String>();
        for (int draw = 0; draw < 1000; draw++) {
            codes.add(ReturnCode.fresh());
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
}
