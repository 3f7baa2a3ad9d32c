package dev.scotoma.simulator.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scotoma.simulator.scene.Attribute;
import dev.scotoma.simulator.scene.Scene;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LabelerTest {
    private final Wire nowhere = new Wire(URI.create("http://localhost:9"), Duration.ZERO);

    @AfterEach
    void hangUp() {
        nowhere.close();
    }

    private Labeler labeler(long seed) {
        return new Labeler(new Visitor(nowhere), new Eyes(), seed);
    }

    @Test
    void aLabelerAnswersForEveryAttributeAndTheSameEveryTime() {
        Map<String, String> answers = labeler(3).answers(Scene.any(11));
        assertThat(answers)
                .containsOnlyKeys("phone", "finger", "moire", "artifacts", "glare", "mirror", "hidden", "spoof");
        assertThat(answers.values()).isSubsetOf("yes", "no", "unsure");
        assertThat(labeler(3).answers(Scene.any(11))).isEqualTo(answers);
    }

    @Test
    void labelersAreMostlyRightAndNotAlways() {
        for (long seed = 1; seed <= 12; seed++) {
            Labeler labeler = labeler(seed);
            double right = LongStream.range(0, 500)
                            .mapToObj(Scene::any)
                            .filter(scene -> (scene.shows(Attribute.SPOOF) ? "yes" : "no")
                                    .equals(labeler.answers(scene).get("spoof")))
                            .count()
                    / 500.0;
            assertThat(right).isBetween(0.85, 0.995);
        }
    }
}
