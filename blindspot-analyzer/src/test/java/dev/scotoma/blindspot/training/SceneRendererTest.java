package dev.scotoma.blindspot.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scotoma.blindspot.model.AttackAttribute;
import java.awt.image.BufferedImage;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class SceneRendererTest {
    @Test
    void theSameSceneFrameAndSizeGiveTheSamePixels() {
        assertThat(pixels(Scene.any(5), 1)).isEqualTo(pixels(Scene.any(5), 1));
        assertThat(pixels(Scene.any(5), 1)).isNotEqualTo(pixels(Scene.any(5), 2));
        assertThat(pixels(Scene.any(5), 1)).isNotEqualTo(pixels(Scene.any(6), 1));
    }

    @Test
    void onlyAttacksShowCuesOfAMediumAndEveryAttributeOccurs() {
        EnumSet<AttackAttribute> seen = EnumSet.noneOf(AttackAttribute.class);
        for (long seed = 0; seed < 200; seed++) {
            Scene scene = Scene.any(seed);
            seen.addAll(scene.truth());
            if (scene.medium() == Scene.Medium.FACE) {
                assertThat(scene.truth()).isSubsetOf(AttackAttribute.HIDDEN);
            } else {
                assertThat(scene.truth()).contains(AttackAttribute.SPOOF).hasSizeGreaterThan(1);
            }
        }
        assertThat(seen).containsExactlyInAnyOrder(AttackAttribute.values());
    }

    @Test
    void theSizeOfTheFaceSaysNothingAboutTheKind() {
        double genuine = 0;
        double attacks = 0;
        int faces = 0;
        int unframed = 0;
        for (long seed = 0; seed < 1500; seed++) {
            Scene scene = Scene.any(seed);
            boolean framed = scene.shows(AttackAttribute.PHONE) || scene.shows(AttackAttribute.ARTIFACTS);
            if (!framed) {
                double width = SceneRenderer.render(scene, 0, 16).face().getWidth();
                boolean face = scene.medium() == Scene.Medium.FACE;
                genuine += face ? width : 0;
                attacks += face ? 0 : width;
                faces += face ? 1 : 0;
                unframed += face ? 0 : 1;
            }
        }
        // Both means lie near 6.3 pixels; the smaller group has 150 scenes and a standard error of 0.1.
        assertThat(attacks / unframed).isCloseTo(genuine / faces, within(0.4));
    }

    private static int[] pixels(Scene scene, int frame) {
        BufferedImage image = SceneRenderer.render(scene, frame, 64).image();
        return image.getRGB(0, 0, 64, 64, null, 0, 64);
    }
}
