package dev.scotoma.consensus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Two attributes that cannot both be right: a cue of an attack is said to be visible on a session that is said to be
 * none. The crowd answers each attribute by itself, so only holding their answers beside each other shows it.
 *
 * @param probability the least P(cue and no attack) that these two posteriors allow (Fréchet's lower bound), however
 *     they depend on each other
 */
public record Contradiction(String cue, String whole, double probability) {
    /** The attribute that is the whole: whether the session is an attack. */
    public static final String WHOLE = "spoof";

    /**
     * Attributes that are defined by a medium of an attack. A mirror or something that hides the face is not: a living
     * person may stand behind either. Nor are artifacts, which compression leaves in honest recordings.
     */
    public static final List<String> CUES = List.of("phone", "finger", "moire", "glare");

    /**
     * Contradictions in what was decided of a session, those that are surest first.
     *
     * @param present P(present) of every attribute that has one
     */
    public static List<Contradiction> of(Map<String, Double> present) {
        List<Contradiction> found = new ArrayList<>();
        Double attack = present.get(WHOLE);
        for (String cue : CUES) {
            Double seen = present.get(cue);
            if (attack != null && seen != null && seen > 0.5 && attack < 0.5) {
                found.add(new Contradiction(cue, WHOLE, seen - attack));
            }
        }
        found.sort(Comparator.comparingDouble(Contradiction::probability).reversed());
        return found;
    }
}
