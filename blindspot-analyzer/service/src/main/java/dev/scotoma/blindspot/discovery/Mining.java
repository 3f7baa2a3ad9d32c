package dev.scotoma.blindspot.discovery;

import dev.scotoma.blindspot.discovery.MiningRun.Exclusion;
import dev.scotoma.blindspot.discovery.MiningRunRepository.Stored;
import dev.scotoma.blindspot.discovery.MiningRunRepository.Turn;
import dev.scotoma.blindspot.discovery.Reading.Read;
import dev.scotoma.blindspot.discovery.Reading.Sample;
import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import dev.scotoma.statistics.mining.Mined;
import dev.scotoma.statistics.mining.Miner;
import dev.scotoma.statistics.mining.Settings;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Mines what iterations get wrong, and stores what it finds. */
@ApplicationScoped
class Mining {
    private static final int MOST_CONDITIONS = 3;
    /**
     * How many subdomains are stored that were tested and are not reported. They are the neighbourhood of the list, for
     * the plot.
     */
    private static final int CONTEXT = 150;

    /**
     * How many strata a run may have. A fit has a column for each, and with so many a hundred thousand sessions take
     * some seconds.
     */
    private static final int MOST_STRATA = 300;

    /** How often a run begins again because somebody withdrew whom it had read. */
    private static final int TRIES = 5;

    private final MiningRuns runs;
    private final MiningRunRepository rows;
    private final Reading reading;

    Mining(MiningRuns runs, MiningRunRepository rows, Reading reading) {
        this.runs = runs;
        this.rows = rows;
        this.reading = reading;
    }

    /**
     * Mines now, and keeps the run with its sessions under the next number and place. Nothing is locked while it reads
     * and mines; before it is stored it is seen whether somebody withdrew whom it has read, and then it begins again. So
     * no count holds a session that was withdrawn before it was published.
     */
    MiningRun mine(NewMiningRun wanted, UUID researcher) {
        MiningScope scope = runs.scope(wanted);
        return runs.get(
                mine(wanted, researcher, scope, List.of(scope.outcome())).getFirst());
    }

    /** Mines every outcome that has sessions, of which all are read once. */
    List<MiningRun> mine(NewMiningRuns wanted, UUID researcher) {
        NewMiningRun first = wanted.of(Outcome.APCER);
        MiningScope scope = runs.scope(first);
        List<Outcome> outcomes = runs.outcomes(wanted.iterationId());
        return mine(first, researcher, scope, outcomes).stream().map(runs::get).toList();
    }

    private List<Integer> mine(NewMiningRun wanted, UUID researcher, MiningScope scope, List<Outcome> outcomes) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            for (Outcome outcome : outcomes) {
                // Refuses another alpha before anything is read.
                wanted.totalAlpha(rows.turn(scope.with(outcome)).totalAlpha());
            }
            Read read = reading.of(scope, outcomes);
            Optional<List<Integer>> stored = mined(wanted, researcher, scope, outcomes, read);
            if (stored.isPresent()) {
                return stored.get();
            }
        }
        throw new Problem(
                ProblemType.CONFLICT, "People withdrew again and again while their sessions were mined; try again.");
    }

    /** The numbers under which the runs are stored; empty when somebody withdrew meanwhile who was read. */
    Optional<List<Integer>> mined(
            NewMiningRun wanted, UUID researcher, MiningScope scope, List<Outcome> outcomes, Read read) {
        List<Outcome> minable = outcomes.stream()
                .filter(each -> sample(read, each).rows().rows() > 0)
                .toList();
        for (Outcome outcome : minable.isEmpty() ? outcomes : minable) {
            requireMinable(scope.with(outcome), sample(read, outcome));
        }
        while (true) {
            List<NewlyMined> found = new ArrayList<>();
            for (Outcome outcome : minable) {
                Turn turn = rows.turn(scope.with(outcome));
                double total = wanted.totalAlpha(turn.totalAlpha());
                double share = AlphaSpending.share(total, turn.place());
                var settings = new Settings(MOST_CONDITIONS, wanted.support(), share, CONTEXT).withSets();
                Sample sample = sample(read, outcome);
                found.add(new NewlyMined(
                        new Stored(scope.with(outcome), turn.place(), total, settings, researcher, read.at()),
                        sample,
                        new Miner(settings).mine(sample.rows())));
            }
            switch (QuarkusTransaction.requiringNew().call(() -> store(found, read))) {
                case Storing.Stored stored -> {
                    return Optional.of(stored.numbers());
                }
                case Storing.Withdrawn withdrawn -> {
                    return Optional.empty();
                }
                case Storing.PlaceTaken taken -> {
                    // Another run was stored, which leaves less alpha; each turn of this loop means that one was.
                }
            }
        }
    }

    private static Sample sample(Read read, Outcome outcome) {
        return Objects.requireNonNull(read.samples().get(outcome));
    }

    /** What became of an attempt to store runs. */
    private sealed interface Storing {
        record Stored(List<Integer> numbers) implements Storing {}

        /** Somebody withdrew who was read. */
        record Withdrawn() implements Storing {}

        /** Somebody else has the place. */
        record PlaceTaken() implements Storing {}
    }

    /** A run before it is stored. */
    record NewlyMined(Stored run, Sample sample, Mined mined) {}

    /** Stores what was mined. Withdrawals wait for this, which takes no time. */
    private Storing store(List<NewlyMined> found, Read read) {
        rows.lock(found.getFirst().run().scope());
        for (NewlyMined each : found) {
            if (rows.turn(each.run().scope()).place() != each.run().place()) {
                return new Storing.PlaceTaken();
            }
        }
        runs.holdOffWithdrawals();
        return rows.isAnyWithdrawn(read.sessions())
                ? new Storing.Withdrawn()
                : new Storing.Stored(found.stream()
                        .map(each -> rows.insert(each, read.sessions()))
                        .toList());
    }

    private static void requireMinable(MiningScope scope, Sample sample) {
        if (sample.rows().rows() == 0) {
            throw new Problem(ProblemType.CONFLICT, nothing(scope, sample.excluded()));
        }
        if (sample.rows().strata() > MOST_STRATA) {
            throw new Problem(
                    ProblemType.CONFLICT,
                    "The sessions are of " + sample.rows().strata() + " campaigns and species; up to " + MOST_STRATA
                            + " can have a base rate each.");
        }
    }

    private static String nothing(MiningScope scope, List<Exclusion> excluded) {
        int others = excluded.stream().mapToInt(Exclusion::sessions).sum();
        String kind = scope.species().orElse(scope.outcome().kind());
        String reasons = excluded.stream()
                .map(each -> each.sessions() + " " + each.reason())
                .collect(Collectors.joining(", "));
        return "There is nothing to mine yet: of " + others + (kind.isEmpty() ? "" : " " + kind)
                + " sessions none can be counted" + (others == 0 ? "" : " (" + reasons + ")") + ".";
    }
}
