package dev.scotoma.statistics.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScoreStatisticTest {
    private static final double LEVEL = 1e-3;

    @Test
    void noEvidenceIsStrongerThanItsBound() {
        int missed = 0;
        int reached = 0;
        for (int seed = 0; seed < 30; seed++) {
            Observations rows = weakWhereTwoAxesAreZero(new Random(seed));
            var postings = new Postings(rows);
            List<Cell> cells = new ArrayList<>();
            new Counters(rows).upTo(2, 20, cells::add);
            for (int reported = 0; reported < 3; reported++) {
                var test = new ScoreStatistic(
                        rows,
                        cells.stream()
                                .skip(seed % 5)
                                .limit(reported)
                                .map(cell -> cell.rows(postings))
                                .toList());
                for (Cell cell : cells) {
                    Evidence evidence =
                            test.either(cell.rows(postings), cell.tally().rows());
                    Evidence bound = test.atMost(cell);
                    assertThat(evidence.p()).isGreaterThanOrEqualTo(bound.p());
                    assertThat(evidence.score()).isLessThanOrEqualTo(bound.score());
                    missed += bound.p() > LEVEL ? 1 : 0;
                    reached += evidence.p() <= LEVEL ? 1 : 0;
                }
            }
        }
        assertThat(missed).isGreaterThan(1_000);
        assertThat(reached).isGreaterThan(50);
    }

    @Test
    void theTallyTellsWhatTheRowsTellWhereNothingIsReported() {
        Observations rows = weakWhereTwoAxesAreZero(new Random(1));
        var postings = new Postings(rows);
        var test = new ScoreStatistic(rows, List.of());
        List<Cell> cells = new ArrayList<>();
        new Counters(rows).upTo(3, 20, cells::add);
        assertThat(cells)
                .hasSizeGreaterThan(100)
                .anyMatch(cell -> test.either(cell, postings).p() < LEVEL);
        for (Cell cell : cells) {
            Evidence told = test.either(cell, postings);
            Evidence read = test.either(cell.rows(postings), cell.tally().rows());
            assertThat(told.p()).isCloseTo(read.p(), withinPercentage(1e-7));
            assertThat(told.score()).isCloseTo(read.score(), withinPercentage(1e-7));
        }
    }

    @Test
    void aCandidateWithSomebodyWhoseWeightIsCappedHasNoBound() {
        var rows = Observations.of("a", "b");
        for (int i = 0; i < 400; i++) {
            rows.add(i < 100 ? 0 : i, i % 7 == 0 ? 1 : 0, List.of(i < 200 ? "x" : "y", "b" + i % 2));
        }
        var built = rows.build();
        var test = new ScoreStatistic(built, List.of());
        new Counters(built).upTo(1, 1, cell -> {
            if (cell.axis(0) == 0 && cell.code(0) == 0) {
                assertThat(cell.isCapped()).isTrue();
                assertThat(test.atMost(cell)).isEqualTo(Evidence.UNBOUNDED);
            }
        });
    }

    private static Observations weakWhereTwoAxesAreZero(Random random) {
        var rows = Observations.of("a", "b", "c");
        for (int i = 0; i < 1_500; i++) {
            int a = random.nextInt(4);
            int b = random.nextInt(3);
            int person = random.nextInt(700);
            double chance = 0.1 + (person % 5 == 0 ? 0.1 : 0) + (a == 0 ? 0.1 : 0) + (b == 0 ? 0.15 : 0);
            int error = random.nextDouble() < chance ? 1 : 0;
            rows.add(person, error, List.of("a" + a, "b" + b, "c" + random.nextInt(6)));
        }
        return rows.build();
    }
}
