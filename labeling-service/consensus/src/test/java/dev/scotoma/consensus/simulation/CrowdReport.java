package dev.scotoma.consensus.simulation;

import dev.scotoma.consensus.Fit;
import dev.scotoma.consensus.Overlap;
import dev.scotoma.consensus.Standing;
import dev.scotoma.consensus.VoteTable;
import dev.scotoma.consensus.simulation.SimulatedCrowd.Kind;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Errors, votes, review and calibration on crowds whose truth is known, with intervals over crowds: every method on three, five and seven
 * fixed votes, and the platform's rule, which asks for as many as it needs.
 */
final class CrowdReport {
    private static final String RULE = "the rule";

    private final int crowds;
    private final Overlap overlap;

    CrowdReport(int crowds, Overlap overlap) {
        this.crowds = crowds;
        this.overlap = overlap;
    }

    /** What one way of deciding reaches on the crowds of one kind. */
    private static final class Row {
        final Mean[] wrong =
                Stream.generate(Mean::new).limit(SimulatedCrowd.ATTRIBUTES).toArray(Mean[]::new);
        /** Of each attribute, against the smoothed model of seven votes on the same crowd. */
        final Mean[] more =
                Stream.generate(Mean::new).limit(SimulatedCrowd.ATTRIBUTES).toArray(Mean[]::new);

        final Mean all = new Mean();
        final Mean moreOfAll = new Mean();
        final Mean votes = new Mean();
        final Mean review = new Mean();
        final Mean everReview = new Mean();
        /** Sessions in all and in review in the end, by how many of their first seven labelers are careless or colluding. */
        final int[][] byOthers = new int[8][2];

        final Calibration calibration = new Calibration();

        void add(double[] shares, double[] compared) {
            for (int attribute = 0; attribute < shares.length; attribute++) {
                wrong[attribute].add(shares[attribute]);
                more[attribute].add(shares[attribute] - compared[attribute]);
            }
            all.add(mean(shares));
            moreOfAll.add(mean(shares) - mean(compared));
            calibration.next();
        }
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    void print() {
        line("the platform's rule here: " + overlap);
        for (Kind kind : SimulatedCrowd.KINDS) {
            var rows = new LinkedHashMap<String, Row>();
            for (int seed = 0; seed < crowds; seed++) {
                measure(new SimulatedCrowd(kind, seed), rows);
            }
            print(kind, rows);
        }
        rare();
        gold();
    }

    private void measure(SimulatedCrowd crowd, Map<String, Row> rows) {
        var shares = new LinkedHashMap<Row, double[]>();
        double[] compared = {};
        for (int votes : new int[] {3, 5, 7}) {
            for (var method : SimulatedCrowd.METHODS.entrySet()) {
                Row row = rows.computeIfAbsent(method.getKey() + " of " + votes, any -> new Row());
                double[] wrong = fixed(crowd, method.getValue(), votes, row.calibration);
                row.votes.add(votes);
                shares.put(row, wrong);
                compared = wrong;
            }
        }
        // The last of them is the smoothed model of seven votes.
        double[] smoothed = compared;
        Row rule = rows.computeIfAbsent(RULE, any -> new Row());
        shares.put(rule, byTheRule(crowd, rule));
        shares.forEach((row, wrong) -> row.add(wrong, smoothed));
    }

    private static double[] fixed(
            SimulatedCrowd crowd, Function<VoteTable, Fit> method, int votes, Calibration calibration) {
        int[] asked = new int[crowd.sessions()];
        Arrays.fill(asked, votes);
        return errors(crowd, calibration, attribute -> method.apply(crowd.table(attribute, asked))::standing);
    }

    private double[] byTheRule(SimulatedCrowd crowd, Row row) {
        var platform = new Platform(crowd, overlap).run();
        row.votes.add(share(crowd, platform::votes));
        row.review.add(share(crowd, session -> platform.contested(session) ? 1 : 0));
        row.everReview.add(share(crowd, session -> platform.everContested(session) ? 1 : 0));
        for (int session = 0; session < crowd.sessions(); session++) {
            int[] counts = row.byOthers[crowd.dishonest(session, 7)];
            counts[0]++;
            counts[1] += platform.contested(session) ? 1 : 0;
        }
        return errors(crowd, row.calibration, attribute -> session -> platform.standing(attribute, session));
    }

    private static double share(SimulatedCrowd crowd, IntToDoubleFunction ofSession) {
        return IntStream.range(0, crowd.sessions())
                .mapToDouble(ofSession)
                .average()
                .orElseThrow();
    }

    /** Of every attribute, which share of sessions is decided wrongly. */
    private static double[] errors(
            SimulatedCrowd crowd, Calibration calibration, IntFunction<IntFunction<Standing>> standings) {
        return IntStream.range(0, SimulatedCrowd.ATTRIBUTES)
                .mapToDouble(attribute -> {
                    var standing = standings.apply(attribute);
                    return share(
                            crowd,
                            session -> calibration.add(standing.apply(session), crowd.truth(attribute, session)));
                })
                .toArray();
    }

    private void print(Kind kind, Map<String, Row> rows) {
        line(String.format(
                Locale.ROOT,
                "%n%d labelers %s; %d crowds of %d sessions; percent wrong%n%-18s%s%s",
                kind.labelers(),
                kind.name(),
                crowds,
                SimulatedCrowd.SESSIONS,
                "",
                columns(SimulatedCrowd.NAMES.stream()),
                columns(Stream.of("all eight", "votes")) + "said .95 and more, right      said .93 to .97, right"));
        rows.forEach((name, row) -> line(String.format(Locale.ROOT, "%-18s", name)
                + columns(Stream.of(row.wrong).map(Mean::percent))
                + columns(Stream.of(row.all.percent(), row.votes.plain()))
                + row.calibration));
        Row rule = Objects.requireNonNull(rows.get(RULE));
        line(String.format(Locale.ROOT, "%-18s", "more than smoothed")
                + columns(Stream.of(rule.more).map(Mean::percent))
                + columns(Stream.of(rule.moreOfAll.percent())));
        line("percent in review in the end " + rule.review.percent() + ", at any time " + rule.everReview.percent());
        line(IntStream.range(0, rule.byOthers.length)
                .filter(others -> rule.byOthers[others][0] > 0)
                .mapToObj(others -> String.format(
                        Locale.ROOT,
                        "%d: %.1f of %d",
                        others,
                        100.0 * rule.byOthers[others][1] / rule.byOthers[others][0],
                        rule.byOthers[others][0]))
                .collect(Collectors.joining(", ", "in the end, by how many of seven are careless or colluding: ", "")));
    }

    private static String columns(Stream<String> cells) {
        return cells.map(cell -> String.format(Locale.ROOT, "%-13s", cell)).collect(Collectors.joining());
    }

    /** Exact: who gets four of five gold items right, or nine of ten. */
    private static void gold() {
        line(String.format(
                Locale.ROOT,
                "%nWho passes on gold items, in %%, by how often they are right%n%-20s%8s%8s%8s%8s%8s",
                "",
                ".50",
                ".75",
                ".85",
                ".90",
                ".95"));
        for (int items : new int[] {10, 20, 40}) {
            for (double mark : new double[] {0.8, 0.9}) {
                int least = (int) Math.ceil(mark * items - 1e-9);
                var text = new StringBuilder(String.format(Locale.ROOT, "%-20s", least + " of " + items));
                for (double skill : new double[] {0.5, 0.75, 0.85, 0.9, 0.95}) {
                    text.append(String.format(Locale.ROOT, "%8.1f", 100 * atLeast(least, items, skill)));
                }
                line(text.toString());
            }
        }
    }

    private static double atLeast(int least, int items, double skill) {
        double exactly = Math.pow(skill, items);
        double sum = 0;
        for (int right = items; right >= least; right--) {
            sum += exactly;
            exactly *= (1 - skill) / skill * right / (items - right + 1);
        }
        return sum;
    }

    /** One attribute in fifty sessions, three votes each, everybody right 93 times in a hundred or so. */
    private void rare() {
        line(String.format(
                Locale.ROOT,
                "%nF1 of an attribute that one session in fifty shows, by three votes of 12 labelers; %d crowds of 2000",
                crowds));
        Map<String, Mean> means = new LinkedHashMap<>();
        for (int seed = 0; seed < crowds; seed++) {
            var random = new Random(seed);
            double[] skill = random.doubles(12, 0.9, 0.98).toArray();
            int[] truth = new int[2000];
            var votes = VoteTable.builder();
            for (int session = 0; session < truth.length; session++) {
                truth[session] = random.nextInt(50) == 0 ? 1 : 0;
                int first = random.nextInt(12);
                for (int vote = 0; vote < 3; vote++) {
                    int labeler = (first + vote * 5) % 12;
                    votes.add(
                            session,
                            labeler,
                            random.nextDouble() < skill[labeler] ? truth[session] : 1 - truth[session]);
                }
            }
            VoteTable table = votes.build(truth.length, 12, 2);
            SimulatedCrowd.METHODS.forEach((name, method) ->
                    means.computeIfAbsent(name, any -> new Mean()).add(f1(method.apply(table), truth)));
        }
        means.forEach((name, mean) -> line(String.format(Locale.ROOT, "%-20s %s", name, mean.percent())));
    }

    private static double f1(Fit fit, int[] truth) {
        int found = 0;
        int wrong = 0;
        for (int session = 0; session < truth.length; session++) {
            int decision = fit.decision(session);
            found += decision == 1 && truth[session] == 1 ? 1 : 0;
            wrong += decision == truth[session] ? 0 : 1;
        }
        return found == 0 ? 0 : 2.0 * found / (2 * found + wrong);
    }

    private static void line(String text) {
        System.out.println(text.stripTrailing());
    }
}
