package dev.scotoma.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsensusCommandTest {
    /** Four tasks, of which the last is known by two who always agree, against one who errs. */
    private static final String VOTES = """
        task,worker,label
        t1,a,no
        t1,b,no
        t1,c,no
        t2,a,no
        t2,b,no
        t2,c,no
        t3,a,yes
        t3,b,yes
        t3,c,yes
        t4,a,yes
        t4,b,yes
        t4,c,no
        """;

    @TempDir
    Path folder;

    private final Tool tool = new Tool();

    @Test
    void theKeysAreThoseOfTheContract() throws IOException {
        JsonNode json = json(VOTES);
        assertThat(json.fieldNames())
                .toIterable()
                .startsWith("method", "rounds", "classes", "items", "workers", "alpha");
        assertThat(json.get("method").textValue()).isEqualTo("dawid-skene");
        assertThat(json.get("rounds").intValue()).isBetween(2, 10);
        assertThat(json.get("classes").toString()).isEqualTo("[\"no\",\"yes\"]");
        JsonNode last = json.get("items").get(3);
        assertThat(last.get("task").textValue()).isEqualTo("t4");
        assertThat(last.get("label").textValue()).isEqualTo("yes");
        assertThat(last.get("posterior").get("yes").doubleValue()).isEqualTo(1, within(1e-9));
        assertThat(last.get("interval").get(0).doubleValue()).isBetween(0.0, 1.0);
        JsonNode third = json.get("workers").get(2);
        assertThat(third.get("worker").textValue()).isEqualTo("c");
        assertThat(third.get("votes").intValue()).isEqualTo(4);
        assertThat(third.get("confusion").get("yes").get("no").doubleValue()).isEqualTo(0.5, within(1e-9));
        assertThat(third.get("confusion").get("no").get("yes").doubleValue()).isEqualTo(0, within(1e-9));
        // Of twelve labels seven no; only t4 differs: 1 - 11 · (4 / 2) / (144 - 49 - 25).
        assertThat(json.get("alpha").doubleValue()).isEqualTo(1 - 22 / 70.0, within(1e-12));
        assertThat(json.get("warnings")).isEmpty();
        assertThat(tool.err()).isEmpty();
    }

    @Test
    void everyMethodIsThere() throws IOException {
        JsonNode majority = json(VOTES, "--method", "majority");
        assertThat(majority.get("rounds").intValue()).isZero();
        assertThat(majority.get("items").get(3).get("posterior").get("yes").doubleValue())
                .isEqualTo(2 / 3.0);
        JsonNode coin = json(VOTES, "--method", "one-coin", "--smoothing", "2");
        assertThat(coin.get("method").textValue()).isEqualTo("one-coin");
        JsonNode confusion = coin.get("workers").get(2).get("confusion");
        assertThat(confusion.get("yes").get("yes"))
                .isEqualTo(confusion.get("no").get("no"));
        JsonNode smoothed = json(VOTES, "--smoothing", "5");
        // Half of two votes, and a sixth of five.
        assertThat(smoothed.get("workers")
                        .get(2)
                        .get("confusion")
                        .get("yes")
                        .get("no")
                        .doubleValue())
                .isEqualTo((1 + 5 / 6.0) / 7, within(0.01));
        assertThat(json(VOTES, "--smoothing", "0")).isEqualTo(json(VOTES));
    }

    @Test
    void theLastOfAWorkersVotesCountsAndAWarningSaysHowMany() throws IOException {
        JsonNode json = json(VOTES + "t4,c,yes\nt1,a,yes\nt1,a,no\n", "--method", "majority");
        assertThat(json.get("items").get(3).get("posterior").get("yes").doubleValue())
                .isEqualTo(1);
        assertThat(json.get("items").get(0).get("posterior").get("no").doubleValue())
                .isEqualTo(1);
        String warning = "3 votes are followed by another of the same worker for the same task; the last counts.";
        assertThat(json.get("warnings").get(0).textValue()).isEqualTo(warning);
        assertThat(tool.err()).isEqualTo("scotoma: warning: " + warning + System.lineSeparator());
    }

    @Test
    void aTieIsSaidAndGoesToTheFirstLabel() throws IOException {
        JsonNode json = json("task,worker,label\n1,a,y\n1,b,n\n2,a,y\n2,b,y\n", "--method", "majority");
        assertThat(json.get("items").get(0).get("label").textValue()).isEqualTo("n");
        assertThat(json.get("warnings").get(0).textValue())
                .isEqualTo(
                        "1 item is tied; the label is the first in alphabetical order of those that are as probable.");
    }

    @Test
    void whoCouldNotTellSaysNothing() throws IOException {
        String votes = VOTES + "t5,a,unsure\nt5,b,unsure\nt4,d,unsure\n";
        JsonNode json = json(votes, "--unsure", "unsure");
        assertThat(json.get("classes").toString()).isEqualTo("[\"no\",\"yes\"]");
        assertThat(json.get("items")).hasSize(4);
        assertThat(json.get("items").get(3).get("posterior"))
                .isEqualTo(json(VOTES).get("items").get(3).get("posterior"));
        assertThat(json.get("workers").get(3).get("votes").intValue()).isZero();
        assertThat(json.get("warnings").get(0).textValue())
                .isEqualTo("3 of 15 votes (20.0%) are \"unsure\" and say nothing.");
        assertThat(json.get("warnings").get(1).textValue())
                .isEqualTo("1 item is of nobody who could tell, and left out.");
        assertThat(json(votes).get("classes")).hasSize(3);
    }

    @Test
    void labelsWithCommasAndQuotesAndColumnsInAnyOrderAreReadAndWritten() throws IOException {
        Path out = folder.resolve("posteriors.csv");
        JsonNode json = json(
                "label,note,worker,task\r\n\"a, b\",x,w,\"t \"\"1\"\"\"\r\n\"say \"\"no\"\"\",x,v,t2\r\n\"a, b\",,v,\"t \"\"1\"\"\"\r\n",
                "--method",
                "majority",
                "--out",
                out.toString());
        assertThat(json.get("classes").toString()).isEqualTo("[\"a, b\",\"say \\\"no\\\"\"]");
        assertThat(json.get("items").get(0).get("task").textValue()).isEqualTo("t \"1\"");
        assertThat(Files.readString(out))
                .isEqualToNormalizingNewlines(
                        "task,\"a, b\",\"say \"\"no\"\"\"\n\"t \"\"1\"\"\",1.0,0.0\nt2,0.0,1.0\n");
    }

    @Test
    void howATableIsWrittenChangesNothing() throws IOException {
        JsonNode plain = json(VOTES);
        assertThat(json(VOTES.replace("\n", "\r\n"))).isEqualTo(plain);
        assertThat(json("\uFEFF" + VOTES.stripTrailing())).isEqualTo(plain);
        assertThat(json(VOTES.replace("\n", "\n\n"))).isEqualTo(plain);
        assertThat(json(VOTES.replace("t4,c,no", "\"t4\",c,\"no\""))).isEqualTo(plain);
        List<String> lines = new ArrayList<>(VOTES.lines().skip(1).toList());
        Collections.reverse(lines);
        assertThat(json("task,worker,label\n" + String.join("\n", lines))).isEqualTo(plain);
        // Names of several bytes, and more of them than a block of the reader holds.
        JsonNode named = json(VOTES.replace("yes", "sí").replace("no", "否"));
        assertThat(named.get("classes").toString()).isEqualTo("[\"sí\",\"否\"]");
        var many = new StringBuilder("task,worker,label\n");
        for (int vote = 0; vote < 40_000; vote++) {
            many.append("task-")
                    .append((vote / 4) * 7919 % 10_000)
                    .append(",w")
                    .append(vote % 4)
                    .append(vote % 3 == 0 ? ",no\n" : ",yes\n");
        }
        JsonNode bytes = json(many.toString());
        assertThat(json(many.toString().replaceFirst(",no\n", ",\"no\"\n"))).isEqualTo(bytes);
        assertThat(bytes.get("items")).hasSize(10_000);
    }

    @Test
    void peopleReadHowManySayWhatAndWhoErrs() throws IOException {
        assertThat(tool.run("consensus", write(VOTES).toString()))
                .as(tool.err())
                .isZero();
        assertThat(tool.out())
                .contains("12 votes of 3 workers on 4 items, by dawid-skene in")
                .containsPattern("2 +50.00% {2}yes")
                .contains("Krippendorff's alpha: 0.6857")
                .containsPattern("4 votes, +75.00% right {2}c");
    }

    @Test
    void badInputIsOneSentenceThatNamesThePlace() throws IOException {
        refused("", ": the file is empty");
        refused("task,worker,label\n", ": there is no vote below the names of the columns.");
        refused("task,worker\nt,w\n", ":1: there is no column label; there are task, worker.");
        refused(
                "task,worker,label\n1,a,y\n2,b,y\n",
                ": all votes have the label \"y\"; a consensus needs two classes or more.");
        refused(
                "task,worker,label\n1,a,y\n2,b\n",
                ":3, column label: the line has 2 fields, and the first line names 3 columns.");
        refused("task,worker,label\n1,a,y\n2,b,y,z\n", ":3: the line has 4 fields");
        refused("task,worker,label\n1,a,y\n2,,n\n", ":3, column worker: the worker is missing.");
        refused("task,worker,label\n1,a,y\n2,b,\u2003\n", ":3, column label: the label is missing.");
        refused(
                "task,worker,label\n1,a,y\n2,b,\"n\n3,b,y\n",
                ":3, column label: a quote is opened here and never closed.");
        refused(
                "task,worker,label\n1,a,y\n2,b,\"n\"o\n",
                ":3: the line is malformed: Unexpected character after closing");
        refused("task,worker,label\n1,a,?\n", ": all votes are \"?\"; nobody could tell anything.", "--unsure", "?");
        refused(VOTES, "--smoothing must be a number of votes, 0 or more.", "--smoothing", "-1");
        refused(VOTES, "--smoothing is of dawid-skene and one-coin", "--smoothing", "1", "--method", "majority");
        refused(VOTES, "--method", "--method", "guess");
        refused(
                VOTES,
                "there is no such folder to write into.",
                "--out",
                folder.resolve("no/such.csv").toString());
        refused(VOTES, "that is a folder", "--out", folder.toString());
        refused(
                VOTES,
                "--out would overwrite the votes.",
                "--out",
                folder.resolve("votes.csv").toString());
        assertThat(folder.resolve("votes.csv")).hasContent(VOTES);
        assertThat(tool.run("consensus", folder.resolve("none.csv").toString())).isEqualTo(2);
        assertThat(tool.err()).contains("none.csv: there is no such file.");
    }

    @Test
    void oneMalformedLineInAMillionIsFound() throws IOException {
        var votes = new StringBuilder("task,worker,label\n");
        for (int vote = 0; vote < 1_000_000; vote++) {
            votes.append('t')
                    .append(vote / 5)
                    .append(",w")
                    .append(vote % 5)
                    .append(vote == 765_432 ? "\n" : vote % 2 == 0 ? ",y\n" : ",n\n");
        }
        refused(votes.toString(), ":765434, column label: the line has 2 fields");
    }

    @Test
    void aLineThatIsNotUtf8IsNamedHoweverFarIn() throws IOException {
        Path latin = folder.resolve("latin.csv");
        for (int before : new int[] {0, 30_000}) {
            String votes = "task,worker,label\n" + "1,a,si\n2,b,no\n".repeat(before) + "1,a,sí\n2,b,no\n";
            Files.write(latin, votes.getBytes(StandardCharsets.ISO_8859_1));
            assertThat(tool.run("consensus", latin.toString())).isEqualTo(2);
            assertThat(tool.err())
                    .contains("latin.csv:" + (2 * before + 2) + ": the text is not UTF-8.")
                    .hasLineCount(1);
        }
    }

    @Test
    void textsInThePlaceOfLabelsFillNoMemory() throws IOException {
        var votes = new StringBuilder("task,worker,label\n");
        for (int vote = 0; vote < 20_000; vote++) {
            votes.append("t,w").append(vote).append(",answer ").append(vote).append('\n');
        }
        refused(votes.toString(), ": there are 20000 different labels of 20000 workers, whose confusions do not fit");
    }

    private void refused(String csv, String sentence, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("consensus", write(csv).toString(), "--json"));
        arguments.addAll(List.of(options));
        assertThat(tool.run(arguments.toArray(String[]::new))).isEqualTo(2);
        assertThat(tool.err()).startsWith("scotoma: ").contains(sentence).hasLineCount(1);
        assertThat(tool.out()).isEmpty();
    }

    private JsonNode json(String csv, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("consensus", write(csv).toString(), "--json"));
        arguments.addAll(List.of(options));
        assertThat(tool.run(arguments.toArray(String[]::new))).as(tool.err()).isZero();
        return new JsonMapper().readTree(tool.out());
    }

    private Path write(String csv) throws IOException {
        return Files.writeString(folder.resolve("votes.csv"), csv);
    }
}
