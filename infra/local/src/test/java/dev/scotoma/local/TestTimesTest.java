package dev.scotoma.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table that ends every run of tests, from reports as Surefire and Failsafe write them. */
class TestTimesTest {
    @TempDir
    private Path root;

    private Path mark;

    @BeforeEach
    void installTheScripts() throws IOException {
        for (String script : List.of("tools", "test-times")) {
            write("bin/" + script, Files.readString(Path.of("../../bin", script)));
        }
        mark = write("mark", "");
        Files.setLastModifiedTime(mark, FileTime.from(Instant.now().minusSeconds(60)));
    }

    @Test
    void theSlowestClassComesFirstAndEveryModuleIsSummedUp() throws Exception {
        report("web-ui/target/failsafe-reports", "dev.scotoma.webui.journey.LoopJourney", "1,234.5", 4, 0, 0);
        report("infra/cli/target/surefire-reports", "dev.scotoma.cli.MineCommandTest", "2.25", 10, 1, 2);
        report("infra/cli/target/surefire-reports", "dev.scotoma.cli.ScoreCommandTest", "30", 5, 0, 0);
        assertThat(table("754"))
                .containsSubsequence(
                        "1234.5 4 LoopJourney in web-ui",
                        "30.0 5 ScoreCommandTest in infra/cli",
                        "2.2 10 MineCommandTest in infra/cli (3 failed)",
                        "1234.5 4 web-ui (1 classes)",
                        "32.2 15 infra/cli (2 classes)",
                        "1266.8 19 all, 3 failed",
                        "The whole run, with building, took 12 min 34 s.");
    }

    @Test
    void reportsOfAnEarlierRunDoNotCount() throws Exception {
        Path earlier = report("infra/cli/target/surefire-reports", "dev.scotoma.cli.MineCommandTest", "2.25", 10, 0, 0);
        Files.setLastModifiedTime(earlier, FileTime.from(Instant.now().minusSeconds(3600)));
        assertThat(table("7")).containsExactly("No test class has run (7 s).");
    }

    @Test
    void whatIsBelowTheTwentyFifthClassIsSummedUp() throws Exception {
        for (int i = 0; i < 27; i++) {
            report("infra/cli/target/surefire-reports", "dev.scotoma.cli.Number" + i + "Test", "1.5", 1, 0, 0);
        }
        assertThat(table("60"))
                .filteredOn(line -> line.contains(" in infra/cli"))
                .hasSize(25);
        assertThat(table("60")).contains("3.0 in 2 more classes");
    }

    private List<String> table(String seconds) throws IOException, InterruptedException {
        var script = new ProcessBuilder("bash", root.resolve("bin/test-times").toString(), mark.toString(), seconds)
                .redirectErrorStream(true)
                .start();
        String said = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(script.waitFor()).as(said).isZero();
        return said.lines()
                .map(line -> line.strip().replaceAll(" +", " "))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private Path report(String folder, String name, String time, int tests, int errors, int failures)
            throws IOException {
        return write(folder + "/TEST-" + name + ".xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuite xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" version="3.0.2" name="%s" time="%s" tests="%d" \
                errors="%d" skipped="0" failures="%d">
                </testsuite>
                """.formatted(name, time, tests, errors, failures));
    }

    private Path write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        return Files.writeString(file, text);
    }
}
