package dev.scotoma.labeling.review;

/**
 * How often two reviewers say the same of an attribute, of whom neither saw the other's answer.
 *
 * @param contested where the crowd could not tell and somebody asked for a second opinion, which is where it is hard
 * @param gold where one proposed a clip as gold and another answered for it, which is where it is clear
 */
public record ReviewerAgreement(String attribute, Pairs contested, Pairs gold) {
    public record Pairs(int pairs, int agreed) {}
}
