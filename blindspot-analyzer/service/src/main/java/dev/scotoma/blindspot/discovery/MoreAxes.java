package dev.scotoma.blindspot.discovery;

import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Groups of axes that a mining run has only when it is asked for them, because each axis makes more hypotheses, and
 * what people are is no matter of course.
 */
enum MoreAxes {
    /** Who somebody is, as they chose to say. No campaign may prescribe it. */
    PEOPLE,
    /** What they recorded with, in the words of the device. */
    DEVICES,
    /** What labelers saw of an attack: present, absent or contested. */
    CROWD;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Problem when there is no such group */
    static Set<MoreAxes> of(@Nullable List<String> words) {
        Set<MoreAxes> groups = EnumSet.noneOf(MoreAxes.class);
        for (String word : words == null ? List.<String>of() : words) {
            groups.add(
                    switch (word) {
                        case "people" -> PEOPLE;
                        case "devices" -> DEVICES;
                        case "crowd" -> CROWD;
                        default ->
                            throw new Problem(ProblemType.BAD_REQUEST, "Also mined can be people, devices and crowd.");
                    });
        }
        return groups;
    }
}
