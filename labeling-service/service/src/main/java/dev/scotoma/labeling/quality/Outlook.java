package dev.scotoma.labeling.quality;

import dev.scotoma.labeling.task.Pay;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How far labeling has come, and what is to go. A vote is one labeler's eight answers for one session.
 *
 * @param open sessions that wait for votes
 * @param decided sessions on which the votes decided
 * @param contested sessions that wait for a reviewer
 * @param adjudicated sessions on which a reviewer decided
 * @param votes so far
 * @param votesToGo until every open session has as many votes as it asks for, or as the decided ones took on average
 * @param votesADay over the last seven days, or since the first vote within them
 * @param daysToGo at that pace; null where nobody has voted in these days
 * @param pay what a vote earns; null where nothing is paid
 * @param days votes of the last two weeks, by day in UTC, without days on which there were none
 */
@RecordBuilder
public record Outlook(
        long open,
        long decided,
        long contested,
        long adjudicated,
        long votes,
        long votesToGo,
        double votesADay,
        @Schema(nullable = true) @Nullable Double daysToGo,
        @Schema(nullable = true) @Nullable Pay pay,
        List<Day> days) {
    public record Day(LocalDate day, long votes) {}
}
