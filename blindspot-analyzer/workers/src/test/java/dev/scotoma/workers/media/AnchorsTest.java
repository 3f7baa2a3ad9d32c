package dev.scotoma.workers.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scotoma.workers.media.FramePack.Box;
import dev.scotoma.workers.media.FramePack.Face;
import dev.scotoma.workers.media.FramePack.Point;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnchorsTest {
    private final float[] regression = new float[Anchors.COUNT * Anchors.VALUES];
    private final float[] logits = new float[Anchors.COUNT];

    AnchorsTest() {
        Arrays.fill(logits, -10);
    }

    @Test
    void anchorsLieInTheMiddleOfTheirCells() {
        assertThat(Anchors.centre(0)).isEqualTo(new Point(0.5 / 16, 0.5 / 16));
        assertThat(Anchors.centre(1)).isEqualTo(Anchors.centre(0));
        assertThat(Anchors.centre(2)).isEqualTo(new Point(1.5 / 16, 0.5 / 16));
        assertThat(Anchors.centre(2 * 16)).isEqualTo(new Point(0.5 / 16, 1.5 / 16));
        assertThat(Anchors.centre(511)).isEqualTo(new Point(15.5 / 16, 15.5 / 16));
        assertThat(Anchors.centre(512)).isEqualTo(new Point(0.5 / 8, 0.5 / 8));
        assertThat(Anchors.centre(512 + 6)).isEqualTo(new Point(1.5 / 8, 0.5 / 8));
        assertThat(Anchors.centre(895)).isEqualTo(new Point(7.5 / 8, 7.5 / 8));
    }

    @Test
    void aRowIsReadRelativeToItsAnchorInPixelsOfTheInput() {
        // Anchor 512 + 6 * (3 + 8 * 4) has its centre at (3.5/8, 4.5/8).
        put(512 + 6 * 35, 2, 12.8f, -6.4f, 32, 64, 1.28f, 2.56f);
        Face face = only(Anchors.faces(regression, logits, 0.5));
        assertThat(face.score()).isCloseTo(1 / (1 + Math.exp(-2)), within(1e-9));
        assertThat(face.box().x()).isCloseTo(0.4375 + 0.1 - 0.125, within(1e-6));
        assertThat(face.box().y()).isCloseTo(0.5625 - 0.05 - 0.25, within(1e-6));
        assertThat(face.box().width()).isCloseTo(0.25, within(1e-6));
        assertThat(face.box().height()).isCloseTo(0.5, within(1e-6));
        assertThat(face.landmarks()).hasSize(6);
        assertThat(face.landmarks().get(0).x()).isCloseTo(0.4375 + 0.01, within(1e-6));
        assertThat(face.landmarks().get(0).y()).isCloseTo(0.5625 + 0.02, within(1e-6));
    }

    @Test
    void candidatesOfOneFaceAreAveragedByTheirScores() {
        put(0, 0, 0, 0, 64, 64);
        put(1, 0, 6.4f, 0, 64, 64);
        Face face = only(Anchors.faces(regression, logits, 0.4));
        assertThat(face.box().x() + face.box().width() / 2).isCloseTo(0.5 / 16 + 0.025, within(1e-6));
        assertThat(face.score()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void facesApartStayTwoAndTheBetterIsFirst() {
        put(0, 1, 0, 0, 16, 16);
        put(510, 3, 0, 0, 16, 16);
        List<Face> faces = Anchors.faces(regression, logits, 0.5);
        assertThat(faces).hasSize(2);
        assertThat(faces.get(0).score()).isGreaterThan(faces.get(1).score());
        assertThat(faces.get(0).box().x()).isGreaterThan(0.8);
    }

    @Test
    void overlapIsIntersectionOverUnion() {
        assertThat(Anchors.overlap(new Box(0, 0, 2, 2), new Box(1, 0, 2, 2))).isCloseTo(2 / 6.0, within(1e-12));
        assertThat(Anchors.overlap(new Box(0, 0, 1, 1), new Box(1, 0, 1, 1))).isZero();
        assertThat(Anchors.overlap(new Box(0, 0, 4, 4), new Box(1, 1, 2, 2))).isCloseTo(0.25, within(1e-12));
    }

    private static Face only(List<Face> faces) {
        assertThat(faces).hasSize(1);
        return faces.getFirst();
    }

    private void put(int anchor, float logit, float... values) {
        logits[anchor] = logit;
        System.arraycopy(values, 0, regression, anchor * Anchors.VALUES, values.length);
    }
}
