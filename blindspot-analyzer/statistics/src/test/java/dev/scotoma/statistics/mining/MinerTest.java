package dev.scotoma.statistics.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scotoma.statistics.mining.Subdomain.Verdict;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MinerTest {
    private static final Settings SETTINGS = new Settings(3, 50, 0.05, 20);
    private static final String[] AXES = {"a", "b", "c", "d", "e"};

    private interface Risk {
        /** P(error) of a row with these values, before the person's own tendency. */
        double of(int[] values);
    }

    /** People with one to six rows each and a tendency of their own, on five axes of three values. */
    private static Observations simulated(long seed, int people, double spread, Risk risk) {
        var random = new Random(seed);
        var rows = Observations.of(AXES);
        for (int person = 0; person < people; person++) {
            double tendency = Math.exp(spread * random.nextGaussian());
            int sessions = 1 + random.nextInt(6);
            // As people do, most keep to their device and place.
            int[] own = random.ints(AXES.length, 0, 3).toArray();
            for (int i = 0; i < sessions; i++) {
                int[] values = own.clone();
                values[2 + random.nextInt(3)] = random.nextInt(3);
                double odds = risk.of(values) / (1 - risk.of(values)) * tendency;
                boolean error = random.nextDouble() < odds / (1 + odds);
                rows.add(
                        person,
                        error ? 1 : 0,
                        java.util.Arrays.stream(values).mapToObj(v -> "v" + v).toList());
            }
        }
        return rows.build();
    }

    private static Set<String> found(Mined mined) {
        // Whatever the way to it, each passes given the others.
        assertThat(mined.found()).allMatch(subdomain -> subdomain.adjustedP().orElseThrow() <= SETTINGS.alpha());
        return mined.found().stream()
                .map(subdomain -> subdomain.conditions().toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void whereNothingIsPlantedNothingIsReportedBeyondAlpha() {
        int reports = 0;
        int tables = 300;
        int smallest = Integer.MAX_VALUE;
        for (int table = 0; table < tables; table++) {
            Mined mined = new Miner(SETTINGS).mine(simulated(1_000 + table, 400, 1, values -> 0.05));
            smallest = Math.min(smallest, mined.tested());
            reports += mined.found().isEmpty() ? 0 : 1;
        }
        // At most α on average; P(Binomial(300, .05) ≥ 24) is about 2%.
        assertThat(reports).isLessThan(24);
        assertThat(smallest).isGreaterThan(40);
    }

    @Test
    void aPlantedConjunctionIsFoundAloneAndFirst() {
        for (int seed = 0; seed < 10; seed++) {
            Mined mined = new Miner(SETTINGS)
                    .mine(simulated(seed, 2_000, 0.7, values -> values[0] == 1 && values[3] == 2 ? 0.4 : 0.05));
            assertThat(found(mined)).containsExactly("[a=v1, d=v2]");
            Subdomain first = mined.found().getFirst();
            assertThat(first.interval().low()).isGreaterThan(mined.all().rate());
            assertThat(first.adjustedP().orElseThrow()).isLessThan(1e-6);
            // Its parents are worse too, because of it.
            assertThat(mined.subdomains())
                    .anyMatch(subdomain -> subdomain.verdict() == Verdict.EXPLAINED
                            && subdomain.conditions().equals(List.of(new Condition("a", "v1"))));
        }
    }

    @Test
    void twoOverlappingCausesComeOutAsTwo() {
        int exactly = 0;
        for (int seed = 0; seed < 10; seed++) {
            Mined mined = new Miner(SETTINGS).mine(simulated(100 + seed, 3_000, 0.5, values -> {
                double odds = 0.05 / 0.95 * (values[0] == 0 ? 3 : 1) * (values[1] == 2 ? 3 : 1);
                return odds / (1 + odds);
            }));
            exactly += found(mined).equals(Set.of("[a=v0]", "[b=v2]")) ? 1 : 0;
        }
        assertThat(exactly).isGreaterThanOrEqualTo(9);
    }

    @Test
    void aWorseCoreInsideABadRegionIsReportedBesideIt() {
        int exactly = 0;
        for (int seed = 0; seed < 10; seed++) {
            Mined mined = new Miner(SETTINGS)
                    .mine(simulated(seed, 4_000, 0.3, values -> values[0] != 0 ? 0.04 : values[1] == 1 ? 0.6 : 0.2));
            exactly += found(mined).equals(Set.of("[a=v0]", "[a=v0, b=v1]")) ? 1 : 0;
        }
        assertThat(exactly).isGreaterThanOrEqualTo(9);
    }

    /** One person with a third of the rows, who always fails in one place: a weakness of a person, not of a place. */
    @Test
    void onePersonMakesNoBlindSpot() {
        var rows = Observations.of("place", "x");
        for (int person = 0; person < 300; person++) {
            rows.add(person, person % 20 == 0 ? 1 : 0, List.of("p" + person % 3, "x" + person % 2));
        }
        for (int i = 0; i < 150; i++) {
            rows.add("busy", 1, List.of("p0", "x" + i % 2));
        }
        assertThat(new Miner(new Settings(3, 20, 0.05, 10)).mine(rows.build()).found())
                .isEmpty();
    }

    /**
     * Somebody with a third of the rows and a tendency of their own shifts the base rate, and nobody else stands out
     * for it.
     */
    @Test
    void onePersonWithAThirdOfTheRowsChangesNothingWhereNothingIsPlanted() {
        int reports = 0;
        for (int table = 0; table < 100; table++) {
            var random = new Random(5_000 + table);
            var rows = Observations.of(AXES);
            double own = 0.05 * Math.exp(random.nextGaussian());
            for (int i = 0; i < 3_000; i++) {
                boolean busy = i % 3 == 0;
                List<String> values =
                        random.ints(AXES.length, 0, 3).mapToObj(v -> "v" + v).toList();
                rows.add(busy ? -1 : i / 2, random.nextDouble() < (busy ? own : 0.05) ? 1 : 0, values);
            }
            Mined mined = new Miner(SETTINGS).mine(rows.build());
            reports += mined.found().isEmpty() ? 0 : 1;
            assertThat(mined.warnings()).hasSize(1).first().asString().contains("1000 of the 3000 rows");
        }
        // P(Binomial(100, .05) ≥ 11) is about 1%.
        assertThat(reports).isLessThan(11);
    }

    @Test
    void aBlindSpotInWhichOnePersonHasMostRowsIsFoundByTheOthers() {
        var random = new Random(11);
        var rows = Observations.of(AXES);
        for (int i = 0; i < 9_000; i++) {
            boolean busy = i % 3 == 0;
            int[] values = random.ints(AXES.length, 0, 3).toArray();
            values[0] = busy ? 1 : values[0];
            double risk = busy ? 0.05 : values[0] == 1 ? 0.2 : 0.05;
            rows.add(
                    busy ? -1 : i / 2,
                    random.nextDouble() < risk ? 1 : 0,
                    java.util.Arrays.stream(values).mapToObj(v -> "v" + v).toList());
        }
        assertThat(found(new Miner(SETTINGS).mine(rows.build()))).containsExactly("[a=v1]");
    }

    @Test
    void conjunctionsOfTheSameRowsAreOneHypothesisToldInTheFewestConditions() {
        var random = new Random(2);
        var rows = Observations.of("a", "twin", "b");
        for (int i = 0; i < 4_000; i++) {
            int value = random.nextInt(4);
            rows.add(
                    i / 2,
                    random.nextDouble() < (value == 2 ? 0.3 : 0.05) ? 1 : 0,
                    List.of("v" + value, "t" + value, "b" + random.nextInt(3)));
        }
        Mined mined = new Miner(SETTINGS).mine(rows.build());
        assertThat(found(mined)).containsExactly("[a=v2]");
        // 4 values of a, 3 of b and their 12 pairs; what twin adds holds for the same rows.
        assertThat(mined.tested()).isEqualTo(4 + 3 + 12);
    }

    @Test
    void sharesAreMinedAsOutcomesOfZeroAndOneAre() {
        int exactly = 0;
        for (int seed = 0; seed < 10; seed++) {
            var random = new Random(seed);
            var rows = Observations.of(AXES);
            for (int i = 0; i < 3_000; i++) {
                int[] values = random.ints(AXES.length, 0, 3).toArray();
                double mean = values[1] == 0 && values[2] == 2 ? 0.14 : 0.1;
                rows.add(
                        i / 2,
                        Math.clamp(mean + 0.05 * random.nextGaussian(), 0, 1),
                        java.util.Arrays.stream(values).mapToObj(v -> "v" + v).toList());
            }
            exactly += found(new Miner(SETTINGS).mine(rows.build())).equals(Set.of("[b=v0, c=v2]")) ? 1 : 0;
        }
        // An excess that zeros and ones of this mean would hide in 3,000 rows.
        assertThat(exactly).isGreaterThanOrEqualTo(9);
    }

    @Test
    void whatWasHardlyRecordedIsListedAsAGapByWhatItsPartsLetExpect() {
        var rows = Observations.of("camera", "light", "place");
        for (int i = 0; i < 900; i++) {
            String camera = "c" + i % 3;
            String light = camera.equals("c2") && i % 2 == 1 ? "day" : i % 2 == 0 ? "day" : "night";
            rows.add(i, i % 10 == 0 ? 1 : 0, List.of(camera, light, "p" + i / 3 % 2));
        }
        Mined mined = new Miner(SETTINGS).mine(rows.build());
        assertThat(mined.gaps().getFirst().conditions())
                .isEqualTo(List.of(new Condition("camera", "c2"), new Condition("light", "night")));
        assertThat(mined.gaps().getFirst().rows()).isZero();
        // 300 of 900 rows by c2, 300 at night: a third of a third of 900.
        assertThat(mined.gaps().getFirst().expected()).isCloseTo(100, org.assertj.core.api.Assertions.within(1e-9));
        // Its extensions are no gaps of their own.
        assertThat(mined.gaps())
                .noneMatch(gap -> gap.conditions().size() == 3
                        && gap.conditions().containsAll(mined.gaps().getFirst().conditions()));
    }

    @Test
    void anInteractionBeyondTwoEffectsIsReportedBesideThem() {
        Mined mined = new Miner(SETTINGS).mine(simulated(21, 6_000, 0.3, values -> {
            double odds = 0.04 / 0.96 * (values[0] == 0 ? 3 : 1) * (values[3] == 2 ? 3 : 1);
            odds *= values[0] == 0 && values[3] == 2 ? 4 : 1;
            return odds / (1 + odds);
        }));
        assertThat(found(mined)).containsExactlyInAnyOrder("[a=v0]", "[d=v2]", "[a=v0, d=v2]");
    }

    @Test
    void nothingToLearnIsAnEmptyAnswer() {
        assertThat(new Miner(SETTINGS).mine(Observations.of(AXES).build()).subdomains())
                .isEmpty();
        Mined always = new Miner(SETTINGS).mine(simulated(1, 300, 0, values -> 1 - 1e-12));
        assertThat(always.all().rate()).isEqualTo(1);
        assertThat(always.found()).isEmpty();
        Mined never = new Miner(SETTINGS).mine(simulated(1, 300, 0, values -> 0));
        assertThat(never.all().rate()).isZero();
        assertThat(never.found()).isEmpty();
    }

    @Test
    void everySingleConditionIsThereWithOrWithoutTheSupport() {
        Mined mined = new Miner(new Settings(2, 1_000_000, 0.05, 0)).mine(simulated(1, 100, 0, values -> 0.1));
        assertThat(mined.tested()).isZero();
        assertThat(mined.subdomains())
                .hasSize(15)
                .allMatch(subdomain -> subdomain.verdict() == Verdict.TOO_FEW
                        && subdomain.adjustedP().isEmpty());
    }

    @Test
    void settingsOutsideTheirRangeAreRefused() {
        assertThatThrownBy(() -> new Settings(5, 1, 0.05, 0)).hasMessageContaining("order 5");
        assertThatThrownBy(() -> new Settings(3, 0, 0.05, 0)).hasMessageContaining("support 0");
        assertThatThrownBy(() -> new Settings(3, 1, 1, 0)).hasMessageContaining("alpha 1.0");
        assertThatThrownBy(() -> new Settings(3, 1, Double.NaN, 0)).hasMessageContaining("alpha NaN");
    }

    @Test
    void whereTheOutcomeIsTheSameEverywhereThatIsAllThatIsSaid() {
        var rows = Observations.of("light");
        for (int row = 0; row < 400; row++) {
            rows.add(row, 0, List.of(row % 2 == 0 ? "dark" : "day"));
        }
        assertThat(new Miner(new Settings(1, 100, 0.05, 0)).mine(rows.build()).warnings())
                .containsExactly("The outcome is the same in every row, so nothing can stand out.");
    }
}
