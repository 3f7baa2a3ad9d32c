package dev.scotoma.lab.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scotoma.lab.benchmark.KnownCauses.Told;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KnownCausesTest {
    @ParameterizedTest
    @EnumSource
    void justWhatIsRightIsTold(KnownCause cause) {
        Told told = new KnownCauses(_ -> {}).of(cause, 3, 900_000);
        assertThat(told.right()).isGreaterThanOrEqualTo(2);
        assertThat(told.edges()).isEqualTo(told.right() * cause.edges(new double[] {0}).length);
        assertThat(told.covered()).isGreaterThanOrEqualTo(told.edges() - 1);
        assertThat(told.medianMiss()).isLessThan(0.02);
    }
}
