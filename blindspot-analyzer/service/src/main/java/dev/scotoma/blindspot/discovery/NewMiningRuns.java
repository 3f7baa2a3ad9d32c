package dev.scotoma.blindspot.discovery;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A mining run of every outcome, which are asked for together; all else is as in {@link NewMiningRun}. */
record NewMiningRuns(
        @NotNull UUID iterationId,
        @Nullable String attempts,
        @Nullable String baseline,
        @Nullable List<String> also,
        @Nullable Integer minSupport,
        @Nullable Double alpha) {
    NewMiningRun of(Outcome outcome) {
        return new NewMiningRun(iterationId, outcome.word(), null, attempts, baseline, also, minSupport, alpha);
    }
}
