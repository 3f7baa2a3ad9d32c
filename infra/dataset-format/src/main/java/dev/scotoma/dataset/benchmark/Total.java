package dev.scotoma.dataset.benchmark;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * How many there officially are of something.
 *
 * @param what as in "train attack recordings"
 * @param people whether persons are counted, and not recordings
 */
record Total(String what, int official, boolean people, Predicate<Shot> among) {
    static Total recordings(int official) {
        return new Total("recordings", official, false, shot -> true);
    }

    static Total recordings(String split, String truth, int official) {
        return new Total(
                split + " " + truth + " recordings",
                official,
                false,
                shot -> shot.split().equals(split) && shot.truth().equals(truth));
    }

    static Total people(String split, int official) {
        return new Total(
                "people in " + split, official, true, shot -> shot.split().equals(split));
    }

    long in(Collection<Shot> shots) {
        var counted = shots.stream().filter(among);
        return people ? counted.map(Shot::person).distinct().count() : counted.count();
    }

    /** What is too few or too many, in words. */
    static List<String> differences(List<Total> totals, Collection<Shot> shots) {
        return totals.stream()
                .filter(total -> total.in(shots) != total.official)
                .map(total -> "%,d of %,d %s".formatted(total.in(shots), total.official, total.what))
                .toList();
    }
}
