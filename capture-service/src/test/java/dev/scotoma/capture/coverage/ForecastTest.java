package dev.scotoma.capture.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scotoma.capture.coverage.Forecast.Known;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ForecastTest {
    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");

    @Test
    void tenOfTwentyInTwoDaysTakesTwoMoreAndWhatIsPaidForNothingIsPaidForTheRestAsWell() {
        // Fifteen were paid at 100 each for the ten that count.
        var forecast = Forecast.of(known(10, NOW.minus(Duration.ofDays(2)), 10, 15), NOW);
        assertThat(forecast.perDay()).isEqualTo(5);
        assertThat(forecast.endsAt()).isEqualTo(NOW.plus(Duration.ofDays(2)));
        assertThat(forecast.spentMinor()).isEqualTo(1_500);
        assertThat(forecast.costMinor()).isEqualTo(1_500 + 1_500);
    }

    @Test
    void aFirstTakePromisesNoThousandsADay() {
        var forecast = Forecast.of(known(9, NOW.minusSeconds(30), 1, 1), NOW);
        assertThat(forecast.perDay()).isEqualTo(4);
        assertThat(forecast.endsAt()).isEqualTo(NOW.plus(Duration.ofHours(54)));
    }

    @Test
    void noEndIsForeseenWithoutAPaceWithoutANumberAndWithNothingMissing() {
        assertThat(Forecast.of(known(9, NOW, 0, 0), NOW).endsAt()).isNull();
        assertThat(Forecast.of(known(9, NOW, 0, 0), NOW).costMinor()).isEqualTo(900);
        assertThat(Forecast.of(known(0, NOW.minus(Duration.ofDays(2)), 10, 10), NOW)
                        .endsAt())
                .isNull();
        var endless = Forecast.of(known(null, NOW.minus(Duration.ofDays(2)), 10, 10), NOW);
        assertThat(endless.endsAt()).isNull();
        assertThat(endless.costMinor()).isNull();
    }

    private static Known known(@Nullable Integer missing, Instant since, int accepted, int paid) {
        return new Known(
                missing, missing == null ? 0 : 100L * missing, since, accepted, accepted, paid, 100L * paid, "GBP");
    }
}
