package dev.scotoma.blindspot.discovery;

import dev.scotoma.blindspot.discovery.MiningRunRepository.Spot;
import dev.scotoma.blindspot.evaluation.Judging;
import dev.scotoma.blindspot.model.Iteration;
import dev.scotoma.blindspot.model.Models;
import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** The mining runs and what they found: what each was over, and what became of it. {@link Mining} makes them. */
@ApplicationScoped
public class MiningRuns {
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

    MiningScope scope(NewMiningRun wanted) {
        MiningScope scope = scope(
                wanted.iterationId(),
                Outcome.of(wanted.outcome()),
                Optional.ofNullable(wanted.species()),
                wanted.whichAttempts(),
                wanted.whichBaseline(),
                MoreAxes.of(wanted.also()),
                Optional.empty());
        requireSpecies(scope);
        return scope;
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
        holdOffWithdrawals();
        return withdrawals() == before ? found : look.get();
    }

    /** Until the caller's transaction ends; it waits for those under way. */
    void holdOffWithdrawals() {
        sql.useHandle(
                handle -> handle.execute("SELECT pg_advisory_xact_lock_shared(capture_pub.withdrawal_lock_key())"));
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

    /** Its sessions as it read them, less what was withdrawn since. */
    MiningScope scope(MiningRun run) {
        return scope(run, run.iterationId(), Baseline.of(run.baseline()), Optional.of(run.number()));
    }

    /** A run's scope over all sessions there are now, of its iteration or another. */
    MiningScope scope(MiningRun run, UUID iteration, Baseline baseline) {
        return scope(run, iteration, baseline, Optional.empty());
    }

    private MiningScope scope(MiningRun run, UUID iteration, Baseline baseline, Optional<Integer> number) {
        return scope(
                iteration,
                Outcome.of(run.outcome()),
                Optional.ofNullable(run.species()),
                Attempts.of(run.attempts()),
                baseline,
                MoreAxes.of(run.also()),
                number);
    }

    private MiningScope scope(
            UUID iteration,
            Outcome outcome,
            Optional<String> species,
            Attempts attempts,
            Baseline baseline,
            Set<MoreAxes> also,
            Optional<Integer> run) {
        List<Iteration> lineage = models.lineage(iteration);
        whyNot(outcome, lineage).ifPresent(reason -> {
            throw new Problem(ProblemType.CONFLICT, reason);
        });
        return new MiningScope(
                lineage.getFirst(), Judging.testSplitOnly(lineage), outcome, species, attempts, baseline, also, run);
    }

    /** Those that can be told of an iteration. */
    List<Outcome> outcomes(UUID iteration) {
        List<Iteration> lineage = models.lineage(iteration);
        return Arrays.stream(Outcome.values())
                .filter(outcome -> whyNot(outcome, lineage).isEmpty())
                .toList();
    }

    /** Why an outcome cannot be told of an iteration. */
    private static Optional<String> whyNot(Outcome outcome, List<Iteration> lineage) {
        if (outcome == Outcome.PERTURBATION && lineage.getFirst().manifest().perturbations() == null) {
            return Optional.of("The manifest of this iteration asks for no perturbations.");
        }
        return outcome == Outcome.DISAGREEMENT && lineage.size() == 1
                ? Optional.of("This iteration has no parent that it could disagree with.")
                : Optional.empty();
    }
}
