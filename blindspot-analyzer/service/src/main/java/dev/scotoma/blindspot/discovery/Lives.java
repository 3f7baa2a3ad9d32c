package dev.scotoma.blindspot.discovery;

import dev.scotoma.blindspot.discovery.Life.Campaign;
import dev.scotoma.blindspot.discovery.Life.Retest;
import dev.scotoma.blindspot.model.Models;
import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import dev.scotoma.statistics.mining.Excess;
import dev.scotoma.statistics.mining.Excess.Against;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps the lives of blind spots: they are collected for by campaigns, retested on a later iteration and fresh people,
 * and closed or found to persist.
 */
@ApplicationScoped
class Lives {
    /** The largest error of closing a blind spot that persists, over all retests of it. */
    private static final double TAIL = 0.025;
    /** The fewest effective people on each side. With fewer, the tails of a clustered interval are too short. */
    private static final int MIN_EFFECTIVE = 20;

    private final LifeRepository lives;
    private final MiningRuns runs;
    private final SampleRepository samples;
    private final Models models;

    Lives(LifeRepository lives, MiningRuns runs, SampleRepository samples, Models models) {
        this.lives = lives;
        this.runs = runs;
        this.samples = samples;
        this.models = models;
    }

    Life of(UUID id) {
        BlindSpot spot = runs.blindSpot(id);
        List<Retest> retests = lives.retests(id);
        LifeState state = LifeState.valueOf(spot.state());
        return new Life(
                spot.state(),
                lives.events(id),
                lives.campaigns(id),
                retests,
                state.againstRetest().isEmpty() ? largestMargin(spot, retests) : null);
    }

    List<UUID> stirring() {
        return lives.stirring();
    }

    /** Brings the state up to what its campaigns are doing. Answers the state; again and again changes nothing. */
    @Transactional
    LifeState follow(UUID id) {
        LifeState state = lives.lock(id)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no blind spot of this id."));
        if (state == LifeState.CLOSED) {
            return state;
        }
        for (Campaign campaign : lives.unnoted(id)) {
            state = LifeState.COLLECTING;
            lives.move(
                    id,
                    state,
                    "Campaign " + shortened(campaign.name()) + " collects for it.",
                    campaign.id(),
                    null,
                    null);
        }
        if (state == LifeState.COLLECTING
                && lives.campaigns(id).stream()
                        .noneMatch(campaign -> campaign.state().equals("open"))) {
            state = LifeState.COLLECTED;
            lives.move(id, state, "Its campaigns have closed.", null, null, null);
        }
        return state;
    }

    /**
     * Holds a later iteration against the blind spot, on people who recorded nothing before it was found, inside and
     * outside. As in a mining run, nobody is counted who has withdrawn before.
     */
    @Transactional
    Life retest(UUID id, NewRetest wanted, UUID researcher) {
        Optional<String> refusal = follow(id).againstRetest();
        if (refusal.isPresent()) {
            throw new Problem(ProblemType.CONFLICT, refusal.get());
        }
        BlindSpot spot = runs.blindSpot(id);
        List<Retest> before = lives.retests(id);
        requireLater(spot, wanted.iterationId());
        requireMargin(wanted.margin(), largestMargin(spot, before));
        double tail = AlphaSpending.share(TAIL, before.size() + 1);
        Excess found = runs.undisturbed(() -> excess(spot, wanted.iterationId(), tail))
                .orElseThrow(
                        () -> new Problem(
                                ProblemType.CONFLICT,
                                "No session of somebody new lies in this blind spot and is accepted and scored by this iteration."));
        String verdict = verdict(found, wanted.margin());
        UUID retest = lives.insert(
                id, before.size() + 1, wanted.iterationId(), wanted.margin(), tail, found, verdict, researcher);
        lives.move(
                id,
                LifeState.RETESTED,
                "Retested on people who recorded nothing before it was found.",
                null,
                retest,
                researcher);
        lives.move(
                id,
                verdict.equals("below_margin") ? LifeState.CLOSED : LifeState.PERSISTING,
                switch (verdict) {
                    case "below_margin" -> "The upper bound of the excess is below the margin that was stated.";
                    case "too_few" -> "Too few new people have recorded to tell.";
                    default -> "The upper bound of the excess is not below the margin that was stated.";
                },
                null,
                retest,
                researcher);
        return of(id);
    }

    /** A campaign that collects may have nothing outside: a run by campaign is retested by species. */
    private Optional<Excess> excess(BlindSpot spot, UUID iteration, double tail) {
        MiningRun run = spot.run();
        var place = new Membership(spot.subdomain().conditions());
        Baseline baseline = Baseline.of(run.baseline()) == Baseline.POOLED ? Baseline.POOLED : Baseline.SPECIES;
        return Excess.of(
                samples.freshOnly(runs.scope(run, iteration, baseline), place, run.minedAt()),
                SampleRepository.FRESH,
                tail);
    }

    private static String verdict(Excess found, double margin) {
        Optional<Against> against = found.baseline();
        if (against.isEmpty()
                || found.capped().effectiveClusters() < MIN_EFFECTIVE
                || against.get().effective() < MIN_EFFECTIVE) {
            return "too_few";
        }
        return against.get().bound() < margin ? "below_margin" : "not_below_margin";
    }

    /**
     * The largest margin that a retest may state: half of what made it a blind spot, and never more than was stated
     * before. A larger one would close what has not changed.
     */
    private static double largestMargin(BlindSpot spot, List<Retest> before) {
        return before.stream()
                .mapToDouble(Retest::margin)
                .reduce(spot.subdomain().difference() / 2, Math::min);
    }

    private static void requireMargin(double margin, double largest) {
        if (largest <= 0) {
            throw new Problem(
                    ProblemType.CONFLICT,
                    "The rate here is not above what is expected without the other findings: there is no excess that could be retested.");
        }
        if (!(margin > 0 && margin <= largest)) {
            throw new Problem(
                    ProblemType.BAD_REQUEST,
                    "The margin must lie above 0 and be at most %.4f: half the excess it was found with, and no more than was stated before."
                            .formatted(largest));
        }
    }

    private void requireLater(BlindSpot spot, UUID iteration) {
        UUID first = spot.run().iterationId();
        boolean later = models.lineage(iteration).stream()
                .skip(1)
                .anyMatch(each -> each.id().equals(first));
        if (!later) {
            throw new Problem(
                    ProblemType.BAD_REQUEST,
                    "A blind spot of " + spot.run().name() + " " + spot.run().iteration()
                            + " is retested on an iteration that was made from it.");
        }
    }

    private static String shortened(String name) {
        return name.length() <= 120 ? name : name.substring(0, 119) + "…";
    }
}
