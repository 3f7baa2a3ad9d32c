package dev.scotoma.dataset.benchmark;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a benchmark says of one of its recordings, by where it lies and what it is called.
 *
 * @param path from the benchmark's folder
 * @param name of its own within the benchmark: lower-case letters, digits, hyphens and underscores
 * @param person of its own within the benchmark; whom an attack shows, since nobody says who held it
 * @param split {@code train}, {@code dev} or {@code test}
 * @param attackType {@code none} for a genuine recording; {@code replay} where the benchmark does not say of what kind of screen
 * @param instrument the concrete print, screen or mask, as far as it is told
 * @param session what the benchmark calls the round of recording, its light or its camera's quality
 * @param conditions value by axis, as far as the benchmark states them
 */
@RecordBuilder
record Shot(
        String path,
        String name,
        String person,
        String split,
        String attackType,
        @Nullable String instrument,
        String session,
        Map<String, String> conditions) {
    static final String GENUINE = "none";

    Shot {
        conditions = Map.copyOf(conditions);
    }

    boolean isAttack() {
        return !attackType.equals(GENUINE);
    }

    String truth() {
        return isAttack() ? "attack" : "genuine";
    }
}
