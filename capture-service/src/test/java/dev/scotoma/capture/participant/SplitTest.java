package dev.scotoma.capture.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SplitTest {
    private static final String KEY = "a key of 32 bytes or a few more..";

    @Test
    void sharesAreSeventyFifteenFifteen() {
        var random = new Random(1);
        var counts = new EnumMap<Split, Integer>(Split.class);
        int draws = 20_000;
        for (int draw = 0; draw < draws; draw++) {
            counts.merge(Split.draw(new UUID(random.nextLong(), random.nextLong()), KEY), 1, Integer::sum);
        }
        // Four standard errors of a share over 20,000 draws are 1.3 points at most.
        assertThat(counts.getOrDefault(Split.TRAIN, 0) / (double) draws).isCloseTo(0.70, within(0.013));
        assertThat(counts.getOrDefault(Split.DEV, 0) / (double) draws).isCloseTo(0.15, within(0.013));
        assertThat(counts.getOrDefault(Split.TEST, 0) / (double) draws).isCloseTo(0.15, within(0.013));
    }

    @Test
    void sameIdAndKeyAlwaysDrawTheSame() {
        var id = UUID.fromString("00000000-0000-4000-8000-000000000001");
        assertThat(Split.draw(id, KEY)).isEqualTo(Split.draw(id, KEY));
    }

    @Test
    void anotherKeyDrawsAnotherWay() {
        var random = new Random(2);
        int different = 0;
        for (int draw = 0; draw < 1000; draw++) {
            var id = new UUID(random.nextLong(), random.nextLong());
            different += Split.draw(id, KEY) == Split.draw(id, "another") ? 0 : 1;
        }
        // Independent draws differ in 1 - (.7² + .15² + .15²) = 46.5%.
        assertThat(different).isBetween(400, 530);
    }
}
