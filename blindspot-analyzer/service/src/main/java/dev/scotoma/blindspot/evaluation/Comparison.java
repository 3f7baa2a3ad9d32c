package dev.scotoma.blindspot.evaluation;

import dev.scotoma.blindspot.evaluation.Evaluation.Judge;
import dev.scotoma.blindspot.evaluation.Evaluation.LeftOut;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Two iterations on the same sessions, each at its own frozen threshold. */
record Comparison(
        Judge first,
        Judge second,
        @Schema(nullable = true) @Nullable String split,
        String attempts,
        int sessions,
        int participants,
        List<LeftOut> leftOut,
        List<Difference> differences,
        int draws) {

    /**
     * The difference of one rate.
     *
     * @param name that of the metric, or of the species whose APCER it is
     * @param difference the second less the first, with the 95% interval of paired draws; there is no interval where
     *     all draws are alike
     */
    record Difference(
            String name,
            boolean species,
            Rate first,
            Rate second,
            @Schema(nullable = true) @Nullable Double difference,
            @Schema(nullable = true) @Nullable Double low,
            @Schema(nullable = true) @Nullable Double high) {}
}
