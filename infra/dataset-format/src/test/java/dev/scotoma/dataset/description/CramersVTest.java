package dev.scotoma.dataset.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CramersVTest {
    @Test
    void theDistributionIsThatOfTheTables() {
        // Central: the well-known points of 1 and 4 degrees of freedom.
        assertThat(NoncentralChiSquare.cumulative(3.841459, 1, 0)).isCloseTo(.95, within(1e-7));
        assertThat(NoncentralChiSquare.cumulative(9.487729, 4, 0)).isCloseTo(.95, within(1e-7));
        // One degree of freedom and noncentrality 4: P(|Z + 2| ≤ 2) = Φ(0) − Φ(−4).
        assertThat(NoncentralChiSquare.cumulative(4, 1, 4)).isCloseTo(.5 - 3.167124e-5, within(1e-8));
        // Far out, where single terms underflow: one degree of freedom and noncentrality 2500, P(|Z + 50| ≤ 51) = Φ(1).
        assertThat(NoncentralChiSquare.cumulative(51 * 51, 1, 2500)).isCloseTo(.8413447, within(1e-6));
    }

    @Test
    void whatGoesTogetherEntirelyIsOne() {
        CramersV v = CramersV.of(new double[][] {{500, 0}, {0, 500}});
        assertThat(v.estimate()).isCloseTo(1, within(1e-3));
        assertThat(v.high()).isCloseTo(1, within(1e-9));
        assertThat(v.low()).isGreaterThan(.9);
    }

    @Test
    void theCorrectionIsBergsmas() {
        // χ² = 4 of 100 people in a 2×2 table: φ² − 1/99 over 2 − 1/99 − 1.
        CramersV v = CramersV.of(new double[][] {{30, 20}, {20, 30}});
        assertThat(v.estimate()).isCloseTo(Math.sqrt((.04 - 1 / 99.0) / (1 - 1 / 99.0)), within(1e-9));
    }

    @Test
    void nothingCanBeSaidOfOneValueOrOneKind() {
        assertThat(CramersV.of(new double[][] {{10, 10}}).estimate()).isNaN();
        assertThat(CramersV.of(new double[][] {{10, 0}, {20, 0}}).estimate()).isNaN();
        assertThat(CramersV.of(new double[0][]).estimate()).isNaN();
    }

    @Test
    void thePlainVOfManyCountriesIsBiasedAndThisIsNot() {
        // 20 values and 2000 people: the plain V is about .10 where nothing goes together.
        double estimates = 0;
        int covered = 0;
        var random = new Random(11);
        for (int run = 0; run < 200; run++) {
            CramersV v = CramersV.of(drawn(random, 20, 2000, 0));
            estimates += v.estimate() / 200;
            covered += v.low() == 0 ? 1 : 0;
        }
        assertThat(estimates).isLessThan(.035);
        assertThat(covered).isGreaterThan(185);
    }

    @Test
    void theIntervalHoldsTheTruthAboutNineteenTimesInTwenty() {
        // Two values, one with probability .5 + d of an attack and one with .5 − d: V is 2d.
        var random = new Random(12);
        int covered = 0;
        for (int run = 0; run < 400; run++) {
            CramersV v = CramersV.of(drawn(random, 2, 1500, .1));
            covered += v.low() <= .2 && .2 <= v.high() ? 1 : 0;
        }
        assertThat(covered).isBetween(365, 395);
    }

    private static double[][] drawn(Random random, int values, int people, double d) {
        var table = new double[values][2];
        for (int person = 0; person < people; person++) {
            int value = random.nextInt(values);
            double attack = .5 + (value % 2 == 0 ? d : -d);
            table[value][random.nextDouble() < attack ? 1 : 0]++;
        }
        return table;
    }
}
