package dev.scotoma.labeling.task;

/**
 * What a clip that is answered for earns.
 *
 * @param minor in the smallest unit of the currency
 * @param currency ISO 4217
 */
public record Pay(int minor, String currency) {}
