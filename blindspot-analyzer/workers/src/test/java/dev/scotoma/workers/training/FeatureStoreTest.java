package dev.scotoma.workers.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scotoma.workers.inference.TemplateRunner.Features;
import dev.scotoma.workers.training.FeatureStore.Stored;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureStoreTest {
    private static final Features FEATURES = new Features(2, 3, new float[] {1, 2, 3, 4, 5, -6.5f});

    @TempDir
    Path folder;

    @Test
    void featuresAreReadRowByRow() throws IOException {
        FeatureStore store = new FeatureStore(folder);
        assertThat(store.find("k")).isEmpty();
        Stored stored = store.put("k", FEATURES);
        assertThat(store.find("k")).hasValue(stored);
        float[] into = new float[4];
        stored.read(1, into, 1);
        assertThat(into).containsExactly(0, 4, 5, -6.5f);
    }

    @Test
    void aFileThatIsNoWholeOneIsNotThere() throws IOException {
        FeatureStore store = new FeatureStore(folder);
        Path file = store.put("k", FEATURES).file();
        byte[] bytes = Files.readAllBytes(file);
        for (int length : new int[] {0, 5, 12, bytes.length - 1}) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertThat(store.find("k")).as(length + " bytes").isEmpty();
        }
        Files.write(file, new byte[bytes.length]);
        assertThat(store.find("k")).isEmpty();
    }

    /** Writing to /dev/full fails as on a disk without room. */
    @Test
    void aFullDiskIsASentenceAndLeavesNothingHalf() throws IOException {
        FeatureStore store = new FeatureStore(folder);
        Files.createSymbolicLink(folder.resolve("k.part"), Path.of("/dev/full"));
        assertThatThrownBy(() -> store.put("k", FEATURES))
                .isInstanceOf(TrainingException.class)
                .hasMessage("The features cannot be kept in " + folder + " (No space left on device); what is there"
                        + " already is used again once there is room.");
        assertThat(folder).isEmptyDirectory();
        assertThat(store.find("k")).isEmpty();
        store.put("k", FEATURES);
        assertThat(store.find("k")).isPresent();
    }

    @Test
    void whatIsAskedForNoMoreIsRemoved() throws IOException {
        FeatureStore store = new FeatureStore(folder);
        store.put("stays", FEATURES);
        store.put("goes", FEATURES);
        Files.write(folder.resolve("half.part"), new byte[] {1});
        store.keepOnly(Set.of("stays", "absent"));
        assertThat(store.find("stays")).isPresent();
        assertThat(folder.toFile().list()).hasSize(1);
    }
}
