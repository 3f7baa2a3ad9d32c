package dev.scotoma.simulator.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final Plan PLAN = Plan.of(1, 20);
    private static final Take FIRST = PLAN.takes().getFirst();

    @TempDir
    Path folder;

    @Test
    void whatWasOpenedIsKnownToTheNextRunAndTheLastLineCounts() throws IOException {
        try (Journal journal = Journal.in(folder)) {
            journal.opened(FIRST, "first");
            journal.opened(FIRST, "second");
            journal.joined(FIRST.participant(), "ABCD-EFGH");
        }
        try (Journal journal = Journal.in(folder)) {
            assertThat(journal.sessions()).containsOnlyKeys(FIRST.number()).containsValue("second");
            assertThat(journal.code(FIRST.participant())).contains("ABCD-EFGH");
        }
    }

    @Test
    void aLineThatAKillCutShortIsForgottenAndTheFileGoesOn() throws IOException {
        try (Journal journal = Journal.in(folder)) {
            journal.opened(FIRST, "whole");
        }
        Files.writeString(folder.resolve("truth.csv"), "half-a-li", StandardOpenOption.APPEND);
        try (Journal journal = Journal.in(folder)) {
            assertThat(journal.sessions()).hasSize(1);
            journal.opened(PLAN.takes().get(1), "next");
        }
        List<String> lines = Files.readAllLines(folder.resolve("truth.csv"));
        assertThat(lines).hasSize(3);
        int columns = lines.getFirst().split(",", -1).length;
        assertThat(lines).allMatch(line -> line.split(",", -1).length == columns);
    }
}
