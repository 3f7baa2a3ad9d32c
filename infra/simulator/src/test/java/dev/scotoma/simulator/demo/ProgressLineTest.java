package dev.scotoma.simulator.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scotoma.simulator.demo.ProgressLine.State;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private static final State HALF = new State(600, 600, 300, 300, 200, 100, 90);
    private final StringWriter said = new StringWriter();

    @Test
    void theBarIsAsFullAsThePhasesAreDone() {
        assertThat(ProgressLine.text(HALF, Duration.ofSeconds(83)))
                .isEqualTo(
                        "[############............] sent 600/600, inspected 300, scored 300, labelled 200, decided 100"
                                + " (accepted 90)  1:23");
        assertThat(ProgressLine.text(new State(600, 0, 0, 0, 0, 0, 0), Duration.ZERO))
                .startsWith("[........................]");
        assertThat(ProgressLine.text(new State(60, 60, 60, 60, 60, 60, 58), Duration.ZERO))
                .startsWith("[########################]");
    }

    @Test
    void aTerminalGetsOneLineThatIsWrittenOver() {
        var progress = new ProgressLine(new PrintWriter(said), true);
        progress.show(HALF);
        progress.show(HALF);
        progress.end(HALF);
        assertThat(said.toString().split("\r", -1)).hasSize(4);
        assertThat(said.toString().lines().filter(line -> !line.isEmpty())).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void aFileGetsALineOnlyNowAndThen() {
        var progress = new ProgressLine(new PrintWriter(said), false);
        progress.show(HALF);
        progress.show(HALF);
        assertThat(said.toString().lines()).hasSize(1);
        assertThat(said.toString()).doesNotContain("\r");
        progress.end(HALF);
        assertThat(said.toString().lines()).hasSize(2);
    }
}
