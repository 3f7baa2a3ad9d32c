package dev.scotoma.blindspot.discovery;

import static dev.scotoma.blindspot.discovery.Membership.Side.INSIDE;
import static dev.scotoma.blindspot.discovery.Membership.Side.OUTSIDE;
import static dev.scotoma.blindspot.discovery.Membership.Side.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scotoma.blindspot.discovery.Membership.Side;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MembershipTest {
    private static Side side(Object asked, @Nullable String recorded) {
        return new Membership(List.of(new Asked("camera", asked))).of(Arrays.asList(recorded));
    }

    @Test
    void aSetHoldsItsValuesAndItsComplementTheOthers() {
        Map<String, List<String>> in = Map.of("in", List.of("laptop", "tablet"));
        assertThat(side(in, "tablet")).isEqualTo(INSIDE);
        assertThat(side(in, "external")).isEqualTo(OUTSIDE);
        Map<String, List<String>> not = Map.of("not", List.of("laptop"));
        assertThat(side(not, "laptop")).isEqualTo(OUTSIDE);
        assertThat(side(not, "tablet")).isEqualTo(INSIDE);
    }

    @Test
    void aRangeHoldsItsLowerEdgeAndNotItsUpperOne() {
        Map<String, Integer> range = Map.of("from", 20, "below", 30);
        assertThat(side(range, "20")).isEqualTo(INSIDE);
        assertThat(side(range, "29.9")).isEqualTo(INSIDE);
        assertThat(side(range, "30")).isEqualTo(OUTSIDE);
        assertThat(side(Map.of("below", 30), "-1")).isEqualTo(INSIDE);
    }

    @Test
    void whatNobodyGaveIsAValueWhereItIsNamedAndElsewhereOnNeitherSide() {
        assertThat(side("", "")).isEqualTo(INSIDE);
        assertThat(side("", "laptop")).isEqualTo(OUTSIDE);
        assertThat(side("laptop", "")).isEqualTo(UNKNOWN);
        assertThat(side(Map.of("in", List.of("laptop", "")), "")).isEqualTo(INSIDE);
        assertThat(side(Map.of("not", List.of("laptop")), "")).isEqualTo(INSIDE);
        assertThat(side(Map.of("not", List.of("")), "")).isEqualTo(OUTSIDE);
        assertThat(side(Map.of("from", 1), "")).isEqualTo(UNKNOWN);
    }

    @Test
    void anAxisThatIsNotTheSessionsPutsItOnNeitherSide() {
        assertThat(side("laptop", null)).isEqualTo(UNKNOWN);
        assertThat(side(Map.of("not", List.of("laptop")), null)).isEqualTo(UNKNOWN);
    }

    @Test
    void oneConditionThatFailsPutsASessionOutsideWhateverTheOthersAre() {
        var place = new Membership(List.of(new Asked("distance", "far"), new Asked("camera", "laptop")));
        // In the order of the axes: camera, distance.
        assertThat(place.axes()).containsExactly(MinedAxis.CAMERA, MinedAxis.DISTANCE);
        assertThat(place.of(List.of("laptop", "far"))).isEqualTo(INSIDE);
        assertThat(place.of(List.of("tablet", ""))).isEqualTo(OUTSIDE);
        assertThat(place.of(List.of("", "near"))).isEqualTo(OUTSIDE);
        assertThat(place.of(List.of("laptop", ""))).isEqualTo(UNKNOWN);
    }
}
