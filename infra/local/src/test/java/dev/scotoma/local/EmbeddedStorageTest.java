package dev.scotoma.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStorageTest {
    private static final String SESSION = "01a21e32-8dde-71c9-b670-7117a313b069";
    private static final String UPLOAD = "8199c0ea-c663-4bd6-b3bd-3a9dd53e40c2";

    @Test
    void whatAKilledServerHadNotStoredYetIsGoneAtTheNextStartAndNothingElseIs(@TempDir Path folder) throws Exception {
        Path recordings =
                Files.createDirectories(folder.resolve("scotoma/recordings").resolve(SESSION));
        List<Path> stay = List.of(
                recordings.resolve("FiHe.webm"),
                recordings.resolve(UPLOAD),
                recordings.resolve("frames-" + SESSION),
                recordings.resolve(".mpus-" + UPLOAD + "-FiHe.webm-stub"),
                recordings.resolve(".mpus-" + UPLOAD + "-FiHe.webm-1"));
        for (Path each : stay) {
            Files.writeString(each, "whole");
        }
        Path half = Files.writeString(recordings.resolve("FiHe.webm-" + UPLOAD), "half");
        try (var storage = EmbeddedStorage.start(folder, 0, "key", "secret", "*")) {
            assertThat(storage.endpoint()).hasScheme("http");
            assertThat(half).doesNotExist();
            assertThat(stay).allSatisfy(each -> assertThat(each).hasContent("whole"));
        }
    }
}
