package dev.scotoma.dataset.format;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the crowd says of one attribute of one item: a row of {@code consensus}.
 *
 * @param probability P(attribute present); training draws its targets from it
 * @param state {@code settled} by votes or {@code adjudicated} by a reviewer
 * @param present the label; only decided attributes are released
 * @param probabilityLow lower end of the probability's 95% interval; null once adjudicated, and in what was released before this was told
 * @param probabilityHigh upper end of it
 */
@RecordBuilder
public record Agreement(
        String item,
        String attribute,
        int yes,
        int no,
        int unsure,
        @Nullable Double probability,
        String state,
        boolean present,
        String method,
        @Nullable Double probabilityLow,
        @Nullable Double probabilityHigh) {

    /** The eight attributes in the order of the model's heads. */
    public static final List<String> ATTRIBUTES =
            List.of("phone", "finger", "moire", "artifacts", "glare", "mirror", "hidden", "spoof");

    /** One whose probability is known without an interval. */
    public Agreement(
            String item,
            String attribute,
            int yes,
            int no,
            int unsure,
            @Nullable Double probability,
            String state,
            boolean present,
            String method) {
        this(item, attribute, yes, no, unsure, probability, state, present, method, null, null);
    }

    /** The share of yes among yes and no ("unsure" is missing information), or null when nobody could tell. */
    public @Nullable Double voteShare() {
        return yes + no == 0 ? null : (double) yes / (yes + no);
    }
}
