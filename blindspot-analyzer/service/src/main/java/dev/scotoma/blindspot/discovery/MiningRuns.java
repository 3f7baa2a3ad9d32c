package dev.scotoma.blindspot.discovery;

import dev.scotoma.blindspot.discovery.MiningRun.Exclusion;
import dev.scotoma.blindspot.discovery.MiningRunRepository.Spot;
import dev.scotoma.blindspot.discovery.MiningRunRepository.Stored;
import dev.scotoma.blindspot.discovery.MiningRunRepository.Turn;
import dev.scotoma.blindspot.discovery.SampleRepository.Sample;
import dev.scotoma.blindspot.evaluation.Judging;
import dev.scotoma.blindspot.model.Iteration;
import dev.scotoma.blindspot.model.Models;
import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import dev.scotoma.statistics.mining.Mined;
import dev.scotoma.statistics.mining.Miner;
import dev.scotoma.statistics.mining.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Mines what iterations get wrong, and keeps the runs and what they found. */
@ApplicationScoped
public class MiningRuns {
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

    private final MiningRunRepository runs;
    private final SampleRepository samples;
    private final Models models;
    private final Jdbi sql;

    MiningRuns(MiningRunRepository runs, SampleRepository samples, Models models, Jdbi sql) {
        this.runs = runs;
        this.samples = samples;
        this.models = models;
        this.sql = sql;
    }

    /**
     * Mines now, and keeps the run under the next number and place. No count holds a session that was withdrawn before it
     * was published.
     */
    @Transactional
    MiningRun mine(NewMiningRun wanted, UUID researcher) {
        MiningScope scope = scope(
                wanted.iterationId(),
                Outcome.of(wanted.outcome()),
                Optional.ofNullable(wanted.species()),
                wanted.whichAttempts(),
                wanted.whichBaseline(),
                Optional.empty());
        requireSpecies(scope);
        Turn turn = runs.turn(scope);
        double total = wanted.totalAlpha(turn.totalAlpha());
        double share = AlphaSpending.share(total, turn.place());
        var settings = new Settings(MOST_CONDITIONS, wanted.support(), share, CONTEXT);
        Found found = undisturbed(() -> {
            Sample sample = samples.sample(scope, scope.axes());
            requireMinable(scope, sample);
            return new Found(sample, new Miner(settings).mine(sample.rows()));
        });
        return get(runs.insert(
                new Stored(scope, turn.place(), total, settings, researcher),
                found.mined(),
                found.sample().excluded()));
    }

    private record Found(Sample sample, Mined mined) {}

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

    /** Only attacks have a species. */
    private void requireSpecies(MiningScope scope) {
        if (scope.species().isEmpty()) {
            return;
        }
        if (scope.outcome() != Outcome.APCER) {
            throw new Problem(ProblemType.BAD_REQUEST, "A species can be named for the outcome apcer only.");
        }
        List<String> species = samples.valuesOf(MinedAxis.ATTACK_TYPE).stream()
                .filter(value -> !value.equals("none"))
                .toList();
        if (!species.contains(scope.species().get())) {
            throw new Problem(
                    ProblemType.BAD_REQUEST, "The species must be one of " + String.join(", ", species) + ".");
        }
    }

    /**
     * What a look at all sessions finds, without anybody who has withdrawn before the caller's transaction ends. Nobody who
     * withdraws waits for the look, which takes seconds: withdrawals are held off behind it, and it is taken once more where
     * some came meanwhile.
     */
    <T> T undisturbed(Supplier<T> look) {
        long before = withdrawals();
        T found = look.get();
        sql.useHandle(
                handle -> handle.execute("SELECT pg_advisory_xact_lock_shared(capture_pub.withdrawal_lock_key())"));
        return withdrawals() == before ? found : look.get();
    }

    /** The list is permanent, so that its length says whether it has changed. */
    private long withdrawals() {
        return sql.withHandle(handle -> handle.createQuery("SELECT count(*) FROM capture_pub.withdrawal_v1")
                .mapTo(Long.class)
                .one());
    }

    List<MiningRun> of(Optional<UUID> iteration) {
        if (iteration.isPresent()) {
            models.lineage(iteration.get());
        }
        return runs.of(iteration);
    }

    MiningRun get(int number) {
        return runs.find(number)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no mining run of this number."));
    }

    List<MinedSubdomain> subdomains(int number, int limit) {
        return runs.subdomains(get(number).number(), Math.clamp(limit, 1, 1_000));
    }

    BlindSpot blindSpot(UUID id) {
        Spot spot = runs.spot(id)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no blind spot of this id."));
        return blindSpot(spot, get(spot.run()));
    }

    /** Newest first. */
    List<BlindSpot> blindSpots() {
        // Before the runs, which are never deleted: so each spot has one.
        List<Spot> spots = runs.spots();
        Map<Integer, MiningRun> byNumber =
                runs.of(Optional.empty()).stream().collect(Collectors.toMap(MiningRun::number, run -> run));
        return spots.stream()
                .map(spot -> blindSpot(spot, Objects.requireNonNull(byNumber.get(spot.run()))))
                .toList();
    }

    private static BlindSpot blindSpot(Spot spot, MiningRun run) {
        return new BlindSpot(spot.id(), spot.state(), spot.foundAt().toInstant(), run, spot.subdomain());
    }

    /** @param until of its sessions: what was decided and scored later is left out */
    MiningScope scope(MiningRun run, Optional<Instant> until) {
        return scope(
                run.iterationId(),
                Outcome.of(run.outcome()),
                Optional.ofNullable(run.species()),
                Attempts.of(run.attempts()),
                Baseline.of(run.baseline()),
                until);
    }

    /** Its sessions as they were when it was mined, less what was withdrawn since. */
    MiningScope scope(MiningRun run) {
        return scope(run, Optional.of(run.minedAt()));
    }

    /** A run's scope, of another iteration. */
    MiningScope scope(MiningRun run, UUID iteration, Baseline baseline) {
        return scope(
                iteration,
                Outcome.of(run.outcome()),
                Optional.ofNullable(run.species()),
                Attempts.of(run.attempts()),
                baseline,
                Optional.empty());
    }

    private MiningScope scope(
            UUID iteration,
            Outcome outcome,
            Optional<String> species,
            Attempts attempts,
            Baseline baseline,
            Optional<Instant> until) {
        List<Iteration> lineage = models.lineage(iteration);
        if (outcome == Outcome.PERTURBATION && lineage.getFirst().manifest().perturbations() == null) {
            throw new Problem(ProblemType.CONFLICT, "The manifest of this iteration asks for no perturbations.");
        }
        Optional<Iteration> parent = outcome == Outcome.DISAGREEMENT ? Optional.of(parent(lineage)) : Optional.empty();
        return new MiningScope(
                lineage.getFirst(),
                parent,
                Judging.testSplitOnly(lineage),
                outcome,
                species,
                attempts,
                baseline,
                until);
    }

    private static Iteration parent(List<Iteration> lineage) {
        return lineage.stream()
                .skip(1)
                .findFirst()
                .orElseThrow(() ->
                        new Problem(ProblemType.CONFLICT, "This iteration has no parent that it could disagree with."));
    }
}
