package dev.scotoma.lab.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfusionTest {
    @TempDir
    Path folder;

    @Test
    void whatIsMeasuredAsPlantedLiesOnTheDiagonal() {
        Confusion axis = new Confusion("distance", List.of("near", "far"));
        axis.add("near", "near");
        axis.add("near", "near");
        axis.add("near", "far");
        axis.add("far", "far");
        assertThat(axis.diagonal()).isCloseTo(0.75, within(1e-9));
        assertThat(axis.markdown()).contains("| near | 2 | 1 | 66.7% |").contains("| far | 0 | 1 | 100.0% |");
        assertThatThrownBy(() -> axis.add("near", "mid")).hasMessage("distance has no value mid.");
    }

    @Test
    void aTruthThatLacksAValueIsRefusedWithItsLine() throws IOException {
        Files.writeString(folder.resolve("truth.csv"), "clip,kind\na.webm,attack\nb.webm\n");
        assertThatThrownBy(() -> PlantedClip.in(folder))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("truth.csv, line 3: 1 values for 2 columns.");
        assertThatThrownBy(() -> PlantedClip.in(folder.resolve("none"))).hasMessageContaining("There is no ");
    }
}
