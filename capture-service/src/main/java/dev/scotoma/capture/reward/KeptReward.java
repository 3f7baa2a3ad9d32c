package dev.scotoma.capture.reward;

/** What is owed in one currency for recordings that are no more. */
record KeptReward(String currency, long minor) {}
