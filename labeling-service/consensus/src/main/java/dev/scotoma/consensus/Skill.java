package dev.scotoma.consensus;

/**
 * How somebody answers one yes-or-no question, as the last fit found. It is all that votes to come are weighed by, so it
 * can be stored, and the votes that it was found from need not be read again.
 *
 * @param history answers that say something
 * @param unsure answers that say nothing
 * @param yesIfPresent P(says yes | present)
 * @param noIfAbsent P(says no | absent)
 * @param presentVotes on how many votes the first of these rests, with those that smoothing adds
 * @param absentVotes the same of the second
 */
public record Skill(
        int history, int unsure, double yesIfPresent, double noIfAbsent, double presentVotes, double absentVotes) {}
