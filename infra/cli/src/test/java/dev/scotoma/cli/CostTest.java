package dev.scotoma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scotoma.statistics.mining.Forecast;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CostTest {
    private static final long MEMORY = 1_000_000_000;

    private static Cost cost(double seconds, double bytes) {
        return new Cost(
                new Forecast(150, 4_000_000, seconds, bytes), Optional.of(new Forecast(150, 45_000, 1, 18e6)), 3);
    }

    @Test
    void whatFitsIsNotRefused() {
        assertThat(cost(50, 6e8).refusal(MEMORY, false)).isEmpty();
    }

    @Test
    void whatDoesNotFitIntoMemoryIsRefusedWhateverWasSaid() {
        for (boolean consent : new boolean[] {false, true}) {
            assertThat(cost(50, 8e8).refusal(MEMORY, consent).orElseThrow())
                    .contains("150 axes at --max-order 3: about 4,000,000 subdomains to test, some 50 s and 800 MB.")
                    .contains("There are 700 MB for it")
                    .contains("With --max-order 2: about 45,000 subdomains to test, some 1 s and 18 MB.");
        }
    }

    @Test
    void aLongSearchTakesConsent() {
        assertThat(cost(601, 6e8).refusal(MEMORY, false).orElseThrow())
                .contains("Say --max-order 3 to go on all the same.");
        assertThat(cost(601, 6e8).refusal(MEMORY, true)).isEmpty();
    }
}
