package dev.scotoma.lab.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.scotoma.workers.inference.FrameScores;
import dev.scotoma.workers.manifest.Manifest;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PackDifferenceTest {
    /** Eight heads of which the last decides, at .3961 of the mean. */
    private final Manifest starter;

    PackDifferenceTest() throws Exception {
        try (InputStream yaml = getClass().getResourceAsStream("/models/starter/model.yaml")) {
            starter = Manifest.read(new String(Objects.requireNonNull(yaml).readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void framesScoresAndDecisionsAreHeldAgainstEachOther() {
        PackDifference difference = PackDifference.of(
                starter,
                List.of(scores(.3f, .4f), scores(.9f, Float.NaN)),
                List.of(scores(.4f, .44f), scores(.9f, Float.NaN)));
        assertThat(difference.frames()).isEqualTo(3);
        assertThat(difference.meanOfFrames()).isCloseTo(.14 / 3, within(1e-6));
        assertThat(difference.mostOfFrames()).isCloseTo(.1, within(1e-6));
        assertThat(difference.meanOfScores()).isCloseTo(.035, within(1e-6));
        assertThat(difference.mostOfScores()).isCloseTo(.07, within(1e-6));
        assertThat(difference.decisions()).as("from .35 to .42").isEqualTo(1);
    }

    @Test
    void aNumberOnOneSideOnlyIsAsDifferentAsCanBe() {
        PackDifference difference =
                PackDifference.of(starter, List.of(scores(Float.NaN, .5f)), List.of(scores(.5f, .5f)));
        assertThat(difference.frames()).isEqualTo(2);
        assertThat(difference.mostOfFrames()).isEqualTo(1);
        assertThat(difference.mostOfScores()).isZero();
    }

    @Test
    void otherFramesAreNotCompared() {
        FrameScores later = new FrameScores(List.of(0, 90), 8, new float[16]);
        assertThatThrownBy(() -> PackDifference.of(starter, List.of(scores(.5f, .5f)), List.of(later)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static FrameScores scores(float first, float second) {
        float[] heads = new float[16];
        heads[7] = first;
        heads[15] = second;
        return new FrameScores(List.of(0, 80), 8, heads);
    }
}
