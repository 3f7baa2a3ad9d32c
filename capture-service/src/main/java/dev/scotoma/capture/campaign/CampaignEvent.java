package dev.scotoma.capture.campaign;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was changed of a running campaign.
 *
 * @param cell the position of the cell that it is about
 * @param by absent where the campaign did it by itself
 */
public record CampaignEvent(
        Change event,
        @Nullable Integer cell,
        @Nullable Integer wanted,
        @Nullable UUID by,
        Instant at) {
    public enum Change {
        @JsonProperty("paused")
        PAUSED,
        @JsonProperty("resumed")
        RESUMED,
        @JsonProperty("raised")
        RAISED,
        @JsonProperty("cell_closed")
        CELL_CLOSED,
        @JsonProperty("closed")
        CLOSED,
        /** Every cell had what it wanted. */
        @JsonProperty("filled")
        FILLED,
        /** A ruling was taken back, and something is missing again. */
        @JsonProperty("unfilled")
        UNFILLED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
