package dev.scotoma.lab.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scotoma.lab.training.HeldOut.Errors;
import dev.scotoma.workers.manifest.AttackAttribute;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeldOutTest {
    private final ClipFrames set = new ClipFrames();
    private HeldOut report = new HeldOut(set, new float[0][]);

    /** Two frames a clip; the mean of a clip decides, not its frames. */
    @BeforeEach
    void sixClips() {
        float[][] frames = {
            {.9f, .7f}, {.75f, .25f}, {.1f, .3f}, // attacks with means .8, .5 and .2
            {.0f, .2f}, {.4f, .2f}, {.6f, .6f} // genuine with means .1, .3 and .6
        };
        String[] types = {"print", "print", "mask_paper", "none", "none", "none"};
        float[][] probabilities = new float[12][];
        for (int i = 0; i < 6; i++) {
            set.add(clip(types[i]), Collections.nCopies(2, new byte[0]));
            for (int frame = 0; frame < 2; frame++) {
                probabilities[2 * i + frame] = new float[ClipFrames.HEADS];
                probabilities[2 * i + frame][AttackAttribute.SPOOF.head()] = frames[i][frame];
            }
        }
        report = new HeldOut(set, probabilities);
    }

    @Test
    void clipsAreDecidedByTheMeanOfTheirFrames() {
        assertThat(report.errors(0.45, PlantedClip::attack)).isEqualTo(new Errors(1, 3));
        assertThat(report.errors(0.45, clip -> !clip.attack())).isEqualTo(new Errors(1, 3));
        assertThat(report.errors(0.5, PlantedClip::attack))
                .as("at the threshold is an attack")
                .isEqualTo(new Errors(1, 3));
    }

    @Test
    void everyAttackTypeIsCountedByItself() {
        assertThat(report.bySpecies(0.45, clip -> true))
                .containsExactlyInAnyOrderEntriesOf(Map.of("print", new Errors(0, 2), "mask_paper", new Errors(1, 1)));
    }

    @Test
    void theEqualErrorThresholdIsWhereTheErrorsAreClosest() {
        // Only between .3 and .5 are both shares the same, a third.
        assertThat(report.equalErrorThreshold()).isCloseTo(0.4, within(1e-6));
    }

    private static PlantedClip clip(String type) {
        Map<String, String> planted = new HashMap<>();
        for (AttackAttribute attribute : AttackAttribute.values()) {
            planted.put(attribute.word(), "0");
        }
        boolean attack = !type.equals("none");
        planted.put("kind", attack ? "attack" : "genuine");
        planted.put("attack_type", type);
        planted.put("spoof", attack ? "1" : "0");
        return new PlantedClip(Path.of("none"), planted);
    }
}
