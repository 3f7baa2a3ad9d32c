package dev.scotoma.capture.campaign;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a campaign is in its life; computed from its times, never stored. */
public enum CampaignState {
    @JsonProperty("scheduled")
    SCHEDULED,
    @JsonProperty("open")
    OPEN,
    @JsonProperty("closed")
    CLOSED
}
