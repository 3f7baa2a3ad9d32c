package dev.scotoma.capture.session;

import com.fasterxml.jackson.annotation.JsonProperty;

/** @param atMs after the recording starts */
public record Prompt(int atMs, Turn turn) {
    /** Where to turn the head, as the participant sees it. */
    public enum Turn {
        @JsonProperty("left")
        LEFT("left"),
        @JsonProperty("right")
        RIGHT("right"),
        @JsonProperty("centre")
        CENTRE("centre");

        final String word;

        Turn(String word) {
            this.word = word;
        }
    }
}
