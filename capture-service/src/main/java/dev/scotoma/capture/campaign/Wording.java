package dev.scotoma.capture.campaign;

/**
 * What a participant reads of a campaign.
 *
 * @param language the one it is written in, which may not be the one that was asked for
 */
public record Wording(Language language, String title, String brief) {}
