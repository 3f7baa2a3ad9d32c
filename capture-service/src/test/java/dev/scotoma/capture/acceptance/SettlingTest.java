package dev.scotoma.capture.acceptance;

import static dev.scotoma.capture.session.Truth.ATTACK;
import static dev.scotoma.capture.session.Truth.GENUINE;
import static dev.scotoma.capture.session.Truth.UNDECIDED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SettlingTest {
    @Test
    void oneReviewerDecidesUnlessTheyAskForASecondOpinion() {
        assertThat(Rulings.settle(List.of(), ATTACK, false)).hasValue(ATTACK);
        assertThat(Rulings.settle(List.of(), ATTACK, true)).isEmpty();
    }

    @Test
    void twoWhoAgreeDecideAndOfTwoWhoDifferAThirdDecides() {
        assertThat(Rulings.settle(List.of(ATTACK), ATTACK, true)).hasValue(ATTACK);
        assertThat(Rulings.settle(List.of(ATTACK), GENUINE, false)).isEmpty();
        assertThat(Rulings.settle(List.of(ATTACK, GENUINE), GENUINE, false)).hasValue(GENUINE);
    }

    @Test
    void whatThreeSayDifferentlyIsUndecided() {
        assertThat(Rulings.settle(List.of(ATTACK, UNDECIDED), GENUINE, true)).hasValue(UNDECIDED);
    }
}
