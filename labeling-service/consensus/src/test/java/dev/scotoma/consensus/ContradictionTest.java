package dev.scotoma.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ContradictionTest {
    @Test
    void aCueWithoutAnAttackContradictsItselfTheSurestFirst() {
        var found = Contradiction.of(Map.of("moire", 0.7, "phone", 0.98, "spoof", 0.1, "hidden", 1.0, "mirror", 1.0));
        assertThat(found).extracting(Contradiction::cue).containsExactly("phone", "moire");
        assertThat(found.getFirst().whole()).isEqualTo("spoof");
        assertThat(found.getFirst().probability()).isEqualTo(0.88, within(1e-12));
    }

    @Test
    void whatIsNotDecidedContradictsNothing() {
        assertThat(Contradiction.of(Map.of("phone", 1.0, "spoof", 0.5))).isEmpty();
        assertThat(Contradiction.of(Map.of("phone", 0.5, "spoof", 0.0))).isEmpty();
        assertThat(Contradiction.of(Map.of("phone", 1.0))).isEmpty();
        assertThat(Contradiction.of(Map.of("phone", 0.0, "spoof", 1.0))).isEmpty();
    }
}
