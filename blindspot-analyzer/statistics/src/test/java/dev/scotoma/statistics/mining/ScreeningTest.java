package dev.scotoma.statistics.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.scotoma.statistics.mining.Observations.Collector;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScreeningTest {
    private static final Settings SETTINGS = new Settings(3, 100, 0.05, 0);
    private static final List<String> AXES = List.of("camera", "light", "distance", "system", "place");
    private static final int VALUES = 4;

    @Test
    void whatIsCountedAndTestedIsWhatTheMinerCountsAndTests() {
        Observations rows = rows(1, 6_000, values -> is(values, 0, 1) && is(values, 1, 2) ? 0.3 : 0.05);
        Mined mined = new Miner(SETTINGS).mine(rows);
        Mined screened = screened(rows);
        assertThat(screened.all()).isEqualTo(mined.all());
        assertThat(screened.interval()).isEqualTo(mined.interval());
        assertThat(screened.tested()).isEqualTo(mined.tested());
        Subdomain one = mined.found().getFirst();
        Subdomain other = screened.found().getFirst();
        assertThat(conditions(screened)).isEqualTo(conditions(mined)).hasSize(1);
        assertThat(other.tally()).isEqualTo(one.tally());
        assertThat(other.interval()).isEqualTo(one.interval());
        assertThat(other.shrunk()).isCloseTo(one.shrunk(), within(1e-9));
    }

    @Test
    void gapsAreThoseOfTheMiner() {
        // One pair of the first axes and one of the last was never recorded, and neither was one triple.
        Observations rows = rows(
                2,
                16_000,
                values -> 0.05,
                values -> !(is(values, 0, 1) && is(values, 1, 2))
                        && !(is(values, 3, 3) && is(values, 4, 0))
                        && !(is(values, 1, 3) && is(values, 2, 0) && is(values, 3, 1)));
        List<Gap> gaps = screened(rows).gaps();
        List<Gap> known = Miner.gaps(rows, SETTINGS.minSupport());
        assertThat(gaps).hasSameSizeAs(known).filteredOn(gap -> gap.rows() == 0).hasSize(3);
        for (Gap gap : known) {
            assertThat(gaps).anySatisfy(same -> {
                assertThat(Set.copyOf(same.conditions())).isEqualTo(Set.copyOf(gap.conditions()));
                assertThat(same.rows()).isEqualTo(gap.rows());
                assertThat(same.expected()).isCloseTo(gap.expected(), within(1e-9));
            });
        }
    }

    @Test
    void whatNothingLetsExpectIsNoGap() {
        Collector rare = Observations.of("camera", "light");
        for (int row = 0; row < 6_000; row++) {
            rare.add(row, row % 10 == 0 ? 1 : 0, List.of(row < 150 ? "rare" : "v0", row >= 5_850 ? "rare" : "v0"));
        }
        Observations rows = rare.build();
        assertThat(Miner.gaps(rows, SETTINGS.minSupport())).isEmpty();
        assertThat(screened(rows).gaps()).isEmpty();
    }

    @Test
    void twoOverlappingEffectsAreTwoAndTheirOverlapIsExplained() {
        Observations rows = rows(3, 20_000, values -> 0.04 * (is(values, 0, 1) ? 3 : 1) * (is(values, 2, 2) ? 3 : 1));
        assertThat(conditions(screened(rows)))
                .containsExactlyInAnyOrder(
                        Set.of(new Condition("camera", "v1")), Set.of(new Condition("distance", "v2")));
    }

    @Test
    void aCauseInsideAnotherIsToldBesideIt() {
        Observations rows =
                rows(4, 20_000, values -> !is(values, 0, 1) ? 0.04 : is(values, 1, 1) && is(values, 2, 1) ? 0.5 : 0.12);
        assertThat(conditions(screened(rows)))
                .containsExactlyInAnyOrder(
                        Set.of(new Condition("camera", "v1")),
                        Set.of(
                                new Condition("camera", "v1"),
                                new Condition("light", "v1"),
                                new Condition("distance", "v1")));
    }

    @Test
    void beyondAStrongCauseAnotherValueOfItsAxisIsHeldAgainstTheRest() {
        Observations rows = rows(8, 20_000, values -> is(values, 0, 1) ? 0.3 : is(values, 0, 2) ? 0.15 : 0.05);
        assertThat(conditions(screened(rows)))
                .containsExactlyInAnyOrder(
                        Set.of(new Condition("camera", "v1")), Set.of(new Condition("camera", "v2")));
    }

    @Test
    void sharedRowsAreThoseCountedOrAnUpperBound() {
        var cells = cells(rows(9, 6_000, values -> 0.1));
        var screening = new Screening(cells, SETTINGS);
        var camera = new Condition("camera", "v1");
        var light = new Condition("light", "v2");
        var distance = new Condition("distance", "v3");
        var system = new Condition("system", "v0");
        assertThat(screening.shared(Set.of(camera, light), Set.of(light, distance)))
                .isEqualTo(cells.of(Set.of(camera, light, distance)).rows());
        assertThat(screening.shared(Set.of(camera), Set.of(camera, light)))
                .isEqualTo(cells.of(Set.of(camera, light)).rows());
        assertThat(screening.shared(Set.of(camera), Set.of(new Condition("camera", "v2"), light)))
                .isZero();
        assertThat(screening.shared(Set.of(camera, light), Set.of(distance, system)))
                .isEqualTo(Stream.of(
                                Set.of(camera, light, distance),
                                Set.of(camera, light, system),
                                Set.of(camera, distance, system),
                                Set.of(light, distance, system))
                        .mapToInt(part -> cells.of(part).rows())
                        .min()
                        .orElseThrow());
    }

    @Test
    void aPartThatHoldsForTheSameRowsIsTheHypothesis() {
        Collector rows = Observations.of("camera", "copy");
        for (int row = 0; row < 1_000; row++) {
            rows.add(row, row % 10 == 0 ? 1 : 0, List.of("v" + row % 2, "v" + row % 2));
        }
        // Two values of one axis are one hypothesis; that the other axis copies it, only the rows would tell.
        assertThat(screened(rows.build()).tested()).isEqualTo(2);
    }

    @Test
    void whereSomebodyHasMostOfTheRowsNothingIsTested() {
        Mined screened = screened(oneHas(14));
        assertThat(screened.found()).isEmpty();
        assertThat(screened.tested()).isPositive();
        assertThat(screened.warnings())
                .anyMatch(warning -> warning.contains("were not tested: somebody may have more"));
    }

    @Test
    void whereSomebodyMakesTheBaseRateNothingIsTestedAtAll() {
        Mined screened = screened(oneHas(4));
        assertThat(screened.tested()).isZero();
        assertThat(screened.warnings())
                .anyMatch(warning -> warning.contains("were not tested: somebody may have more"));
    }

    /** One in so many sessions is of one person, who records the same again and again. */
    private static Observations oneHas(int oneIn) {
        var random = new Random(10);
        Collector rows = Observations.of(AXES.toArray(String[]::new));
        for (int row = 0; row < 6_000; row++) {
            boolean one = row % oneIn == 0;
            rows.add(
                    one ? 0 : row,
                    random.nextDouble() < (one ? 0.6 : 0.05) ? 1 : 0,
                    one ? List.of("v1", "v1", "v1", "v1", "v1") : values(random));
        }
        return rows.build();
    }

    @Test
    void aTendencyOfParticipantsIsNoSubdomain() {
        // Ten sessions each under the same conditions; one participant in ten fails always.
        var random = new Random(5);
        Collector rows = Observations.of(AXES.toArray(String[]::new));
        for (int person = 0; person < 600; person++) {
            List<String> values = values(random);
            int error = random.nextInt(10) == 0 ? 1 : 0;
            for (int session = 0; session < 10; session++) {
                rows.add(person, error, values);
            }
        }
        assertThat(screened(rows.build()).found()).isEmpty();
    }

    @Test
    void countersOfDifferentParticipantsAddUp() {
        Observations rows = rows(6, 6_000, values -> is(values, 3, 0) ? 0.2 : 0.05);
        var shards = new Cells();
        for (int shard = 0; shard < 3; shard++) {
            int mine = shard;
            Collector part = Observations.of(AXES.toArray(String[]::new));
            for (int row = 0; row < rows.rows(); row++) {
                if (rows.clusters()[row] % 3 == mine) {
                    List<String> values = new ArrayList<>();
                    for (int axis = 0; axis < AXES.size(); axis++) {
                        values.add(rows.axes().get(axis).values().get(rows.codes(axis)[row]));
                    }
                    part.add(rows.clusters()[row], rows.outcomes()[row], values);
                }
            }
            add(part.build(), shards);
        }
        Mined screened = screened(rows);
        assertThat(new Screening(shards, SETTINGS).mined().found())
                .isEqualTo(screened.found())
                .hasSize(1);
    }

    @Test
    void countersThatAreNotWholeAreRefused() {
        Cells cells = cells(rows(7, 2_000, values -> 0.1));
        var less = new Cells();
        Set<Condition> gone = Set.of(new Condition("camera", "v1"), new Condition("light", "v2"));
        cells.tallies().forEach((conditions, tally) -> {
            if (!conditions.equals(gone)) {
                less.add(List.copyOf(conditions), tally);
            }
        });
        assertThatThrownBy(() -> new Screening(less, SETTINGS)).hasMessageContaining("counters have to be whole");
        cells.add(List.copyOf(gone), cells.of(gone));
        assertThatThrownBy(() -> new Screening(cells, SETTINGS)).hasMessageContaining("counters have to be whole");
    }

    private static boolean is(List<String> values, int axis, int value) {
        return values.get(axis).equals("v" + value);
    }

    private static Observations rows(long seed, int count, ToDoubleFunction<List<String>> rate) {
        return rows(seed, count, rate, values -> true);
    }

    private static Observations rows(
            long seed, int count, ToDoubleFunction<List<String>> rate, Predicate<List<String>> recorded) {
        var random = new Random(seed);
        Collector rows = Observations.of(AXES.toArray(String[]::new));
        for (int row = 0; row < count; row++) {
            List<String> values = values(random);
            double chance = rate.applyAsDouble(values);
            double drawn = random.nextDouble();
            if (recorded.test(values)) {
                rows.add(row % (count / 3), drawn < chance ? 1 : 0, values);
            }
        }
        return rows.build();
    }

    private static List<String> values(Random random) {
        List<String> values = new ArrayList<>();
        for (int axis = 0; axis < AXES.size(); axis++) {
            values.add("v" + random.nextInt(VALUES));
        }
        return values;
    }

    private static Mined screened(Observations rows) {
        return new Screening(cells(rows), SETTINGS).mined();
    }

    private static Cells cells(Observations rows) {
        var cells = new Cells();
        add(rows, cells);
        return cells;
    }

    private static void add(Observations rows, Cells cells) {
        var ledger = new Ledger(rows.axes());
        ledger.addAll(rows);
        ledger.each(counted -> cells.add(counted.conditions(), counted.tally()));
    }

    private static Set<Set<Condition>> conditions(Mined mined) {
        Set<Set<Condition>> conditions = new HashSet<>();
        mined.found().forEach(found -> conditions.add(Set.copyOf(found.conditions())));
        return conditions;
    }
}
