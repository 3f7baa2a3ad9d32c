package dev.scotoma.labeling.quality;

import dev.scotoma.consensus.Agreement;
import dev.scotoma.consensus.CrowdRule;
import dev.scotoma.consensus.Fit;
import dev.scotoma.consensus.VoteTable;
import dev.scotoma.labeling.quality.Agreements.OfAttribute;
import dev.scotoma.labeling.quality.Labelers.Confusion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All votes of the crowd, and what they say of it. A vote takes twelve bytes while they are read, and half as many again while
 * an array grows; of the attributes one after the other is fitted.
 */
final class Crowd {
    static final int BINS = 20;

    private final Map<UUID, Integer> tasks = new HashMap<>();
    private final Map<UUID, Integer> workers = new HashMap<>();
    private final List<UUID> names = new ArrayList<>();
    private final Map<String, VoteTable.Builder> votes = new HashMap<>();

    record Measured(OfAttribute attribute, Map<UUID, Confusion> confusions) {}

    void add(UUID task, UUID labeler, String attribute, String answer) {
        int taskNumber = tasks.computeIfAbsent(task, key -> tasks.size());
        Integer worker = workers.get(labeler);
        if (worker == null) {
            worker = names.size();
            workers.put(labeler, worker);
            names.add(labeler);
        }
        int label = answer.equals("unsure")
                ? VoteTable.UNSURE
                : answer.equals("yes") ? CrowdRule.PRESENT : CrowdRule.ABSENT;
        votes.computeIfAbsent(attribute, key -> VoteTable.builder()).add(taskNumber, worker, label);
    }

    /** Lets go of the votes on it. */
    Measured measure(String attribute) {
        var builder = votes.remove(attribute);
        var table = (builder == null ? VoteTable.builder() : builder).build(tasks.size(), names.size(), 2);
        if (table.votes() == 0) {
            return new Measured(described(attribute, table, new int[BINS]), unsureOnly(attribute, table));
        }
        Fit fit = CrowdRule.fit(table);
        int[] bins = new int[BINS];
        for (int task = 0; task < table.tasks(); task++) {
            if (table.votes(task) > 0) {
                bins[Math.min(BINS - 1, (int) (BINS * fit.posterior(task, CrowdRule.PRESENT)))]++;
            }
        }
        return new Measured(described(attribute, table, bins), confusions(attribute, fit));
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

    private Map<UUID, Confusion> confusions(String attribute, Fit fit) {
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
                        names.get(worker),
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
    private Map<UUID, Confusion> unsureOnly(String attribute, VoteTable table) {
        Map<UUID, Confusion> found = new HashMap<>();
        for (int worker = 0; worker < table.workers(); worker++) {
            if (table.unsure(worker) > 0) {
                found.put(names.get(worker), new Confusion(attribute, 0, 0, 0, 0, table.unsure(worker), 0.5, 0.5));
            }
        }
        return found;
    }
}
