package dev.scotoma.blindspot.discovery;

import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.OptionalDouble;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mining run that is asked for.
 *
 * @param outcome apcer, bpcer, flips, perturbation or disagreement
 * @param species of apcer: one attack medium, a value of the axis attack_type; all of them unless said
 * @param attempts first, retries or all; first unless said
 * @param baseline pooled, species or campaign; species unless said
 * @param also groups of axes that are mined beside the usual ones: people (age band, gender, skin tone, country), devices
 *     (model, operating system, browser) and, for attacks, crowd (what labelers saw); none unless said
 * @param minSupport how many sessions a tested subdomain has at least; 100 unless said
 * @param alpha the family-wise error over everything tested in all runs over the iteration and outcome together; unless
 *     said that of the first of them, and 0.05 for the first
 */
record NewMiningRun(
        @NotNull UUID iterationId,
        @NotNull String outcome,
        @Nullable String species,
        @Nullable String attempts,
        @Nullable String baseline,
        @Nullable List<String> also,
        @Nullable Integer minSupport,
        @Nullable Double alpha) {
    private static final int USUAL_SUPPORT = 100;
    private static final double USUAL_ALPHA = 0.05;

    Attempts whichAttempts() {
        return attempts == null ? Attempts.FIRST : Attempts.of(attempts);
    }

    Baseline whichBaseline() {
        return baseline == null ? Baseline.SPECIES : Baseline.of(baseline);
    }

    int support() {
        int support = minSupport == null ? USUAL_SUPPORT : minSupport;
        if (support < 1) {
            throw new Problem(ProblemType.BAD_REQUEST, "The minimum support must be at least 1 session.");
        }
        return support;
    }

    /**
     * The family-wise error over all runs together.
     *
     * @param first what the first run set; empty for the first
     * @throws Problem when this run would change it, which would allow more error than that over all runs
     */
    double totalAlpha(OptionalDouble first) {
        double total = alpha == null ? first.orElse(USUAL_ALPHA) : alpha;
        if (!(total > 0 && total < 1)) {
            throw new Problem(ProblemType.BAD_REQUEST, "Alpha must lie between 0 and 1, both left out.");
        }
        if (first.isPresent() && first.getAsDouble() != total) {
            throw new Problem(
                    ProblemType.CONFLICT,
                    "All mining runs of this iteration and outcome share an alpha of " + first.getAsDouble()
                            + ", which the first of them set.");
        }
        return total;
    }
}
