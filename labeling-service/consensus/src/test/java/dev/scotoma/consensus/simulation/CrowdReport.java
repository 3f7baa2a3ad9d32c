package dev.scotoma.consensus.simulation;

import dev.scotoma.consensus.Fit;
import dev.scotoma.consensus.VoteTable;
import dev.scotoma.consensus.simulation.SimulatedCrowd.Kind;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/** Error and calibration of every method on fixed votes of crowds whose truth is known, with intervals over crowds. */
final class CrowdReport {
    private final int crowds;

    CrowdReport(int crowds) {
        this.crowds = crowds;
    }

    void print() {
        for (Kind kind : SimulatedCrowd.KINDS) {
            line(String.format(
                    Locale.ROOT,
                    "%n%d labelers %s; %d crowds of %d sessions",
                    kind.labelers(),
                    kind.name(),
                    crowds,
                    SimulatedCrowd.SESSIONS));
            line(String.format(
                    Locale.ROOT,
                    "%-20s %-12s %-12s %-27s %s",
                    "",
                    "% of eight",
                    "% of spoof",
                    "said .95 and more (interval)",
                    "said .93 to .97 (interval)"));
            line(String.format(
                    Locale.ROOT, "%-20s %-12s %-12s %-27s %s", "", "wrong", "wrong", "and right", " and right"));
            for (int votes : new int[] {3, 5, 7}) {
                SimulatedCrowd.METHODS.forEach((name, method) -> fixed(kind, name, method, votes));
            }
        }
        rare();
        gold();
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

    private void fixed(Kind kind, String name, Function<VoteTable, Fit> method, int votes) {
        Mean wrong = new Mean();
        Mean whole = new Mean();
        var calibration = new Calibration();
        for (int seed = 0; seed < crowds; seed++) {
            var crowd = new SimulatedCrowd(kind, seed);
            int[] asked = new int[SimulatedCrowd.SESSIONS];
            Arrays.fill(asked, votes);
            double errors = 0;
            for (int attribute = 0; attribute < SimulatedCrowd.ATTRIBUTES; attribute++) {
                Fit fit = method.apply(crowd.table(attribute, asked));
                double here = 0;
                for (int session = 0; session < SimulatedCrowd.SESSIONS; session++) {
                    here += calibration.add(fit.standing(session), crowd.truth(attribute, session));
                }
                errors += here;
                if (attribute == SimulatedCrowd.WHOLE) {
                    whole.add(here / SimulatedCrowd.SESSIONS);
                }
            }
            wrong.add(errors / SimulatedCrowd.SESSIONS / SimulatedCrowd.ATTRIBUTES);
            calibration.next();
        }
        line(String.format(
                Locale.ROOT,
                "%-20s %-12s %-12s %s",
                name + " of " + votes,
                wrong.percent(),
                whole.percent(),
                calibration));
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
