package dev.scotoma.capture.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scotoma.capture.session.Prompt.Turn;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PromptsTest {
    @Test
    void bothSidesAreAskedForWithTimeToFollow() {
        var random = new Random(3);
        for (int draw = 0; draw < 1000; draw++) {
            var prompts = Prompts.draw(random);
            assertThat(prompts).extracting(Prompt::turn).contains(Turn.LEFT, Turn.RIGHT, Turn.CENTRE);
            assertThat(prompts.getFirst().atMs()).isGreaterThanOrEqualTo(1000);
            for (int next = 1; next < prompts.size(); next++) {
                assertThat(prompts.get(next).atMs() - prompts.get(next - 1).atMs())
                        .isGreaterThanOrEqualTo(1800);
            }
            assertThat(Prompts.RECORD_MS - prompts.getLast().atMs()).isGreaterThanOrEqualTo(1000);
        }
    }

    @Test
    void timesAndSidesCannotBeForetold() {
        var random = new Random(4);
        var seen = new HashSet<List<Prompt>>();
        var firstSides = new HashSet<Turn>();
        for (int draw = 0; draw < 200; draw++) {
            var prompts = Prompts.draw(random);
            seen.add(prompts);
            firstSides.add(prompts.getFirst().turn());
        }
        assertThat(seen).hasSizeGreaterThan(190);
        assertThat(firstSides).containsExactlyInAnyOrder(Turn.LEFT, Turn.RIGHT);
    }
}
