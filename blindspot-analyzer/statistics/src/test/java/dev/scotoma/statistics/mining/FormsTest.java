package dev.scotoma.statistics.mining;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FormsTest {
    private interface Odds {
        double of(int a, int b);
    }

    /** Axes a of 3 and b of 4 values, coded as they are called. */
    private static Observations rows(long seed, Odds odds) {
        var random = new Random(seed);
        var rows = Observations.of("a", "b");
        for (int i = 0; i < 12_000; i++) {
            int a = i % 3;
            int b = i / 3 % 4;
            double of = odds.of(a, b);
            rows.add(i, random.nextDouble() < of / (1 + of) ? 1 : 0, List.of("a" + a, "b" + b));
        }
        return rows.build();
    }

    private static Box box(Postings postings, int[] axes, int... bits) {
        BitSet[] codes = new BitSet[axes.length];
        for (int i = 0; i < axes.length; i++) {
            codes[i] = BitSet.valueOf(new long[] {bits[i]});
        }
        return new Box(axes, codes, Optional.empty(), postings);
    }

    private static boolean agree(double one, double other) {
        Observations rows = rows(1, (a, b) -> b == 1 ? one : b == 2 ? other : .05);
        var postings = new Postings(rows);
        return new Forms(rows, postings, new Fits(rows), 1e-3, true)
                .agree(box(postings, new int[] {1}, 0b0110), List.of());
    }

    @Test
    void valuesOfOneEffectAgreeAndOthersDoNot() {
        assertThat(agree(.2, .2)).isTrue();
        assertThat(agree(.2, .4)).isFalse();
    }

    @Test
    void nothingIsLeftBeyondTwoEffectsThatMultiplyTheOdds() {
        double squares = 0;
        for (int seed = 0; seed < 20; seed++) {
            Observations rows = rows(seed, (a, b) -> .1 * (a == 1 ? 5 : 1) * (b == 1 ? 4 : b == 2 ? .5 : 1));
            var postings = new Postings(rows);
            Box both = box(postings, new int[] {0, 1}, 0b010, 0b0010);
            PartsTest.Beyond beyond = new PartsTest(rows, postings, new Fits(rows)).of(both, List.of());
            assertThat(beyond.left()).isBetween(.3, .9);
            squares += beyond.score() * beyond.score();
        }
        // The mean of 20 squared scores is 1 within .32; alone the conjunction stands out by 20 standard errors and
        // more.
        assertThat(squares / 20).isLessThan(2);
    }

    @Test
    void whatIsWorseOnlyWhereBothHoldIsLeftBeyondThem() {
        Observations rows = rows(3, (a, b) -> a == 1 && b == 1 ? .3 : .1);
        var postings = new Postings(rows);
        var parts = new PartsTest(rows, postings, new Fits(rows));
        Box both = box(postings, new int[] {0, 1}, 0b010, 0b0010);
        assertThat(parts.of(both, List.of()).score()).isGreaterThan(PartsTest.BEYOND);
        // Given itself there is nothing.
        assertThat(parts.of(both, List.of(both.rows()))).isEqualTo(new PartsTest.Beyond(0, 0));
    }
}
