package dev.scotoma.statistics.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scotoma.statistics.mining.Restriction.Between;
import dev.scotoma.statistics.mining.Subdomain.Joint;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Conditions of several values, ranges of numbers, and what is safer. */
class SetsTest {
    private static final Settings SETTINGS = new Settings(2, 50, 0.05, 0).withSets();

    private interface Risk {
        double of(int a, int b, int c);
    }

    /** Axes a of 3, b of 4 and c of 2 values. */
    private static Observations rows(long seed, int count, boolean flipped, Risk risk) {
        var random = new Random(seed);
        var rows = Observations.of("a", "b", "c");
        for (int i = 0; i < count; i++) {
            int a = random.nextInt(3);
            int b = random.nextInt(4);
            int c = random.nextInt(2);
            boolean error = random.nextDouble() < risk.of(a, b, c);
            rows.add(i / 2, error != flipped ? 1 : 0, List.of("a" + a, "b" + b, "c" + c));
        }
        return rows.build();
    }

    private static Set<String> told(Mined mined) {
        return mined.reported().stream()
                .map(each -> each.verdict() + " " + each.where())
                .collect(Collectors.toSet());
    }

    @Test
    void oneCauseOverSeveralValuesIsOneSentence() {
        Mined mined = new Miner(SETTINGS).mine(rows(1, 8_000, false, (a, b, c) -> a == 1 && b != 2 ? .25 : .05));
        assertThat(told(mined)).containsExactly("FOUND [a=a1, b other than b2]");
        mined = new Miner(SETTINGS).mine(rows(2, 8_000, false, (a, b, c) -> c == 1 && a != 0 ? .2 : .05));
        assertThat(told(mined).toString()).matches("\\[FOUND \\[a in \\{a[12], a[12]}, c=c1]]");
    }

    /**
     * 120 people, half of them with a laptop, each once far and twice near. The variance of what people have in common
     * hides how strong the conjunction is, so that its parts come first; alone it says better what they say together.
     */
    @Test
    void aConjunctionAndNothingElseIsToldAsOneThoughItsPartsComeFirst() {
        int[][] errors = {{51, 8}, {6, 4}};
        for (Settings settings : List.of(new Settings(2, 20, 0.05, 0), new Settings(2, 20, 0.05, 0).withSets())) {
            var random = new Random(9);
            var rows = Observations.of("camera", "distance", "light");
            for (int person = 0; person < 120; person++) {
                for (int take = 0; take < 3; take++) {
                    int near = take == 0 ? 0 : 1;
                    // Errors are spread over people and takes evenly.
                    int place = near == 0 ? person % 60 : 2 * (person % 60) + take - 1;
                    int of = near == 0 ? 60 : 120;
                    int errs = errors[person / 60][near];
                    boolean error = (long) (place + 1) * errs / of > (long) place * errs / of;
                    rows.add(
                            person,
                            error ? 1 : 0,
                            List.of(
                                    person < 60 ? "laptop" : "phone",
                                    near == 0 ? "far" : "near",
                                    // A set that leaves out only what is too thin to be told of is no condition.
                                    person == 0 ? "" : random.nextInt(3) == 0 ? "normal" : "dark"));
                }
            }
            assertThat(told(new Miner(settings).mine(rows.build())))
                    .containsExactly("FOUND [camera=laptop, distance=far]");
        }
    }

    @Test
    void valuesThatDifferAreNotPutTogether() {
        Mined mined = new Miner(SETTINGS).mine(rows(3, 20_000, false, (a, b, c) -> b == 1 ? .15 : b == 2 ? .45 : .05));
        assertThat(told(mined)).containsExactlyInAnyOrder("FOUND [b=b1]", "FOUND [b=b2]");
    }

    @Test
    void whereOneValueIsSaferTheRestOfItsAxisIsNoBlindSpot() {
        Mined mined = new Miner(SETTINGS).mine(rows(4, 20_000, false, (a, b, c) -> a == 2 ? .05 : .12));
        assertThat(told(mined)).containsExactly("SAFER [a=a2]");
        assertThat(mined.found()).isEmpty();
        assertThat(mined.safer().getFirst().joint().orElseThrow().oddsRatio()).isLessThan(1);
    }

    @Test
    void ofTwoEqualHalvesTheWorseIsTold() {
        for (List<String> cameras : List.of(List.of("laptop", "tablet"), List.of("tablet", "laptop"))) {
            var rows = Observations.of("camera");
            for (int person = 0; person < 80; person++) {
                for (String camera : cameras) {
                    boolean error = camera.equals("laptop") ? person % 3 != 0 : person % 20 == 0;
                    rows.add(person, error ? 1 : 0, List.of(camera));
                }
            }
            assertThat(told(new Miner(SETTINGS).mine(rows.build()))).containsExactly("FOUND [camera=laptop]");
        }
    }

    /** What is worse of an outcome is safer of its opposite, with the same p. */
    @Test
    void theOppositeOutcomeIsToldTheOtherWayRound() {
        Risk risk = (a, b, c) -> a == 0 ? .3 : b == 3 ? .02 : .1;
        Mined mined = new Miner(SETTINGS).mine(rows(5, 20_000, false, risk));
        Mined opposite = new Miner(SETTINGS).mine(rows(5, 20_000, true, risk));
        assertThat(mined.found()).hasSize(1);
        assertThat(mined.safer()).hasSize(1);
        for (int i = 0; i < 1; i++) {
            Subdomain one = mined.found().get(i);
            Subdomain other = opposite.safer().get(i);
            assertThat(other.where()).isEqualTo(one.where());
            Joint joint = other.joint().orElseThrow();
            assertThat(joint.oddsRatio())
                    .isCloseTo(1 / one.joint().orElseThrow().oddsRatio(), within(1e-3));
            assertThat(joint.rate()).isCloseTo(1 - one.joint().orElseThrow().rate(), within(1e-12));
        }
    }

    /**
     * Nobody errs but in the dark and far, so that effects have no end, and no size in their standard errors. What is
     * new is looked at all the same.
     */
    @Test
    void whereNothingErrsOutsideOfAConjunctionItIsToldAndNotItsParts() {
        String[] distances = {"near", "mid", "far"};
        for (Settings settings : List.of(new Settings(3, 20, 0.05, 0), new Settings(3, 20, 0.05, 0).withSets())) {
            var rows = Observations.of("camera", "distance", "light");
            for (int person = 0; person < 120; person++) {
                String distance = distances[person / 2 % 3];
                String light = person / 6 % 2 == 0 ? "dark" : "normal";
                boolean errs = distance.equals("far") && light.equals("dark") && person % 7 != 0;
                for (int take = 0; take < 3; take++) {
                    rows.add(person, errs ? 1 : 0, List.of(person % 2 == 0 ? "tablet" : "laptop", distance, light));
                }
            }
            assertThat(told(new Miner(settings).mine(rows.build())))
                    .containsExactly("FOUND [distance=far, light=dark]");
        }
    }

    /**
     * What the demonstration's crowd recorded: the data do not part the conjunction from effects that add up, but of these
     * only one is strong enough to be told, and it leaves most of what is there unsaid.
     */
    @Test
    void whereOnlyOnePartCouldBeToldTheConjunctionThatSaysMoreIsTold() {
        int[][] errorsOf = {{4, 110}, {1, 34}, {0, 26}, {6, 44}, {1, 19}, {5, 28}, {1, 22}, {31, 61}};
        var rows = Observations.of("camera", "distance", "light");
        int row = 0;
        for (int cell = 0; cell < 8; cell++) {
            List<String> at = List.of(
                    (cell & 4) == 0 ? "phone" : "laptop",
                    (cell & 2) == 0 ? "near" : "far",
                    (cell & 1) == 0 ? "even" : "back");
            for (int i = 0; i < errorsOf[cell][1]; i++) {
                rows.add(row++, i < errorsOf[cell][0] ? 1 : 0, at);
            }
        }
        Settings strict = new Settings(3, 20, 1e-4, 0).withSets();
        assertThat(told(new Miner(strict).mine(rows.build()))).containsExactly("FOUND [camera=laptop, light=back]");
    }

    /** Two effects on the odds, and no more where both hold, however bad it is there. */
    @Test
    void twoEffectsThatAddUpMakeNoConjunction() {
        int just = 0;
        for (int seed = 10; seed < 20; seed++) {
            Mined mined = new Miner(SETTINGS).mine(rows(seed, 10_000, false, (a, b, c) -> {
                double odds = .08 * (a == 0 ? 5 : 1) * (b == 0 ? 4 : 1);
                return odds / (1 + odds);
            }));
            just += told(mined).equals(Set.of("FOUND [a=a0]", "FOUND [b=b0]")) ? 1 : 0;
        }
        assertThat(just).isGreaterThanOrEqualTo(9);
    }

    /** One odds ratio by hand: 2 by 2 without anything else. */
    @Test
    void aloneTheOddsRatioIsThatOfTheTable() {
        var rows = Observations.of("x");
        for (int i = 0; i < 1_000; i++) {
            boolean inside = i < 300;
            rows.add(i, (inside ? i < 120 : i < 370) ? 1 : 0, List.of(inside ? "in" : "out"));
        }
        Subdomain told = new Miner(SETTINGS).mine(rows.build()).found().getFirst();
        // 120 of 300 against 70 of 700.
        Joint joint = told.joint().orElseThrow();
        assertThat(joint.oddsRatio()).isCloseTo(120.0 / 180 / (70.0 / 630), within(1e-3));
        assertThat(joint.expected()).isCloseTo(.19, within(1e-9));
        assertThat(joint.oddsInterval().low()).isBetween(3.0, joint.oddsRatio());
        assertThat(told.weight()).isCloseTo(300 * (.4 - .19), within(1e-6));
    }

    private static Observations numbers(long seed, int count, double edge) {
        var random = new Random(seed);
        double[] numbers = new double[count];
        double[] outcomes = new double[count];
        int[] clusters = new int[count];
        for (int row = 0; row < count; row++) {
            numbers[row] = Math.round(1_000 * random.nextDouble());
            outcomes[row] = random.nextDouble() < (numbers[row] < edge ? .4 : .05) ? 1 : 0;
            clusters[row] = row;
        }
        double[] starts = BinStarts.of(Arrays.stream(numbers).sorted().toArray());
        short[] codes = new short[count];
        for (int row = 0; row < count; row++) {
            int place = Arrays.binarySearch(starts, numbers[row]);
            codes[row] = (short) (place >= 0 ? place + 1 : -place - 1);
        }
        var names = java.util.stream.IntStream.range(0, starts.length + 1)
                .mapToObj(bin -> "bin" + bin)
                .toList();
        return Observations.ofColumns(
                List.of(new Axis("x", names)), new short[][] {codes}, clusters, count, outcomes, Map.of(0, numbers));
    }

    /** The best of all edges by the likelihood of two rates, which is looked for in all places. */
    @Test
    void theEdgeIsThatOfTheLargestLikelihood() {
        for (int seed = 0; seed < 5; seed++) {
            Observations rows = numbers(seed, 2_000, 137);
            Subdomain told = new Miner(SETTINGS).mine(rows).found().getFirst();
            Edges edges = ((Between) told.where().getFirst().values()).edges();
            double[] numbers = rows.scale(0).orElseThrow().numbers();
            double best = Double.NEGATIVE_INFINITY;
            double at = 0;
            for (int edge = 1; edge <= 1_000; edge++) {
                double likelihood = likelihood(numbers, rows.outcomes(), edge);
                if (likelihood > best) {
                    best = likelihood;
                    at = edge;
                }
            }
            double likelihood = likelihood(
                    numbers, rows.outcomes(), edges.below().orElseThrow().at());
            assertThat(edges.from()).isEmpty();
            assertThat(likelihood).as("edge %s, best %s", edges, at).isCloseTo(best, within(1e-9));
            assertThat(edges.below().orElseThrow().interval().low()).isLessThanOrEqualTo(137);
            assertThat(edges.below().orElseThrow().interval().high()).isGreaterThanOrEqualTo(137);
        }
    }

    private static double likelihood(double[] numbers, double[] outcomes, double edge) {
        double[] n = new double[2];
        double[] sums = new double[2];
        for (int row = 0; row < numbers.length; row++) {
            int side = numbers[row] < edge ? 1 : 0;
            n[side]++;
            sums[side] += outcomes[row];
        }
        double likelihood = 0;
        for (int side = 0; side < 2; side++) {
            double rate = sums[side] / n[side];
            likelihood += n[side] == 0 || rate == 0
                    ? 0
                    : sums[side] * Math.log(rate) + (n[side] - sums[side]) * Math.log1p(-rate);
        }
        return likelihood;
    }

    @Test
    void aNumberThatATenthOfTheRowsHaveIsABinOfItsOwn() {
        double[] sorted = new double[100];
        for (int i = 0; i < 100; i++) {
            sorted[i] = i < 30 ? i : i < 45 ? 30 : i;
        }
        double[] starts = BinStarts.of(sorted);
        assertThat(starts).contains(30.0, 45.0).doesNotContain(0.0).isSorted();
        assertThat(BinStarts.of(new double[] {7, 7, 7})).isEmpty();
    }

    @Test
    void anAxisThatSaysNearlyTheSameIsNamed() {
        var random = new Random(6);
        var rows = Observations.of("light", "declared", "other");
        for (int i = 0; i < 6_000; i++) {
            boolean dark = random.nextInt(5) == 0;
            boolean declared = random.nextInt(50) == 0 ? random.nextInt(5) == 0 : dark;
            rows.add(
                    i,
                    random.nextDouble() < (dark ? .3 : .05) ? 1 : 0,
                    List.of(dark ? "dark" : "day", declared ? "dark" : "day", "o" + random.nextInt(3)));
        }
        Mined mined = new Miner(SETTINGS).mine(rows.build());
        assertThat(told(mined)).containsExactly("FOUND [light=dark]");
        assertThat(mined.aliases()).hasSize(1);
        assertThat(mined.aliases().getFirst().alias()).hasToString("declared=dark");
        assertThat(mined.aliases().getFirst().agreement()).isBetween(.9, 1.0);
    }

    /** 500 rows of one person who never errs, in a cell in which the others fail at 20%. */
    @Test
    void theFiguresOfAReportedOneDoNotHangOnOnePerson() {
        var random = new Random(7);
        var rows = Observations.of("light", "place");
        for (int i = 0; i < 5_000; i++) {
            boolean dark = i % 10 == 0;
            rows.add(i, random.nextDouble() < (dark ? .2 : .05) ? 1 : 0, List.of(dark ? "dark" : "day", "p" + i % 3));
        }
        for (int i = 0; i < 500; i++) {
            rows.add("busy", 0, List.of("dark", "p0"));
        }
        Mined mined = new Miner(SETTINGS).mine(rows.build());
        assertThat(told(mined)).containsExactly("FOUND [light=dark]");
        Subdomain told = mined.found().getFirst();
        assertThat(told.tally().rows()).isEqualTo(1_000);
        Joint joint = told.joint().orElseThrow();
        assertThat(joint.rows()).isCloseTo(500 + Math.sqrt(1_000), within(1e-9));
        assertThat(joint.rate()).isBetween(.15, .25);
        assertThat(told.interval().low()).isGreaterThan(joint.expected());
        assertThat(mined.warnings()).anyMatch(each -> each.contains("500 of the 1000 rows of light=dark"));
    }
}
