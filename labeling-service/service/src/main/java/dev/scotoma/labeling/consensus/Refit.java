package dev.scotoma.labeling.consensus;

import dev.scotoma.consensus.CrowdRule;
import dev.scotoma.consensus.Fit;
import dev.scotoma.kit.OneByOne;
import dev.scotoma.kit.Recurring;
import dev.scotoma.labeling.task.Tasks;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Finds anew how everybody answers, when votes have come or gone, tells whoever reads fits, and has those decisions retaken that this may
 * change. It is the only one that reads all votes. One attribute's are in memory at a time, and of all only their posteriors. A round that died begins again: what it was of is noted last.
 */
@Singleton
class Refit implements Recurring {
    private static final double[] NOTHING = {};

    private final Fits fits;
    private final ConsensusRepository rows;
    private final Verdicts verdicts;
    private final Tasks tasks;
    private final OneByOne alone;
    private final List<FitReader> readers;
    private final Duration every;

    Refit(
            Fits fits,
            ConsensusRepository rows,
            Verdicts verdicts,
            Tasks tasks,
            OneByOne alone,
            @Any Instance<FitReader> readers,
            @ConfigProperty(name = "scotoma.labeling.refit") Duration every) {
        this.fits = fits;
        this.rows = rows;
        this.verdicts = verdicts;
        this.tasks = tasks;
        this.alone = alone;
        this.readers = readers.stream().toList();
        this.every = every;
    }

    @Override
    public String name() {
        return "refit";
    }

    @Override
    public Duration every() {
        return every;
    }

    @Override
    public void run() {
        String now = fits.votes();
        if (now.equals(fits.done())) {
            return;
        }
        Collection<UUID> changed = fit();
        var left = new AtomicInteger(changed.size());
        alone.each(this, changed, task -> {
            retake(task);
            left.decrementAndGet();
        });
        if (left.get() == 0) {
            fits.done(now);
        }
    }

    private void retake(UUID task) {
        QuarkusTransaction.requiringNew().run(() -> {
            if (tasks.lock(task)) {
                verdicts.retake(task);
            }
        });
    }

    /** Answers the tasks whose decision may be another one by now. */
    private Collection<UUID> fit() {
        var numbers = new Numbers();
        var readings = readers.stream().map(FitReader::begin).toList();
        Map<String, double[]> present = new LinkedHashMap<>();
        for (String attribute : QuarkusTransaction.requiringNew().call(rows::attributes)) {
            Fit fit = CrowdRule.fit(fits.table(attribute, numbers));
            fits.keep(attribute, fit, numbers.labelers());
            readings.forEach(reading -> reading.attribute(attribute, fit, numbers.labelers()));
            present.put(attribute, CrowdRule.present(fit));
        }
        readings.forEach(FitReader.Reading::done);
        var changed = new LinkedHashSet<UUID>();
        fits.published(tasks.overlap().start(), row -> {
            double[] found = row.attribute() == null ? NOTHING : present.getOrDefault(row.attribute(), NOTHING);
            Double published = row.probability();
            int task = numbers.task(row.taskId());
            if (published == null
                    || task < 0
                    || task >= found.length
                    || Math.abs(found[task] - published) > CrowdRule.WORTH_TELLING) {
                changed.add(row.taskId());
            }
        });
        return changed;
    }
}
