package dev.scotoma.simulator.clip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scotoma.simulator.scene.Scene;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipsTest {
    @TempDir
    Path folder;

    @Test
    void aClipIsMadeOnceAndThenTakenFromTheCache() throws IOException {
        Clip made = new Clips(folder).of(Scene.any(3));
        FileTime longAgo = FileTime.fromMillis(1);
        Files.setLastModifiedTime(made.file(), longAgo);
        Clip kept = new Clips(folder).of(Scene.any(3));
        assertThat(kept).isEqualTo(made);
        assertThat(Files.getLastModifiedTime(kept.file())).isEqualTo(longAgo);
        assertThat(new Clips(folder).of(Scene.any(4)).file()).isNotEqualTo(made.file());
    }

    @Test
    void theSameSceneGivesTheSameBytes() throws IOException {
        for (Scene scene : new Scene[] {first(true), first(false)}) {
            byte[] one = new Clips(folder.resolve("one")).of(scene).bytes();
            byte[] two = new Clips(folder.resolve("two")).of(scene).bytes();
            assertThat(two).isEqualTo(one);
        }
    }

    @Test
    void theTypeIsWhatTheFileIs() throws IOException {
        Clip webm = new Clips(folder).of(first(false));
        assertThat(webm.mimeType()).isEqualTo("video/webm;codecs=vp8");
        assertThat(webm.bytes()).startsWith(0x1A, 0x45, 0xDF, 0xA3);
        Clip mp4 = new Clips(folder).of(first(true));
        assertThat(mp4.mimeType()).isEqualTo("video/mp4;codecs=avc1");
        assertThat(new String(mp4.bytes(), 4, 4, StandardCharsets.US_ASCII)).isEqualTo("ftyp");
    }

    @Test
    void nothingUnfinishedIsLeftInTheCache() throws IOException {
        new Clips(folder).of(Scene.any(5));
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile))
                    .hasSize(1)
                    .allMatch(file -> file.toString().matches(".*\\.(webm|mp4)"));
        }
    }

    private static Scene first(boolean mp4) {
        return LongStream.range(0, 100)
                .mapToObj(Scene::any)
                .filter(scene -> scene.optics().mp4() == mp4)
                .findFirst()
                .orElseThrow();
    }
}
