package dev.scotoma.blindspot.discovery;

import dev.scotoma.statistics.mining.Observations;
import dev.scotoma.statistics.mining.Settings;
import dev.scotoma.statistics.mining.SingleHypothesis;
import dev.scotoma.statistics.mining.Tally;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;

/**
 * Holds blind spots against people who had no part in finding them. Nothing is kept that a withdrawal would have to
 * erase.
 */
@ApplicationScoped
class Confirmations {
    private final MiningRuns runs;
    private final SampleRepository samples;

    Confirmations(MiningRuns runs, SampleRepository samples) {
        this.runs = runs;
        this.samples = samples;
    }

    /**
     * Counted anew at every question, so that what was withdrawn has no say; in a transaction, because the rows come in
     * portions.
     */
    @Transactional
    Confirmation of(UUID id) {
        BlindSpot spot = runs.blindSpot(id);
        MiningRun run = spot.run();
        var place = new Membership(spot.subdomain().conditions());
        MiningScope today = runs.scope(run, run.iterationId(), Baseline.of(run.baseline()));
        Observations rows = samples.withFresh(today, place, run.minedAt());
        Optional<SingleHypothesis> test = SingleHypothesis.of(rows, SampleRepository.FRESH);
        Optional<Tally> tally = test.map(SingleHypothesis::tally);
        Optional<Tally> capped = test.map(SingleHypothesis::capped);
        OptionalDouble p = test.map(SingleHypothesis::p).orElse(OptionalDouble.empty());
        return ConfirmationBuilder.builder()
                .run(run.number())
                .since(run.minedAt())
                .sessions(tally.map(Tally::rows).orElse(0))
                .participants(tally.map(Tally::clusters).orElse(0))
                .effectiveParticipants(capped.map(Tally::effectiveClusters).orElse(0.0))
                .errors(tally.map(each -> (int) Math.round(each.sum())).orElse(0))
                .rate(capped.map(Tally::rate).orElse(null))
                .low(test.map(each -> each.interval().low()).orElse(null))
                .high(test.map(each -> each.interval().high()).orElse(null))
                .expected(test.map(SingleHypothesis::expected).orElse(null))
                .tooFew(p.isEmpty())
                .minEffectiveParticipants(Settings.MIN_EFFECTIVE)
                .p(p.isPresent() ? p.getAsDouble() : null)
                .build();
    }
}
