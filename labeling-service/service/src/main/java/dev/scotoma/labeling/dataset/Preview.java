package dev.scotoma.labeling.dataset;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a version would hold if it were frozen now.
 *
 * @param included by truth and split, as the manifest counts
 * @param excluded sessions that were asked for and are left out, by reason
 * @param notAskedFor sessions that the selection does not mean
 * @param axes by axis and value, the sessions
 * @param protocols by name, how many sessions each of its files would list
 * @param parent the version that it would follow; null when there is none
 * @param change from that version
 * @param least the least number that it may have
 * @param refusal why it cannot have the number that was asked for; null when it can, or none was asked for
 */
@RecordBuilder
public record Preview(
        int sessions,
        int participants,
        SortedMap<String, Integer> included,
        SortedMap<String, Integer> excluded,
        int notAskedFor,
        List<Axis> axes,
        List<ProtocolSize> protocols,
        @Schema(nullable = true) @Nullable String parent,
        Change change,
        String least,
        @Schema(nullable = true) @Nullable String refusal) {

    /** One condition axis; {@code unknown} sessions have no value of it. */
    public record Axis(String axis, List<Value> values, int unknown) {}

    public record Value(String value, int genuine, int attack) {}

    public record ProtocolSize(String name, Map<String, Integer> sessions) {}
}
