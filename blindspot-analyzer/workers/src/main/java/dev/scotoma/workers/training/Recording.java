package dev.scotoma.workers.training;

import dev.scotoma.workers.manifest.AttackAttribute;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A recording with what is known of it.
 *
 * @param sha256 of the file, in lower-case hexadecimal
 * @param participant who recorded
 * @param depicted whose face is shown; often the same
 * @param species of an attack; empty for a genuine recording. Whether it is one is decided by what was prescribed and
 *     declared, and by a reviewer, never by the crowd alone.
 * @param crowd P(attribute) as the crowd has it, in the order of {@link AttackAttribute}, NaN where nobody voted; empty
 *     where nobody voted on anything
 */
public record Recording(
        Path file,
        String sha256,
        String participant,
        String depicted,
        Split split,
        Optional<String> species,
        List<Double> crowd) {
    /** What a recording is for. Tests are left alone here. */
    public enum Split {
        TRAIN,
        DEV,
        TEST
    }

    public Recording {
        if (!crowd.isEmpty() && crowd.size() != AttackAttribute.values().length) {
            throw new IllegalArgumentException("The crowd has a probability for each of the eight attributes.");
        }
        crowd = List.copyOf(crowd);
    }

    boolean attack() {
        return species.isPresent();
    }

    /**
     * How probable the attribute is. That of the whole, which alone decides, is the recording's truth: a crowd that was
     * fooled must not teach a network to be.
     */
    double probability(AttackAttribute attribute) {
        if (attribute == AttackAttribute.SPOOF) {
            return attack() ? 1 : 0;
        }
        return crowd.isEmpty() ? Double.NaN : crowd.get(attribute.head());
    }

    Recording in(Split other) {
        return new Recording(file, sha256, participant, depicted, other, species, crowd);
    }
}
