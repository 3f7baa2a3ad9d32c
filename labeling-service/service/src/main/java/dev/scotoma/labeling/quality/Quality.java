package dev.scotoma.labeling.quality;

import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import dev.scotoma.labeling.quality.VoteReads.Pace;
import dev.scotoma.labeling.task.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The door of the room. What it answers is of bounded size; whatever is longer is handed out line by line. */
@ApplicationScoped
public class Quality {
    private static final int PACE_DAYS = 7;
    private static final int SHOWN_DAYS = 14;
    private static final int SHOWN_LABELERS = 200;
    private static final int AT_ONCE = 1_000;
    private static final UUID FIRST = new UUID(0, 0);

    private final QualityRows rows;
    private final VoteReads reads;
    private final Tasks tasks;

    Quality(QualityRows rows, VoteReads reads, Tasks tasks) {
        this.rows = rows;
        this.reads = reads;
        this.tasks = tasks;
    }

    @Transactional
    Outlook outlook() {
        var standing = reads.standing();
        double aDay = aDay(reads.pace(PACE_DAYS), Instant.now());
        return OutlookBuilder.builder()
                .open(standing.open())
                .decided(standing.decided())
                .contested(standing.contested())
                .adjudicated(standing.adjudicated())
                .votes(standing.votes())
                .votesToGo(standing.votesToGo())
                .votesADay(aDay)
                .daysToGo(aDay == 0 ? null : standing.votesToGo() / aDay)
                .pay(tasks.pay().orElse(null))
                .days(reads.days(SHOWN_DAYS))
                .build();
    }

    /** A crowd that began this morning has worked for a day, so that its first hour foretells no week. */
    static double aDay(Pace pace, Instant now) {
        if (pace.first() == null) {
            return 0;
        }
        double days = Duration.between(pace.first(), now).toMillis()
                / (double) Duration.ofDays(1).toMillis();
        return pace.votes() / Math.min(Math.max(days, 1), PACE_DAYS);
    }

    @Transactional
    Agreements agreements() {
        return new Agreements(rows.fittedAt().orElse(null), rows.agreements());
    }

    @Transactional
    Labelers labelers() {
        var shown = rows.labelers(SHOWN_LABELERS);
        var confusions =
                rows.confusions(shown.stream().map(row -> row.labelerId()).toList());
        var labelers = shown.stream()
                .map(row -> new Labelers.OfLabeler(
                        reads.named(row.labelerId()),
                        row.submissions(),
                        row.skips(),
                        row.lowMs(),
                        row.medianMs(),
                        row.highMs(),
                        confusions.getOrDefault(row.labelerId(), List.of())))
                .toList();
        return new Labelers(rows.finishedAt().orElse(null), labelers, rows.labelerCount() - labelers.size());
    }

    @Transactional
    List<Disagreement> disagreements(String attribute, int limit) {
        known(attribute);
        return reads.disagreements(attribute, limit);
    }

    @Transactional
    List<SessionVote> ofSession(UUID session) {
        return reads.ofSession(session);
    }

    @Transactional
    Lines<VoteLine> votes(@Nullable String attribute, @Nullable UUID after, int submissions) {
        return reads.votes(known(attribute), after == null ? FIRST : after, submissions);
    }

    @Transactional
    Lines<ConsensusLine> consensus(@Nullable UUID after, int limit) {
        return reads.consensus(after == null ? FIRST : after, limit);
    }

    /** Takes lines as they are read. */
    interface Sink<T> {
        void take(T line) throws IOException;
    }

    /** A page of votes at a time, each in a transaction of its own: what is erased meanwhile is not handed out any more. */
    void eachVote(@Nullable String attribute, Sink<VoteLine> sink) throws IOException {
        UUID after = FIRST;
        while (after != null) {
            var page = reads.votes(attribute, after, AT_ONCE);
            for (VoteLine line : page.lines()) {
                sink.take(line);
            }
            after = page.next();
        }
    }

    void eachConsensus(Sink<ConsensusLine> sink) throws IOException {
        UUID after = FIRST;
        while (after != null) {
            var page = reads.consensus(after, AT_ONCE);
            for (ConsensusLine line : page.lines()) {
                sink.take(line);
            }
            after = page.next();
        }
    }

    /** @throws Problem 400 for a name that no attribute has */
    @Nullable
    String known(@Nullable String attribute) {
        if (attribute != null && !rows.attributes().contains(attribute)) {
            throw new Problem(ProblemType.BAD_REQUEST, "No attribute is called \"" + attribute + "\".");
        }
        return attribute;
    }
}
