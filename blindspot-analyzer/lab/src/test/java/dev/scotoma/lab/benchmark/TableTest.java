package dev.scotoma.lab.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scotoma.lab.benchmark.Table.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableTest {
    private static final Shape SHAPE = new Shape(20_000, 8_000, 0, 0.05, 0);
    private static final Planted PLANTED = new Planted(List.of(2), List.of(1), 4);

    @Test
    void whatIsPlantedHasTheOddsThatItShould() {
        var table = new Table(1, SHAPE).with(List.of(PLANTED));
        // Odds of 4 to 1 against 1 to 19.
        double inside = 4.0 / 19 / (1 + 4.0 / 19);
        assertThat(table.chance(PLANTED.where())).isCloseTo(inside, within(1e-9));
        assertThat(table.observations().rate()).isBetween(0.05, inside);
        assertThat(table.strength(PLANTED)).isGreaterThan(8);
        assertThat(table.jaccard(PLANTED, PLANTED.where())).isEqualTo(1);
    }

    @Test
    void theSameSeedIsTheSameTableAndAnotherIsNot(@TempDir Path folder) throws IOException {
        new Table(1, SHAPE).with(List.of()).write(folder.resolve("one"));
        new Table(1, SHAPE).with(List.of()).write(folder.resolve("again"));
        new Table(2, SHAPE).with(List.of()).write(folder.resolve("other"));
        assertThat(folder.resolve("again")).hasSameBinaryContentAs(folder.resolve("one"));
        assertThat(Files.mismatch(folder.resolve("one"), folder.resolve("other")))
                .isPositive();
        assertThat(Files.readAllLines(folder.resolve("one"))).hasSize(20_001);
    }

    @Test
    void oneParticipantDominatesWhenAsked() {
        var table = new Table(1, new Shape(10_000, 5_000, 1, 0.05, 0.3)).with(List.of());
        assertThat(table.observations().rows()).isEqualTo(10_000);
        assertThat(new dev.scotoma.statistics.mining.Miner(new dev.scotoma.statistics.mining.Settings(1, 100, 0.05, 0))
                        .mine(table.observations())
                        .warnings())
                .anyMatch(warning -> warning.startsWith("One participant has "));
    }

    @Test
    void weaknessesAreOfTheSizeTheyShouldBe() {
        var table = new Table(3, SHAPE);
        List<Planted> planted = table.anyWeaknesses(4);
        assertThat(planted).hasSize(4);
        var observations = table.with(planted).observations();
        assertThat(observations.rows()).isEqualTo(20_000);
        assertThat(planted).allSatisfy(weakness -> assertThat(weakness.odds()).isBetween(2.0, 6.0));
    }
}
