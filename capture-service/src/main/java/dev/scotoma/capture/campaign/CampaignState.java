package dev.scotoma.capture.campaign;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a campaign is in its life; computed from its times and what was done to it. */
public enum CampaignState {
    @JsonProperty("scheduled")
    SCHEDULED,
    @JsonProperty("open")
    OPEN,
    /** Nobody is given anything new; what was begun may be sent. */
    @JsonProperty("paused")
    PAUSED,
    @JsonProperty("closed")
    CLOSED
}
