package dev.scotoma.labeling.labeler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignsTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            answers vary,                                      100, 0,   60, 100, 60, ''
            a fifth came in less than half the clip,           100, 20,  60, 100, 60, ''
            more than that did,                                100, 21,  60, 100, 60, fast
            too few answers to say anything,                    19, 19,  19,  19,  1, ''
            eight times no where nearly all clips are genuine, 100, 0,  100, 100, 90, ''
            eight times no where half of them are not,         100, 0,  100, 100, 50, same
            nothing is decided yet of what they answered,      100, 0,  100,   0,  0, ''
            both,                                              100, 50,  95, 100, 69, fast same""")
    void aSignIsAQuestionAndNotTheHonestRowOfNo(
            String what, int clips, int tooFast, int same, int decided, int samePublished, String signs) {
        List<String> expected = signs.isEmpty() ? List.of() : Arrays.asList(signs.split(" "));
        assertThat(new Profiles.Recent(UUID.randomUUID(), clips, 9000, tooFast, same, decided, samePublished).signs())
                .as(what)
                .isEqualTo(expected);
    }
}
