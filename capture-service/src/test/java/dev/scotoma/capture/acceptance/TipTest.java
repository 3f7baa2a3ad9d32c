package dev.scotoma.capture.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scotoma.capture.session.Prescribed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TipTest {
    @ParameterizedTest
    @CsvSource({
        // asked for: distance, level, direction; measured: the same; tip
        ",     ,       ,      far,  dark,   back, ",
        ",     ,       ,      near, strong, side, ",
        "far,  ,       ,      mid,  dark,   back, MOVE_BACK",
        "far,  ,       ,      far,  dark,   back, ",
        "mid,  ,       ,      far,  dark,   back, COME_CLOSER",
        "near, dark,   ,      near, normal, even, LESS_LIGHT",
        ",     dark,   ,      mid,  dark,   even, ",
        ",     strong, ,      mid,  normal, even, MORE_LIGHT",
        ",     ,       even,  mid,  normal, side, LIGHT_FROM_FRONT",
        ",     ,       back,  mid,  normal, even, ",
        "far,  ,       ,      ,     ,       ,     ",
    })
    void distanceAndLightAreAdvisedOnTowardsWhatWasAskedForAlone(
            @Nullable String distance,
            @Nullable String level,
            @Nullable String direction,
            @Nullable String measuredDistance,
            @Nullable String measuredLevel,
            @Nullable String measuredDirection,
            @Nullable Tip tip) {
        var measured = InspectionBuilder.builder()
                .passed(true)
                .reason(null)
                .sha256(null)
                .width(640)
                .height(480)
                .distance(measuredDistance)
                .lightLevel(measuredLevel)
                .lightDir(measuredDirection)
                .sharpness("sharp")
                .yawCoverage("both_sides")
                .build();
        var askedFor = new Prescribed("none", null, null, distance, level, direction, null);
        assertThat(Tip.of(measured, askedFor).orElse(null)).isEqualTo(tip);
    }
}
