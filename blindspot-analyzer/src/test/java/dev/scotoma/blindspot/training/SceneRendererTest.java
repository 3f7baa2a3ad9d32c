package dev.scotoma.blindspot.training;

import static org.assertj.core.api.Assertions.assertThat;

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

    private static int[] pixels(Scene scene, int frame) {
        BufferedImage image = SceneRenderer.render(scene, frame, 64).image();
        return image.getRGB(0, 0, 64, 64, null, 0, 64);
    }
}
