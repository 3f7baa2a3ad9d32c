package dev.scotoma.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MineCommandTest {
    @TempDir
    Path folder;

    private final Tool tool = new Tool();

    /** 6,000 sessions of 2,000 people; laptops in the dark fail at 30%, others at 5%; nobody recorded a tablet outside. */
    private Path sessions() throws IOException {
        var random = new Random(1);
        List<String> lines = new ArrayList<>();
        lines.add("session_id,subject,error,camera,light,place,age");
        for (int i = 0; i < 6_000; i++) {
            String camera = List.of("laptop", "phone", "tablet").get(random.nextInt(3));
            String light = random.nextInt(3) == 0 ? "dark" : "normal";
            String place = camera.equals("tablet") || random.nextInt(3) > 0 ? "inside" : "outside";
            boolean weak = camera.equals("laptop") && light.equals("dark");
            lines.add("s" + i + ",p" + i % 2_000 + "," + (random.nextDouble() < (weak ? 0.3 : 0.05) ? 1 : 0) + ","
                    + camera + "," + light + "," + place + "," + (18 + random.nextInt(60)));
        }
        return file(String.join("\n", lines) + "\n");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("sessions.csv"), text);
    }

    @Test
    void thePlantedSubdomainIsTheOnlyOneAndItsCountsAreThoseOfTheFile() throws IOException {
        Path file = sessions();
        JsonNode json = mined(file, "--subject", "subject", "--ignore", "session_id");
        assertThat(json.get("rows").intValue()).isEqualTo(6_000);
        assertThat(json.get("participants").intValue()).isEqualTo(2_000);
        assertThat(json.get("subdomains")).hasSize(1);
        JsonNode first = json.get("subdomains").get(0);
        assertThat(first.get("conditions").toString()).isEqualTo("{\"camera\":\"laptop\",\"light\":\"dark\"}");
        List<String[]> inside = Files.readAllLines(file).stream()
                .map(line -> line.split(","))
                .filter(fields -> fields[3].equals("laptop") && fields[4].equals("dark"))
                .toList();
        long errors = inside.stream().filter(fields -> fields[2].equals("1")).count();
        assertThat(first.get("rank").intValue()).isEqualTo(1);
        assertThat(first.get("n").intValue()).isEqualTo(inside.size());
        assertThat(first.get("outcome_sum").doubleValue()).isEqualTo((double) errors);
        assertThat(first.get("rate").doubleValue()).isCloseTo((double) errors / inside.size(), within(1e-12));
        assertThat(first.get("rate_low").doubleValue())
                .isLessThan(first.get("rate_shrunk").doubleValue());
        assertThat(first.get("rate_shrunk").doubleValue())
                .isBetween(
                        json.get("base_rate").doubleValue(), first.get("rate").doubleValue());
        assertThat(first.get("p_adjusted").doubleValue()).isLessThan(0.05);
        assertThat(json.get("coverage_gaps").get(0).get("conditions").toString())
                .isEqualTo("{\"camera\":\"tablet\",\"place\":\"outside\"}");
        assertThat(json.get("coverage_gaps").get(0).get("n").intValue()).isZero();
        assertThat(json.get("warnings").toString()).contains("age has more than 20 different numbers and is binned");
    }

    @Test
    void withoutASubjectEveryRowStandsAlone() throws IOException {
        JsonNode json = mined(sessions(), "--features", "camera,light");
        assertThat(json.get("participants").intValue()).isEqualTo(6_000);
        // Dark and normal are one hypothesis.
        assertThat(json.get("tested").intValue()).isEqualTo(3 + 1 + 6);
    }

    @Test
    void theTableSaysTheSameToPeople() throws IOException {
        assertThat(tool.run(
                        "mine",
                        sessions().toString(),
                        "--outcome",
                        "error",
                        "--subject",
                        "subject",
                        "--ignore",
                        "session_id"))
                .isZero();
        assertThat(tool.out())
                .contains("6000 rows of 2000 participants", "camera=laptop, light=dark", "Hardly recorded");
    }

    @Test
    void slicesOfSliceLineAreRankedByItsScore() throws IOException {
        JsonNode json = mined(sessions(), "--ignore", "session_id,subject,age", "--score", "sliceline");
        assertThat(json.get("subdomains").get(0).get("conditions").toString())
                .isEqualTo("{\"camera\":\"laptop\",\"light\":\"dark\"}");
        assertThat(json.get("subdomains").get(0).get("score").doubleValue()).isPositive();
    }

    @Test
    void nothingSupportedIsAnEmptyListAndNoFailure() throws IOException {
        JsonNode json = mined(file("error,camera\n1,laptop\n"));
        assertThat(json.get("subdomains")).isEmpty();
        assertThat(json.get("tested").intValue()).isZero();
        assertThat(json.get("warnings")).isNotEmpty();
    }

    @Test
    void oneParticipantCannotBeTested() throws IOException {
        var text = new StringBuilder("error,who,camera\n");
        IntStream.range(0, 500)
                .forEach(i -> text.append(i % 2).append(",one,c").append(i % 3).append('\n'));
        JsonNode json = mined(file(text.toString()), "--subject", "who");
        assertThat(json.get("subdomains")).isEmpty();
        assertThat(json.get("warnings").toString()).contains("of 1 participants");
    }

    @Test
    void aConstantOutcomeAndAConstantAxisAreSaid() throws IOException {
        var text = new StringBuilder("error,camera,light\n");
        IntStream.range(0, 500).forEach(i -> text.append("1,c").append(i % 3).append(",day\n"));
        JsonNode json = mined(file(text.toString()));
        assertThat(json.get("subdomains")).isEmpty();
        assertThat(json.get("warnings").toString())
                .contains("The outcome is the same in every row", "The column light has one value");
    }

    @Test
    void anEmptyFieldIsAValueOfItsOwn() throws IOException {
        var text = new StringBuilder("error,camera,age\n");
        IntStream.range(0, 4_000)
                .forEach(i -> text.append(i % 2 == 0 && i % 3 == 0 ? 1 : 0)
                        .append(',')
                        .append(i % 2 == 0 ? "" : "phone")
                        .append(',')
                        .append(i % 5 == 0 ? "" : Integer.toString(i % 1_500))
                        .append('\n'));
        JsonNode json = mined(file(text.toString()));
        assertThat(json.get("subdomains").get(0).get("conditions").toString()).isEqualTo("{\"camera\":\"\"}");
        assertThat(json.get("subdomains").get(0).get("n").intValue()).isEqualTo(2_000);
    }

    @Test
    void manyKindsOfBlankAreTexts() throws IOException {
        var text = new StringBuilder("error,camera,note\n");
        IntStream.range(0, 600)
                .forEach(i -> text.append(i % 2)
                        .append(",c")
                        .append(i % 3)
                        .append(',')
                        .append(" ".repeat(i % 30))
                        .append('\n'));
        assertThat(mined(file(text.toString())).get("rows").intValue()).isEqualTo(600);
    }

    @Test
    void sixtyAxesAreMined() throws IOException {
        var random = new Random(3);
        var text = new StringBuilder("error");
        IntStream.range(0, 60).forEach(axis -> text.append(",x").append(axis));
        for (int i = 0; i < 600; i++) {
            text.append('\n').append(random.nextInt(10) == 0 ? 1 : 0);
            IntStream.range(0, 60).forEach(axis -> text.append(",v").append(random.nextInt(2)));
        }
        assertThat(mined(file(text.toString())).get("tested").intValue()).isGreaterThan(5_000);
    }

    @Test
    void badInputIsOneSentenceWithItsPlace() throws IOException {
        refused(
                "error,camera\n0,a\n1.5,b\n",
                "sessions.csv:3, column error: the outcome \"1.5\" is not a number from 0 to 1.");
        refused("error,camera\n,a\n", "sessions.csv:2, column error: the outcome \"\" is not a number from 0 to 1.");
        refused("err,camera\n0,a\n", "sessions.csv:1: there is no column error; there are err, camera.");
        refused(
                "error,camera\n0,a\n1\n",
                "sessions.csv:3, column camera: the line has 1 fields, and the first line names 2 columns.");
        refused("error,camera\n0,a\n1,\"b\"c\n", "sessions.csv:3: the line is malformed");
        refused("error,camera,camera\n0,a,b\n", "sessions.csv:1: two columns have the name \"camera\".");
        refused("error,camera,,,\n0,a,,,\n", "sessions.csv:1: the line ends in 3 commas with no name behind");
        refused("error,camera\n", "sessions.csv: there is no row below the names of the columns.");
        refused("", "sessions.csv: the file is empty; its first line must name the columns.");
        refused("error\n1\n", "sessions.csv: no column is left to be an axis.");
    }

    @Test
    void anAxisOfAHundredThousandTextsIsNamedAndRefused() throws IOException {
        var text = new StringBuilder("error,camera,token\n");
        IntStream.range(0, 100_000)
                .forEach(i -> text.append(i % 2)
                        .append(",c")
                        .append(i % 3)
                        .append(",t")
                        .append(i)
                        .append('\n'));
        refused(
                text.toString(),
                "the column token has more than 1000 different values; leave it out with --ignore token.");
    }

    @Test
    void whatIsNoUtf8IsSaid() throws IOException {
        Files.write(
                folder.resolve("sessions.csv"), "error,camera\n1,caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(tool.run("mine", folder.resolve("sessions.csv").toString(), "--outcome", "error"))
                .isEqualTo(2);
        assertThat(tool.err()).contains("is not UTF-8").hasLineCount(1);
    }

    @Test
    void badUsageIsOneSentenceAndTwo() throws IOException {
        String file = sessions().toString();
        assertThat(wrong(folder.resolve("absent.csv").toString(), "--outcome", "error"))
                .contains("there is no such file");
        assertThat(wrong(file)).contains("--outcome");
        assertThat(wrong(file, "--outcome", "error", "--max-order", "5")).contains("--max-order is 1 to 4.");
        assertThat(wrong(file, "--outcome", "error", "--alpha", "2")).contains("alpha");
        assertThat(wrong(file, "--outcome", "error", "--top", "0")).contains("--top");
        assertThat(wrong(file, "--outcome", "error", "--ignore", "nothing")).contains("no column nothing");
    }

    private String wrong(String... arguments) {
        assertThat(tool.run(Stream.concat(Stream.of("mine"), Arrays.stream(arguments))
                        .toArray(String[]::new)))
                .isEqualTo(2);
        assertThat(tool.err()).startsWith("scotoma: ").hasLineCount(1);
        return tool.err();
    }

    private void refused(String text, String sentence) throws IOException {
        assertThat(tool.run("mine", file(text).toString(), "--outcome", "error"))
                .isEqualTo(2);
        assertThat(tool.err()).contains(sentence).hasLineCount(1);
        assertThat(tool.out()).isEmpty();
    }

    private JsonNode mined(Path file, String... more) throws IOException {
        return tool.mined(file, more);
    }
}
