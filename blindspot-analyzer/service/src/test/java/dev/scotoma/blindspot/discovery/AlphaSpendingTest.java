package dev.scotoma.blindspot.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.scotoma.statistics.mining.Tails;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlphaSpendingTest {
    private static final double ALPHA = 0.05;

    @Test
    void theFirstLooksSpendWhatTheTableSays() {
        assertThat(AlphaSpending.share(ALPHA, 1)).isCloseTo(0.030396, within(1e-6));
        assertThat(AlphaSpending.share(ALPHA, 2)).isCloseTo(0.007599, within(1e-6));
        assertThat(AlphaSpending.share(ALPHA, 3)).isCloseTo(0.003377, within(1e-6));
        assertThat(AlphaSpending.share(ALPHA, 5)).isCloseTo(0.001216, within(1e-6));
    }

    /** The tail beyond n lies between 6/π²·1/(n + 1) and 6/π²·1/n of α. */
    @Test
    void anyNumberOfLooksSpendsLessThanAlphaAndInTheEndAllOfIt() {
        double sum = 0;
        for (int place = 1; place <= 1_000_000; place++) {
            double share = AlphaSpending.share(ALPHA, place);
            assertThat(share).isPositive();
            sum += share;
        }
        double tail = 6 / (Math.PI * Math.PI) / 1_000_000;
        assertThat(sum).isLessThan(ALPHA).isCloseTo(ALPHA * (1 - tail), within(1e-12));
    }

    /** Mining runs over the same noise, each over more of it: the worst that repeated runs can do. */
    @Test
    void whoLooksFiftyTimesAtGrowingNoiseIsFooledNoMoreOftenThanAlpha() {
        int fooled = 0;
        int fooledWithout = 0;
        int worlds = 4_000;
        var random = new Random(7);
        double[] critical = IntStream.rangeClosed(0, 50)
                .mapToDouble(place -> normalQuantile(AlphaSpending.share(ALPHA, Math.max(1, place))))
                .toArray();
        double unspent = normalQuantile(ALPHA);
        for (int world = 0; world < worlds; world++) {
            double sum = 0;
            boolean found = false;
            boolean foundWithout = false;
            for (int place = 1; place <= 50; place++) {
                sum += random.nextGaussian();
                found |= sum / Math.sqrt(place) >= critical[place];
                foundWithout |= sum / Math.sqrt(place) >= unspent;
            }
            fooled += found ? 1 : 0;
            fooledWithout += foundWithout ? 1 : 0;
        }
        // P(Binomial(4000, .05) > 246) is below .1%.
        assertThat(fooled).isPositive().isLessThanOrEqualTo(246);
        assertThat(fooledWithout).isGreaterThan(1_000);
    }

    @Test
    void thereIsNoLookBeforeTheFirst() {
        assertThatThrownBy(() -> AlphaSpending.share(ALPHA, 0)).hasMessageContaining("place 0");
    }

    /** Of so many degrees of freedom Student's t is normal. */
    private static double normalQuantile(double tail) {
        return Tails.studentQuantile(tail, 1e7);
    }
}
