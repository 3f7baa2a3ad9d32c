package dev.scotoma.capture.participant;

import jakarta.persistence.EnumeratedValue;

enum ConsentState {
    ACTIVE("active"),
    WITHDRAWN("withdrawn"),
    EXPIRED("expired");

    @EnumeratedValue
    final String word;

    ConsentState(String word) {
        this.word = word;
    }
}
