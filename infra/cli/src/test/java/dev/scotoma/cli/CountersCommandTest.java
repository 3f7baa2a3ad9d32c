package dev.scotoma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.scotoma.statistics.mining.Ledger;
import dev.scotoma.statistics.mining.Observations;
import dev.scotoma.statistics.mining.Tally;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountersCommandTest {
    private static final String HEAD = "camera,light,n,outcome_sum,participants,squares,products,sum_squares\n";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** Laptops in the dark fail at 30%, others at 5%; half of the people have no light recorded in a third of their sessions. */
    private Path counters(String name, long seed) throws IOException {
        var random = new Random(seed);
        var rows = Observations.of("camera", "light");
        for (int i = 0; i < 6_000; i++) {
            String camera = List.of("laptop", "phone").get(random.nextInt(2));
            String light = List.of("dark", "normal", "").get(random.nextInt(3));
            double chance = camera.equals("laptop") && light.equals("dark") ? 0.3 : 0.05;
            rows.add(i % 2_000, random.nextDouble() < chance ? 1 : 0, List.of(camera, light));
        }
        Observations built = rows.build();
        var ledger = new Ledger(built.axes());
        ledger.addAll(built);
        var text = new StringBuilder(HEAD);
        ledger.each(counted -> {
            for (String axis : List.of("camera", "light")) {
                text.append(counted.conditions().stream()
                                .filter(condition -> condition.axis().equals(axis))
                                .findFirst()
                                .map(condition -> condition.value())
                                .orElse("*"))
                        .append(',');
            }
            Tally tally = counted.tally();
            text.append("%d,%s,%d,%s,%s,%s%n"
                    .formatted(
                            tally.rows(),
                            tally.sum(),
                            tally.clusters(),
                            tally.squares(),
                            tally.products(),
                            tally.sumSquares()));
        });
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void whatAWarehouseCountedIsMined() throws IOException {
        JsonNode json = mined(counters("one.csv", 1));
        assertThat(json.get("rows").intValue()).isEqualTo(6_000);
        assertThat(json.get("participants").intValue()).isEqualTo(2_000);
        // Laptops and phones are the two halves of one axis, and one hypothesis.
        assertThat(json.get("tested").intValue()).isEqualTo(1 + 3 + 6);
        assertThat(json.get("subdomains")).hasSize(1);
        assertThat(json.get("subdomains").get(0).get("conditions").toString())
                .isEqualTo("{\"camera\":\"laptop\",\"light\":\"dark\"}");
        assertThat(json.get("control").asText()).contains("screening only", "no error rate is claimed");
    }

    @Test
    void filesOfDifferentParticipantsAddUp() throws IOException {
        JsonNode json = mined(counters("one.csv", 1), counters("other.csv", 2));
        assertThat(json.get("rows").intValue()).isEqualTo(12_000);
        assertThat(json.get("participants").intValue()).isEqualTo(4_000);
    }

    @Test
    void peopleReadTheSameAndWhatCountersDoNotSay() throws IOException {
        assertThat(run("counters", "mine", counters("one.csv", 1).toString())).isZero();
        assertThat(out.toString())
                .contains(
                        "6000 rows of 2000 participants",
                        "to look at",
                        "camera=laptop, light=dark",
                        "Screening only: counters say how many rows")
                .doesNotContain(" found");
    }

    @Test
    void theStatementNamesTheTableAndItsColumns() {
        assertThat(run(
                        "counters",
                        "sql",
                        "lake.sessions",
                        "--outcome",
                        "error",
                        "--subject",
                        "subject_id",
                        "--features",
                        "camera,light"))
                .isZero();
        assertThat(out.toString())
                .contains("FROM lake.sessions", "CAST(subject_id AS varchar(1000))", "coalesce(light, '*') AS light")
                .endsWith(";" + System.lineSeparator());
    }

    @Test
    void whatIsNoNameIsNotPutIntoAStatement() {
        refusedSql("sessions; DROP TABLE sessions", "error", "camera", "is not the plain name of a table");
        refusedSql("sessions", "error)--", "camera", "is not the plain name of a column");
        refusedSql("sessions", "error", "camera,a b", "is not the plain name of a column");
        refusedSql("sessions", "error", "camera,n", "An axis cannot be called n");
        refusedSql("sessions", "error", "camera,camera", "An axis cannot be called camera");
    }

    private void refusedSql(String table, String outcome, String features, String sentence) {
        err.getBuffer().setLength(0);
        assertThat(run("counters", "sql", table, "--outcome", outcome, "--subject", "subject", "--features", features))
                .isEqualTo(2);
        assertThat(err.toString()).contains(sentence).hasLineCount(1);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void badCountersAreOneSentenceWithItsPlace() throws IOException {
        String all = "*,*,10,2,5,20,4,2\n";
        refused("camera,light,n\n", "there is no column outcome_sum");
        refused(HEAD, "no line is of all rows, with * on every axis");
        refused(HEAD + "a,*,10,2,5,20,4,2\n", "no line is of all rows");
        refused(HEAD + all + all, "counters.csv:3, column camera: this conjunction stands in an earlier line already.");
        refused(HEAD + "*,*,ten,2,5,20,4,2\n", "counters.csv:2, column n: \"ten\" is not a number");
        refused(HEAD + "*,*,10.5,2,5,20,4,2\n", "column n: \"10.5\" is not a whole number.");
        refused(HEAD + "*,*,10,11,5,20,4,2\n", "column outcome_sum: \"11\" is not a number that goes with the others");
        refused(HEAD + "*,*,10,2,11,20,4,2\n", "column participants: \"11\" is not");
        refused(HEAD + "*,*,10,2,5,19,4,2\n", "column squares: \"19\" is not");
        refused(HEAD + all + "a,*,6,1,3,12,2,1\nb,*,3,1,3,3,1,1\n", "by camera they are 9; counters have to be whole.");
        refused(
                "a,b,c,d,n,outcome_sum,participants,squares,products,sum_squares\nx,x,x,x,10,2,5,20,4,2\n",
                "the line has 4 conditions, more than 3.");
    }

    @Test
    void badUsageIsOneSentence() throws IOException {
        String file = counters("one.csv", 1).toString();
        assertThat(run("counters")).isEqualTo(2);
        assertThat(run("counters", "mine")).isEqualTo(2);
        assertThat(run("counters", "mine", file, "--max-order", "4")).isEqualTo(2);
        assertThat(run("counters", "mine", file, "--top", "0")).isEqualTo(2);
        assertThat(run("counters", "mine", folder.resolve("absent.csv").toString()))
                .isEqualTo(2);
        assertThat(err.toString().lines())
                .hasSize(5)
                .allMatch(line -> line.startsWith("scotoma: "))
                .anyMatch(line -> line.contains("--max-order is 1 to 3."));
    }

    private void refused(String text, String sentence) throws IOException {
        err.getBuffer().setLength(0);
        Path file = Files.writeString(folder.resolve("counters.csv"), text);
        assertThat(run("counters", "mine", file.toString())).isEqualTo(2);
        assertThat(err.toString()).contains(sentence).hasLineCount(1);
        assertThat(out.toString()).isEmpty();
    }

    private JsonNode mined(Path... files) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("counters", "mine", "--json"));
        Stream.of(files).map(Path::toString).forEach(arguments::add);
        assertThat(run(arguments.toArray(String[]::new))).as(err.toString()).isZero();
        return new JsonMapper().readTree(out.toString());
    }

    private int run(String... arguments) {
        return Scotoma.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }
}
