package dev.scotoma.capture.coverage;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a campaign will have what it wants, and what it will have cost by then, at the pace and with the waste it has had.
 *
 * @param missing accepted sessions that are still wanted; absent where a cell takes as many as come
 * @param perDay accepted sessions a day, of the last seven days
 * @param endsAt absent where nothing was accepted yet, nothing is missing or no end is wanted
 * @param spentMinor what is owed or paid for sessions so far, without that of people who have withdrawn
 * @param costMinor that with what is missing; absent where no end is wanted
 */
@RecordBuilder
record Forecast(
        @Nullable Integer missing,
        double perDay,
        @Nullable Instant endsAt,
        long spentMinor,
        @Nullable Long costMinor,
        String currency) {
    /** Shorter than this, a pace says nothing; so a first take does not promise thousands a day. */
    static final Duration SHORTEST = Duration.ofHours(6);

    static final Duration WINDOW = Duration.ofDays(7);

    /**
     * What is known.
     *
     * @param missing accepted sessions that are still wanted; absent where a cell takes as many as come
     * @param missingMinor what those earn
     * @param since when the first session that counts was sent, or the window's start where that is later
     * @param recent sessions accepted since then
     * @param accepted of all
     * @param paid sessions that are owed or paid, whether they count or not
     */
    @RecordBuilder
    record Known(
            @Nullable Integer missing,
            long missingMinor,
            Instant since,
            int recent,
            int accepted,
            int paid,
            long spentMinor,
            String currency) {}

    static Forecast of(Known known, Instant now) {
        var time = Duration.between(known.since(), now);
        double days = (double) (time.compareTo(SHORTEST) < 0 ? SHORTEST : time).toSeconds()
                / Duration.ofDays(1).toSeconds();
        double perDay = known.recent() / days;
        Integer missing = known.missing();
        // What is paid and counts nowhere has to be paid for the rest as well.
        double waste = known.accepted() == 0 ? 1 : Math.max(1, (double) known.paid() / known.accepted());
        return new Forecast(
                missing,
                perDay,
                missing == null || missing == 0 || perDay == 0
                        ? null
                        : now.plusSeconds(
                                Math.round(missing / perDay * Duration.ofDays(1).toSeconds())),
                known.spentMinor(),
                missing == null ? null : known.spentMinor() + Math.round(waste * known.missingMinor()),
                known.currency());
    }
}
