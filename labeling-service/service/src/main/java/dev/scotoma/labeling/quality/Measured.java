package dev.scotoma.labeling.quality;

import dev.scotoma.consensus.Agreement;
import dev.scotoma.consensus.CrowdRule;
import dev.scotoma.consensus.Fit;
import dev.scotoma.consensus.VoteTable;
import dev.scotoma.labeling.quality.Agreements.OfAttribute;
import dev.scotoma.labeling.quality.Labelers.Confusion;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a fit of the platform's rule says of one attribute: how far people agree, what is how probable, and how everybody answers. */
record Measured(OfAttribute attribute, Map<UUID, Confusion> confusions) {
    static final int BINS = 20;

    /** @param labelers by the numbers that the fit knows them by */
    static Measured of(String attribute, Fit fit, List<UUID> labelers) {
        VoteTable table = fit.votes();
        int[] bins = new int[BINS];
        for (int task = 0; task < table.tasks(); task++) {
            if (table.votes(task) > 0) {
                bins[Math.min(BINS - 1, (int) (BINS * fit.posterior(task, CrowdRule.PRESENT)))]++;
            }
        }
        var confusions =
                table.votes() == 0 ? unsureOnly(attribute, table, labelers) : confusions(attribute, fit, labelers);
        return new Measured(described(attribute, table, bins), confusions);
    }

    private static OfAttribute described(String attribute, VoteTable table, int[] bins) {
        double alpha = Agreement.alpha(table);
        var interval = Agreement.interval(table);
        return new OfAttribute(
                attribute,
                table.votes(),
                table.unsure(),
                Arrays.stream(bins).sum(),
                orNull(alpha),
                interval.map(found -> found.low()).orElse(null),
                interval.map(found -> found.high()).orElse(null),
                Arrays.stream(bins).boxed().toList());
    }

    private static @Nullable Double orNull(double value) {
        return Double.isNaN(value) ? null : value;
    }

    private static Map<UUID, Confusion> confusions(String attribute, Fit fit, List<UUID> labelers) {
        VoteTable table = fit.votes();
        int[][] counts = new int[table.workers()][4];
        table.each((task, worker, label) -> {
            if (table.votes(task) > 1 && !fit.tied(task)) {
                counts[worker][2 * fit.decision(task) + label]++;
            }
        });
        Map<UUID, Confusion> found = new HashMap<>();
        for (int worker = 0; worker < table.workers(); worker++) {
            if (fit.history(worker) + table.unsure(worker) > 0) {
                found.put(
                        labelers.get(worker),
                        new Confusion(
                                attribute,
                                counts[worker][2 * CrowdRule.PRESENT + CrowdRule.PRESENT],
                                counts[worker][2 * CrowdRule.PRESENT + CrowdRule.ABSENT],
                                counts[worker][2 * CrowdRule.ABSENT + CrowdRule.PRESENT],
                                counts[worker][2 * CrowdRule.ABSENT + CrowdRule.ABSENT],
                                table.unsure(worker),
                                fit.confusion(worker, CrowdRule.PRESENT, CrowdRule.PRESENT),
                                fit.confusion(worker, CrowdRule.ABSENT, CrowdRule.ABSENT)));
            }
        }
        return found;
    }

    /** Where nobody could tell, nothing is known of anybody but that. */
    private static Map<UUID, Confusion> unsureOnly(String attribute, VoteTable table, List<UUID> labelers) {
        Map<UUID, Confusion> found = new HashMap<>();
        for (int worker = 0; worker < table.workers(); worker++) {
            if (table.unsure(worker) > 0) {
                found.put(labelers.get(worker), new Confusion(attribute, 0, 0, 0, 0, table.unsure(worker), 0.5, 0.5));
            }
        }
        return found;
    }
}
