package dev.scotoma.statistics.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scotoma.statistics.mining.Observations.Collector;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForecastTest {
    private static Observations flags(int axes, int values) {
        var random = new Random(axes);
        Collector rows = Observations.of(
                IntStream.range(0, axes).mapToObj(axis -> "f" + axis).toArray(String[]::new));
        for (int row = 0; row < 2_000; row++) {
            List<String> some = new ArrayList<>();
            for (int axis = 0; axis < axes; axis++) {
                some.add("v" + random.nextInt(1 + random.nextInt(values)));
            }
            rows.add(row, row % 10 == 0 ? 1 : 0, some);
        }
        return rows.build();
    }

    @Test
    void hypothesesAreForecastFromAFewCombinations() {
        for (int order = 1; order <= 3; order++) {
            var settings = new Settings(order, 100, 0.05, 0);
            Observations rows = flags(24, 4);
            int[] supported = {0};
            new Counters(rows)
                    .upTo(order, 100, cell -> supported[0] += cell.tally().rows() >= 100 ? 1 : 0);
            assertThat(Forecast.of(rows, settings).hypotheses()).isCloseTo(supported[0], within(0.15 * supported[0]));
        }
    }

    @Test
    void timeAndMemoryGrowWithTheAxes() {
        var settings = new Settings(3, 100, 0.05, 0);
        Forecast few = Forecast.of(flags(20, 2), settings);
        Forecast many = Forecast.of(flags(80, 2), settings);
        // Of 80 axes there are 72 times as many combinations of three as of 20.
        assertThat(many.bytes() / few.bytes()).isBetween(50.0, 80.0);
        assertThat(many.seconds() / few.seconds()).isBetween(50.0, 80.0);
    }

    @Test
    void whereNoAxisHasTwoValuesNothingIsTested() {
        assertThat(Forecast.of(flags(3, 1), new Settings(3, 100, 0.05, 0)).hypotheses())
                .isZero();
        assertThat(Forecast.of(Observations.of("a").build(), new Settings(3, 100, 0.05, 0))
                        .hypotheses())
                .isZero();
    }
}
