package dev.scotoma.statistics.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scotoma.statistics.mining.Subdomain.Verdict;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a mix of species does to the conditions that it was recorded in. */
class StratumRatesTest {
    private static final Settings SETTINGS = new Settings(2, 50, 0.05, 10);

    private interface Risk {
        double of(boolean mask, boolean dark, boolean laptop);
    }

    /**
     * People with three attacks each. Masks are three times as frequent in the dark as in the light.
     *
     * @param stratified whether masks and prints have base rates of their own
     * @param axes the first two or all of light, camera and species
     */
    private static Observations attacks(long seed, boolean stratified, int axes, Risk risk) {
        var random = new Random(seed);
        var rows = Observations.of(
                List.of("light", "camera", "species").subList(0, axes).toArray(String[]::new));
        for (int person = 0; person < 1_500; person++) {
            double tendency = Math.exp(0.5 * random.nextGaussian());
            for (int i = 0; i < 3; i++) {
                boolean dark = random.nextBoolean();
                boolean mask = random.nextDouble() < (dark ? 0.6 : 0.2);
                boolean laptop = random.nextInt(3) == 0;
                double odds = risk.of(mask, dark, laptop) / (1 - risk.of(mask, dark, laptop)) * tendency;
                String species = mask ? "mask" : "print";
                rows.add(
                        person,
                        random.nextDouble() < odds / (1 + odds) ? 1 : 0,
                        List.of(dark ? "dark" : "light", laptop ? "laptop" : "phone", species)
                                .subList(0, axes),
                        stratified ? species : "all");
            }
        }
        return rows.build();
    }

    private static Set<String> found(Observations rows) {
        return new Miner(SETTINGS)
                .mine(rows).found().stream()
                        .map(each -> each.conditions().toString())
                        .collect(Collectors.toSet());
    }

    @Test
    void aHarderSpeciesThatIsMoreFrequentInTheDarkMakesNoFailingLight() {
        Risk masksAreHard = (mask, dark, laptop) -> mask ? 0.3 : 0.05;
        int reports = 0;
        for (int seed = 0; seed < 40; seed++) {
            Observations rows = attacks(seed, true, 3, masksAreHard);
            reports += found(rows).isEmpty() ? 0 : 1;
            // The dark alone is a third worse than the base rate, and just what its masks let expect.
            Subdomain dark = new Miner(SETTINGS)
                    .mine(rows).subdomains().stream()
                            .filter(each -> each.conditions().equals(List.of(new Condition("light", "dark"))))
                            .findFirst()
                            .orElseThrow();
            assertThat(dark.verdict()).isEqualTo(Verdict.NOT_SHOWN);
            assertThat(dark.expected()).isGreaterThan(rows.rate() * 1.2);
            assertThat(dark.difference()).isCloseTo(dark.tally().rate() - dark.expected(), within(1e-12));
        }
        // P(Binomial(40, .05) ≥ 7) is below 1%.
        assertThat(reports).isLessThan(7);
        // Without strata the species is a finding, and where no axis tells prints from masks, the dark is.
        assertThat(found(attacks(0, false, 3, masksAreHard))).containsExactly("[species=mask]");
        assertThat(found(attacks(0, false, 2, masksAreHard))).containsExactly("[light=dark]");
        assertThat(found(attacks(0, true, 2, masksAreHard))).isEmpty();
    }

    @Test
    void whatTheSpeciesCannotExplainIsFoundAllTheSame() {
        int exactly = 0;
        for (int seed = 0; seed < 10; seed++) {
            Set<String> found = found(
                    attacks(seed, true, 3, (mask, dark, laptop) -> (mask ? 0.25 : 0.05) * (dark && laptop ? 2 : 1)));
            exactly += found.equals(Set.of("[light=dark, camera=laptop]")) ? 1 : 0;
        }
        assertThat(exactly).isGreaterThanOrEqualTo(9);
    }

    /**
     * Prints by laptop fail at 12%, which is less than the 14% of all attacks: only against prints does it stand out.
     */
    @Test
    void anEasySpeciesIsHeldAgainstItself() {
        Risk printsByLaptop = (mask, dark, laptop) -> mask ? 0.3 : laptop ? 0.12 : 0.02;
        Observations rows = attacks(3, true, 3, printsByLaptop);
        Mined mined = new Miner(SETTINGS).mine(rows);
        Subdomain first = mined.found().getFirst();
        assertThat(first.conditions())
                .isEqualTo(List.of(new Condition("camera", "laptop"), new Condition("species", "print")));
        assertThat(first.tally().rate()).isLessThan(rows.rate());
        assertThat(first.difference()).isGreaterThan(0.04);
        // Without strata it is found beside the masks, which stand for the stratum.
        assertThat(found(attacks(3, false, 3, printsByLaptop)))
                .containsExactlyInAnyOrder("[species=mask]", "[camera=laptop, species=print]");
    }

    /** Four rows of a with 1 error, six of b with 4: a cell of two a and three b has (2·.25 + 3·.667)/5 = .5. */
    @Test
    void aCellIsExpectedToHaveTheRatesOfItsOwnMix() {
        var collector = Observations.of("x");
        int[] a = {1, 0, 0, 0};
        int[] b = {1, 1, 1, 1, 0, 0};
        for (int i = 0; i < a.length; i++) {
            collector.add("a" + i, a[i], List.of(i < 2 ? "in" : "out"), "a");
        }
        for (int i = 0; i < b.length; i++) {
            collector.add("b" + i, b[i], List.of(i < 3 ? "in" : "out"), "b");
        }
        Observations rows = collector.build();
        var baseline = new StratumRates(rows);
        double[] expected = new double[2];
        new Counters(rows).count(new int[] {0}, cell -> expected[cell.code(0)] = baseline.expected(cell));
        assertThat(expected[0]).isCloseTo(.5, within(1e-12));
        assertThat(expected[1]).isCloseTo((2 * .25 + 3 * 4 / 6.0) / 5, within(1e-12));
        // Of the two strata the smaller one has a column.
        assertThat(StratumRates.columns(rows)).hasSize(1);
        assertThat(Long.bitCount(StratumRates.columns(rows).getFirst()[0])).isEqualTo(4);
    }

    /** The strata's columns and intercept leave nothing between what a stratum had and what is expected of it. */
    @Test
    void aStratumIsNoFindingOfItsOwn() {
        Observations rows = attacks(1, true, 3, (mask, dark, laptop) -> mask ? 0.5 : 0.02);
        long[] masks = new Postings(rows).of(2, rows.axes().get(2).values().indexOf("mask"));
        int size = 0;
        for (long word : masks) {
            size += Long.bitCount(word);
        }
        assertThat(new ScoreStatistic(rows, List.of()).of(masks, size)).isEqualTo(Evidence.NONE);
    }
}
