package dev.scotoma.blindspot.scoring;

import dev.scotoma.blindspot.model.Iteration;
import dev.scotoma.blindspot.model.Models;
import dev.scotoma.workers.inference.FrameScores;
import dev.scotoma.workers.manifest.AttackAttribute;
import dev.scotoma.workers.manifest.Manifest;
import dev.scotoma.workers.scoring.FrameInterval;
import dev.scotoma.workers.scoring.Verdict.Perturbed;
import io.soabase.recordbuilder.core.RecordBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the iterations say about sessions. */
@ApplicationScoped
public class Scores {
    private final ScoreRepository scores;
    private final Models models;

    Scores(ScoreRepository scores, Models models) {
        this.scores = scores;
        this.models = models;
    }

    /**
     * The answers on one frame.
     *
     * @param heads P(present) by attribute; null where the frame gave no number
     */
    public record FrameView(int atMs, Map<String, @Nullable Float> heads) {}

    /**
     * What one iteration says of a session.
     *
     * @param spoofScore null when the decision is no_response
     * @param scoreLow with {@code scoreHigh} the 95% interval over frames; null with fewer than five frames that gave a
     *     number
     * @param perturbed how many decisions were made on slightly changed frames; null where the iteration makes none
     * @param perturbedFlips how many of these differ from that on the same frame as it is
     * @param disagreesWithParent whether the parent iteration decides otherwise; null when there is none, or it gave no
     *     decision
     * @param computedBy device, precision, library and its version; null where it was not kept
     */
    @RecordBuilder
    public record SessionScore(
            UUID iterationId,
            String name,
            int iteration,
            String decision,
            @Schema(nullable = true) @Nullable Double spoofScore,
            @Schema(nullable = true) @Nullable Double scoreLow,
            @Schema(nullable = true) @Nullable Double scoreHigh,
            double threshold,
            int flips,
            @Schema(nullable = true) @Nullable Integer perturbed,
            @Schema(nullable = true) @Nullable Integer perturbedFlips,
            @Schema(nullable = true) @Nullable Boolean disagreesWithParent,
            @Schema(nullable = true) @Nullable String computedBy,
            Instant scoredAt,
            List<FrameView> frames) {}

    /** The scores of a session's present pack; empty when the session was never inspected, or withdrawn. */
    public Optional<List<SessionScore>> ofSession(UUID session) {
        if (!scores.inspected(session)) {
            return Optional.empty();
        }
        List<SessionScore> views = new ArrayList<>();
        for (ScoreRepository.Stored stored : scores.ofSession(session)) {
            Optional<Iteration> iteration = models.find(stored.iterationId());
            if (iteration.isEmpty()) {
                continue;
            }
            Manifest manifest = iteration.get().manifest();
            views.add(SessionScoreBuilder.builder()
                    .iterationId(stored.iterationId())
                    .name(manifest.name())
                    .iteration(manifest.iteration())
                    .decision(stored.decision().word())
                    .spoofScore(stored.spoofScore().orElse(null))
                    .scoreLow(stored.interval().map(FrameInterval::low).orElse(null))
                    .scoreHigh(stored.interval().map(FrameInterval::high).orElse(null))
                    .threshold(manifest.threshold().value())
                    .flips(stored.flips())
                    .perturbed(stored.perturbed().map(Perturbed::decisions).orElse(null))
                    .perturbedFlips(stored.perturbed().map(Perturbed::flips).orElse(null))
                    .disagreesWithParent(stored.disagreesWithParent().orElse(null))
                    .computedBy(
                            stored.frames().device().isEmpty()
                                    ? null
                                    : stored.frames().device())
                    .scoredAt(stored.scoredAt())
                    .frames(frames(stored.frames(), manifest.output().heads()))
                    .build());
        }
        return Optional.of(views);
    }

    private static List<FrameView> frames(FrameScores scores, List<AttackAttribute> heads) {
        List<FrameView> frames = new ArrayList<>();
        for (int frame = 0; frame < scores.frames(); frame++) {
            Map<String, @Nullable Float> byHead = new LinkedHashMap<>();
            for (int head = 0; head < heads.size(); head++) {
                float p = scores.probability(frame, head);
                byHead.put(heads.get(head).word(), Float.isNaN(p) ? null : p);
            }
            frames.add(new FrameView(scores.atMs().get(frame), byHead));
        }
        return frames;
    }
}
