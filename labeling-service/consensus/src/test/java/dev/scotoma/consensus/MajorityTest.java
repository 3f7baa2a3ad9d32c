package dev.scotoma.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MajorityTest {
    @ParameterizedTest(name = "{0} yes, {1} no, {2} unsure: {3} at {4}")
    @CsvSource({
        "3, 0, 0, present, 1",
        "2, 1, 0, present, 0.6666666666666666",
        "1, 2, 0, absent, 0.3333333333333333",
        "0, 3, 0, absent, 0",
        "2, 0, 1, present, 1",
        "0, 2, 1, absent, 0",
        // "Unsure" is missing information: one answer that says something decides.
        "1, 0, 2, present, 1",
        "0, 1, 2, absent, 0",
        "1, 1, 1, contested, 0.5",
        "1, 1, 0, contested, 0.5",
        "2, 2, 3, contested, 0.5",
        "0, 0, 3, insufficient,",
        "0, 0, 0, insufficient,",
        "4, 3, 0, present, 0.5714285714285714",
    })
    void everyTallyHasItsVerdict(int yes, int no, int unsure, String verdict, Double probability) {
        switch (Majority.decide(new Tally(yes, no, unsure))) {
            case Verdict.Settled settled -> {
                assertThat(verdict).isEqualTo(settled.present() ? "present" : "absent");
                assertThat(settled.probability()).isEqualTo(probability);
            }
            case Verdict.Contested contested -> {
                assertThat(verdict).isEqualTo("contested");
                assertThat(contested.probability()).isEqualTo(probability);
            }
            case Verdict.Insufficient nothing -> assertThat(verdict).isEqualTo("insufficient");
        }
    }

    @Test
    void negativeCountsAreRefused() {
        assertThatThrownBy(() -> new Tally(0, -1, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
