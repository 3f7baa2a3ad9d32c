package dev.scotoma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {
    private static final String TRUTH = """
        score,label,species
        .1,attack,print
        .4,attack,print
        .35,attack,replay
        .8,attack,replay
        .3,genuine,
        .6,genuine,
        .9,genuine,
        .95,genuine,
        """;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void theKeysAreThoseOfTheContractInItsOrder() throws IOException {
        JsonNode json = json(TRUTH, "--positive", "genuine");
        assertThat(json.fieldNames())
                .toIterable()
                .startsWith(
                        "threshold",
                        "apcer",
                        "apcer_max",
                        "bpcer",
                        "acer",
                        "far",
                        "frr",
                        "hter",
                        "eer",
                        "eer_threshold",
                        "auc",
                        "bpcer20",
                        "apnrr",
                        "bpnrr",
                        "n");
        assertThat(json.get("threshold").doubleValue()).isEqualTo(.5);
        assertThat(json.get("eer_threshold").doubleValue()).isEqualTo(.5);
        assertThat(json.get("far").doubleValue()).isEqualTo(.25);
        assertThat(json.get("frr").doubleValue()).isEqualTo(.25);
        assertThat(json.get("apcer").get("print").doubleValue()).isZero();
        assertThat(json.get("apcer").get("replay").doubleValue()).isEqualTo(.5);
        assertThat(json.get("apcer_max").doubleValue()).isEqualTo(.5);
        assertThat(json.get("auc").doubleValue()).isEqualTo(.75);
        assertThat(json.get("n").get("genuine").intValue()).isEqualTo(4);
        assertThat(json.get("n").get("species").get("print").intValue()).isEqualTo(2);
    }

    @Test
    void withoutSayingHigherIsAttack() throws IOException {
        JsonNode json = json(TRUTH, "--threshold", "0.35");
        // Attacks at or above .35 are found, the one on the threshold too.
        assertThat(json.get("far").doubleValue()).isEqualTo(.25);
        assertThat(json.get("bpcer").doubleValue()).isEqualTo(.75);
        assertThat(json.get("auc").doubleValue()).isEqualTo(.25);
        assertThat(json.get("threshold").doubleValue()).isEqualTo(.35);
    }

    @Test
    void theThresholdComesFromTheDevelopmentFile() throws IOException {
        Path dev = write("dev.csv", TRUTH);
        JsonNode json = json(
                "score,label,species\n.6,attack,mask\n.2,genuine,\n.7,genuine,\n",
                "--positive",
                "genuine",
                "--dev",
                dev.toString());
        assertThat(json.get("threshold").doubleValue()).isEqualTo(.5);
        assertThat(json.get("hter").doubleValue()).isEqualTo(.75);
        assertThat(json.get("eer_threshold").doubleValue()).isNotEqualTo(.5);
    }

    @Test
    void anEmptyScoreIsANoResponseAndAKindWithoutScoresHasNoRates() throws IOException {
        JsonNode json = json("score,label,species\n,attack,print\n.9,attack,print\n,genuine,\n", "--threshold", ".5");
        assertThat(json.get("apnrr").doubleValue()).isEqualTo(.5);
        assertThat(json.get("bpnrr").doubleValue()).isEqualTo(1);
        assertThat(json.get("far").doubleValue()).isZero();
        assertThat(json.get("bpcer").isNull()).isTrue();
        assertThat(json.get("eer").isNull()).isTrue();
        assertThat(json.get("n").get("attack_no_response").intValue()).isEqualTo(1);
        assertThat(json.get("n").get("attack").intValue()).isEqualTo(2);
    }

    @Test
    void framesOfAVideoAreOnePresentation() throws IOException {
        JsonNode json = json("""
            score,label,species,video,subject
            0.9,attack,print,a,1
            0.3,attack,print,a,1
            ,attack,print,a,1
            ,attack,print,b,2
            0.1,genuine,,c,2
            """, "--threshold", "0.6");
        // (.9 + .3) / 2 lies on the threshold.
        assertThat(json.get("far").doubleValue()).isZero();
        assertThat(json.get("apnrr").doubleValue()).isEqualTo(.5);
        assertThat(json.get("n").get("attack").intValue()).isEqualTo(2);
        assertThat(json.get("n").get("frames").intValue()).isEqualTo(5);
        assertThat(json.get("n").get("frames_no_score").intValue()).isEqualTo(2);
        assertThat(json.get("n").get("subjects").intValue()).isEqualTo(2);
        assertThat(json.get("intervals").get("method").textValue()).endsWith("clustered by subject");
    }

    @Test
    void rowsWithoutASubjectStandAloneAndMissingScoresAreNoResponses() throws IOException {
        JsonNode json = json("""
            score,label,species,subject
            0.9,attack,print,a
            NA,attack,print,a
            0.8,attack,print,
            0.2,genuine,,
            0.1,genuine,,
            """, "--threshold", "0.5");
        assertThat(json.get("n").get("subjects").intValue()).isEqualTo(4);
        assertThat(json.get("apnrr").doubleValue()).isEqualTo(1 / 3.);
        assertThat(json.get("warnings").toString())
                .isEqualTo("[\"3 rows have no subject; each of them stands alone.\","
                        + "\"In the column score 1 times \\\"NA\\\" counts as no response.\"]");
    }

    @Test
    void scoresTheOtherWayRoundAreSaid() throws IOException {
        String sentence = "An AUC of 25.00%% is below chance; if a higher score means %s here, say --positive %s.";
        assertThat(json(TRUTH).get("warnings").get(0).textValue()).isEqualTo(sentence.formatted("genuine", "genuine"));
        String turned =
                TRUTH.replace("attack,", "x,").replace("genuine,", "attack,").replace("x,", "genuine,");
        assertThat(json(turned, "--positive", "genuine").get("warnings").get(0).textValue())
                .isEqualTo(sentence.formatted("attack", "attack"));
        assertThat(json(turned).get("warnings")).isEmpty();
    }

    @Test
    void theThresholdOfBpcer20IsTold() throws IOException {
        JsonNode json = json(TRUTH, "--positive", "genuine");
        double threshold = json.get("bpcer20_threshold").doubleValue();
        assertThat(threshold).isBetween(.8, .9);
        assertThat(json(TRUTH, "--positive", "genuine", "--threshold", "" + threshold)
                        .get("bpcer"))
                .isEqualTo(json.get("bpcer20"));
    }

    @Test
    void withoutGenuineScoresThereIsNoThresholdToTell() throws IOException {
        String file = write("scores.csv", "score,label\n.9,attack\n,genuine\n").toString();
        assertThat(run("evaluate", file, "--threshold", ".5")).isZero();
        assertThat(out.toString()).containsPattern("EER +-\n").containsPattern("BPCER20 +-\n");
    }

    @Test
    void theTableIsReadable() throws IOException {
        assertThat(run("evaluate", write("scores.csv", TRUTH).toString(), "--positive", "genuine"))
                .isZero();
        assertThat(out.toString())
                .contains("4 genuine (0 without a response), 4 attacks")
                .contains("genuine when score >= 0.5 (EER threshold of these scores themselves)")
                .containsPattern("APCER replay +50.00%")
                .containsPattern("ACER +37.50% .*deprecated")
                .containsPattern("BPCER20 +50.00% .*at 0.85")
                .contains("clustered by row");
    }

    @Test
    void badInputIsOneSentenceThatNamesThePlace() throws IOException {
        refused("score,label,species\nhigh,attack,print\n", ":2, column score: \"high\" is no finite number");
        refused("score,label,species\n1e999,attack,print\n", ":2, column score: \"1e999\" is no finite number");
        refused("score,label,species\n.1,genuine,\n.2,spoof,print\n", ":3, column label: \"spoof\" is neither");
        refused("score,kind\n.1,genuine\n", ":1: there is no column label");
        refused("score,label\n.1\n", ":2, column label: the line has 1 fields");
        refused("score,label\n", ": there is no row");
        refused("", ": the file is empty");
        refused("score,label\n.1,attack\n", ": an EER threshold needs both genuine and attack");
        refused("score,label,video\n.1,attack,a\n.1,genuine,a\n", ":3, column label: the video a has another label");
        refused("score,label,video,subject\n.1,attack,a,1\n.1,attack,a,2\n", ":3, column subject: the video a");
        refused("score,label,video\n.1,attack,\n", ":2, column video: every frame must name its video");
        assertThat(run("evaluate", folder.resolve("none.csv").toString())).isEqualTo(2);
        String right = write("right.csv", TRUTH).toString();
        assertThat(run("evaluate", right, "--threshold", "1", "--dev", right)).isEqualTo(2);
        assertThat(run("evaluate", right, "--threshold", "NaN")).isEqualTo(2);
        assertThat(run("evaluate", right, "--positive", "both")).isEqualTo(2);
        assertThat(run("evaluate")).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(16).allMatch(line -> line.startsWith("scotoma: "));
        assertThat(out.toString()).isEmpty();
    }

    private void refused(String csv, String sentence) throws IOException {
        Path file = write("bad.csv", csv);
        assertThat(run("evaluate", file.toString(), "--json")).isEqualTo(2);
        assertThat(err.toString()).contains(file + sentence);
    }

    private JsonNode json(String csv, String... options) throws IOException {
        String[] args = new String[options.length + 3];
        args[0] = "evaluate";
        args[1] = write("scores.csv", csv).toString();
        args[2] = "--json";
        System.arraycopy(options, 0, args, 3, options.length);
        out.getBuffer().setLength(0);
        int code = run(args);
        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
        return new JsonMapper().readTree(out.toString());
    }

    private Path write(String name, String csv) throws IOException {
        return Files.writeString(folder.resolve(name), csv);
    }

    private int run(String... args) {
        return Scotoma.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }
}
