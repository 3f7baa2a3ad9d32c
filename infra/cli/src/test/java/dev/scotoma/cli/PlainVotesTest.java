package dev.scotoma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What it leaves to the other reader is read right all the same, only slowly; so that it reads is a test of its own.
 */
class PlainVotesTest {
    @TempDir
    Path folder;

    private final Names[] names = {new Names(), new Names(), new Names()};

    @Test
    void manyBlocksOfLinesAreRead() throws IOException {
        var votes = new StringBuilder("label,task,note,worker\n");
        for (int vote = 0; vote < 40_000; vote++) {
            votes.append(vote % 3 == 0 ? "no,task-" : "yes,task-")
                    .append(vote / 4 * 7919 % 10_000)
                    .append(",,w")
                    .append(vote % 4)
                    .append('\n');
        }
        int[][] read = read(votes.toString(), 1, 3, 0).orElseThrow();
        List<String> tasks = names[0].sorted();
        int[] places = names[0].places().orElseThrow();
        assertThat(tasks).hasSize(10_000);
        assertThat(names[1].sorted()).containsExactly("w0", "w1", "w2", "w3");
        for (int vote = 0; vote < 40_000; vote++) {
            assertThat(tasks.get(places[read[0][vote]])).isEqualTo("task-" + vote / 4 * 7919 % 10_000);
            assertThat(read[1][vote]).isEqualTo(vote % 4);
            assertThat(read[2][vote]).isEqualTo(vote % 3 == 0 ? 0 : 1);
        }
    }

    @Test
    void whatIsPlainIsReadHoweverItsLinesEnd() throws IOException {
        int[] three = IntStream.range(0, 3).toArray();
        assertThat(read("task,worker,label\r\nt,ü,y\r\nu,ü,n\r\n", three)).isPresent();
        assertThat(read("task,worker,label\nt,w,y", three).orElseThrow()[0]).hasSize(1);
        assertThat(read("task,worker,label\n", three).orElseThrow()[0]).isEmpty();
    }

    @Test
    void whatIsQuotedOrWrongIsLeftToTheOtherReader() throws IOException {
        for (String line :
                List.of("t,w,\"y\"", "t,w\"y", "t,w", "t,w,y,z", "t,,y", " ,w,y", "", "t,w\ry,z", "t,w,y\rt,w,y")) {
            assertThat(read("task,worker,label\nt,w,y\n" + line + "\nt,w,y\n", 0, 1, 2))
                    .as(line)
                    .isEmpty();
        }
        assertThat(read("task,worker,\"label\"\nt,w,y\n", 0, 1, 2)).isEmpty();
        assertThat(read("task,worker,label\nt,é,y\n", StandardCharsets.ISO_8859_1, 0, 1, 2))
                .isEmpty();
        assertThat(read("task,worker,label,note\nt,w,y,é\n", StandardCharsets.ISO_8859_1, 0, 1, 2))
                .isEmpty();
    }

    private Optional<int[][]> read(String csv, int... columns) throws IOException {
        return read(csv, StandardCharsets.UTF_8, columns);
    }

    private Optional<int[][]> read(String csv, Charset charset, int... columns) throws IOException {
        Path file = Files.writeString(folder.resolve("votes.csv"), csv, charset);
        int count = csv.substring(0, csv.indexOf('\n')).split(",").length;
        return PlainVotes.read(file, columns, count, names);
    }
}
