package dev.scotoma.consensus;

/**
 * What a fit of one yes-or-no question found over everybody.
 *
 * @param present how frequent it is
 * @param yesIfPresent P(somebody says yes | present)
 * @param noIfAbsent P(somebody says no | absent)
 */
public record Weights(double present, double yesIfPresent, double noIfAbsent) {}
