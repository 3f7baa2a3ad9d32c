package dev.scotoma.dataset.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scotoma.dataset.format.DatasetDiff.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetDiffTest {
    @TempDir
    Path one;

    @TempDir
    Path two;

    @BeforeEach
    void write() throws IOException {
        Sample.write(one);
    }

    @Test
    void whatCameAndWhatWasWithdrawnIsNamed() throws IOException {
        Sample.writeWithout(two, one, "s_b");
        DatasetDiff diff = DatasetDiff.of(one, two);
        assertThat(diff.ids(Kind.REMOVED)).containsExactly("s_b");
        assertThat(diff.items()).hasSize(1);
        assertThat(diff.same()).isEqualTo(2);
        assertThat(DatasetDiff.of(two, one).ids(Kind.ADDED)).containsExactly("s_b");
    }

    @Test
    void eachWayToDifferIsToldForItselfAndBySubdomain() throws IOException {
        changed(
                items -> {
                    items.set(0, ItemBuilder.builder(items.get(0)).split("dev").build());
                    items.set(
                            1,
                            ItemBuilder.builder(items.get(1))
                                    .truth("genuine")
                                    .split("dev")
                                    .build());
                    items.set(
                            2,
                            ItemBuilder.builder(items.get(2))
                                    .conditions(Map.of("camera", "tablet"))
                                    .build());
                    return items;
                },
                false);
        DatasetDiff diff = DatasetDiff.of(one, two);
        assertThat(diff.ids(Kind.RESPLIT)).containsExactly("s_a", "s_b");
        assertThat(diff.ids(Kind.REDECIDED)).containsExactly("s_b");
        assertThat(diff.ids(Kind.DESCRIBED_ANEW)).containsExactly("s_c");
        assertThat(diff.changed()).isEqualTo(3);
        assertThat(diff.by(List.of("camera")))
                .containsExactlyInAnyOrder(
                        new DatasetDiff.Group(Map.of("camera", "laptop"), Map.of(Kind.RESPLIT, 1)),
                        new DatasetDiff.Group(Map.of("camera", "unknown"), Map.of(Kind.RESPLIT, 1, Kind.REDECIDED, 1)),
                        new DatasetDiff.Group(Map.of("camera", "tablet"), Map.of(Kind.DESCRIBED_ANEW, 1)));
    }

    @Test
    void anotherLabelIsRelabelledAndAnotherVoteIsNot() throws IOException {
        changed(items -> items, true);
        DatasetDiff diff = DatasetDiff.of(one, two);
        assertThat(diff.ids(Kind.RELABELLED)).containsExactly("s_a");
        assertThat(diff.ids(Kind.DESCRIBED_ANEW)).containsExactly("s_b");
        assertThat(diff.same()).isEqualTo(1);
    }

    @Test
    void versionsOfTwoLinesAreNotCompared() throws IOException {
        Sample.write(two);
        Path manifest = two.resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("line-1", "line-2"));
        assertThatThrownBy(() -> DatasetDiff.of(one, two)).hasMessageContaining("of the lines line-1 and line-2");
    }

    @Test
    void aRowThatIsMissingIsSaidInOneSentence() throws IOException {
        Sample.writeWithout(two, one, "s_b");
        Files.writeString(one.resolve("sessions.jsonl"), "");
        assertThatThrownBy(() -> DatasetDiff.of(one, two))
                .isInstanceOf(FormatException.class)
                .hasMessage("sessions.jsonl: the item s_b of the manifest has no line");
    }

    private void changed(UnaryOperator<List<Item>> change, boolean votes) throws IOException {
        Sample.write(two, List.of(), change.apply(new ArrayList<>(Sample.items())), item -> {
            var agreements = new ArrayList<>(Sample.agreements(Sample.items().stream()
                    .filter(same -> same.id().equals(item.id()))
                    .findFirst()
                    .orElseThrow()));
            Agreement first = agreements.getFirst();
            if (votes && !item.id().equals("s_c")) {
                agreements.set(
                        0,
                        new Agreement(
                                first.item(),
                                first.attribute(),
                                first.yes() + 2,
                                first.no(),
                                first.unsure(),
                                first.probability(),
                                first.state(),
                                item.id().equals("s_a") != first.present(),
                                first.method()));
            }
            return agreements;
        });
    }
}
