package dev.scotoma.workers.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scotoma.workers.training.Recording.Split;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SplitsTest {
    private static Recording of(String participant, String depicted, Split split) {
        return new Recording(Path.of(participant), "", participant, depicted, split, Optional.empty(), List.of());
    }

    private static Set<String> people(List<Recording> recordings, Split split) {
        Set<String> people = new TreeSet<>();
        recordings.stream().filter(recording -> recording.split() == split).forEach(recording -> {
            people.add(recording.participant());
            people.add(recording.depicted());
        });
        return people;
    }

    @Test
    void aVersionsOwnSplitsStay() throws IOException {
        List<Recording> own = List.of(of("a", "a", Split.TRAIN), of("b", "b", Split.DEV), of("c", "c", Split.TEST));
        assertThat(Splits.of(own, 1)).isEqualTo(own);
    }

    @Test
    void whoIsOnBothSidesIsRefusedAlsoByWayOfSomebodyShown() {
        assertThatThrownBy(() -> Splits.of(List.of(of("a", "a", Split.TRAIN), of("a", "a", Split.DEV)), 1))
                .isInstanceOf(TrainingException.class)
                .hasMessageStartingWith("The participant a is among those that are learned from, and so is");
        assertThatThrownBy(() -> Splits.of(
                        List.of(of("a", "x", Split.TRAIN), of("b", "x", Split.TEST), of("b", "b", Split.DEV)), 1))
                .isInstanceOf(TrainingException.class)
                .hasMessageStartingWith("The participant a is");
    }

    @Test
    void withoutADevelopmentSetAFifthOfThePeopleBecomesIt() throws IOException {
        List<Recording> all = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            String person = "p%02d".formatted(i);
            all.add(of(person, person, Split.TRAIN));
            // Every other one is shown by the next.
            all.add(of(person, i % 2 == 0 ? "p%02d".formatted(i + 1) : person, Split.TRAIN));
        }
        all.add(of("tester", "tester", Split.TEST));
        List<Recording> split = Splits.of(all, 1);
        Set<String> dev = people(split, Split.DEV);
        assertThat(dev).hasSize(10).doesNotContain("tester");
        assertThat(people(split, Split.TRAIN)).hasSize(40).doesNotContainAnyElementsOf(dev);
        Collections.reverse(all);
        assertThat(people(Splits.of(all, 1), Split.DEV))
                .as("whatever the order")
                .isEqualTo(dev);
        assertThat(people(Splits.of(all, 2), Split.DEV)).as("another seed").isNotEqualTo(dev);
    }
}
