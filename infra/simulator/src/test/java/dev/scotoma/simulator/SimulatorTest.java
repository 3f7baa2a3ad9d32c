package dev.scotoma.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorTest {
    @TempDir
    Path folder;

    private final StringWriter err = new StringWriter();

    @Test
    void clipsAreWrittenWithTheirTruth() throws IOException {
        assertThat(run("clips", "--seed", "11", "--count", "4", "--where", "kind=attack", "--out", folder.toString()))
                .isZero();
        List<String> truth = Files.readAllLines(folder.resolve("truth.csv"));
        assertThat(truth).hasSize(5);
        assertThat(truth.getFirst())
                .startsWith("clip,mime_type,seed,participant,kind,attack_type,pai_quality,camera,distance,light_level")
                .endsWith("phone,finger,moire,artifacts,glare,mirror,hidden,spoof");
        for (String line : truth.subList(1, 5)) {
            String[] values = line.split(",", -1);
            assertThat(values).hasSameSizeAs(truth.getFirst().split(",", -1));
            assertThat(folder.resolve(values[0])).isNotEmptyFile();
            assertThat(values[4]).isEqualTo("attack");
            assertThat(values[values.length - 1]).isEqualTo("1");
        }
    }

    @Test
    void aSecondRunOverTheSameFolderWritesTheSame() throws IOException {
        String[] arguments = {"clips", "--seed", "11", "--count", "2", "--out", folder.toString()};
        assertThat(run(arguments)).isZero();
        List<String> first = Files.readAllLines(folder.resolve("truth.csv"));
        assertThat(run(arguments)).isZero();
        assertThat(Files.readAllLines(folder.resolve("truth.csv"))).isEqualTo(first);
    }

    @Test
    void wrongInputIsOneSentenceAndExitCodeTwo() throws IOException {
        refused("Missing required option: '--out=DIR'", "clips", "--seed", "1", "--count", "1");
        refused("--count and --threads take", "clips", "--seed", "1", "--count", "0", "--out", folder.toString());
        Path file = Files.createFile(folder.resolve("file"));
        refused("is a file", "clips", "--seed", "1", "--count", "1", "--out", file.toString());
        String out = folder.resolve("none").toString();
        refused("no column colour", "clips", "--seed", "1", "--count", "1", "--where", "colour=red", "--out", out);
        refused("misspelt", "clips", "--seed", "1", "--count", "1", "--where", "camera=lapdog", "--out", out);
        refused("Say which command");
    }

    private void refused(String why, String... arguments) {
        err.getBuffer().setLength(0);
        assertThat(run(arguments)).isEqualTo(2);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("simulator: ")
                .contains(why);
    }

    private int run(String... arguments) {
        return Simulator.run(new PrintWriter(new StringWriter()), new PrintWriter(err, true), arguments);
    }
}
