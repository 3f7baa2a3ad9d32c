package dev.scotoma.labeling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.scotoma.cli.Scotoma;
import dev.scotoma.kit.testing.TestStack;
import dev.scotoma.labeling.quality.NextRound;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a team reads of its crowd. */
@QuarkusTest
@WithTestResource(TestStack.class)
class QualityIT {
    private static final Api TEAM = Api.researcher();

    private final List<Api> crowd = List.of(Api.labeler(), Api.labeler(), Api.labeler());
    private UUID person;

    @BeforeEach
    void start() throws Exception {
        Neighbours.reset();
        person = Neighbours.participant("train");
    }

    @Test
    void theOutlookCountsWhatIsToGoAndWhatItCosts() throws Exception {
        decided(Map.of());
        UUID open = Neighbours.ready(person);
        Neighbours.taskOf(open);
        answer(crowd.getFirst(), Api.all("no"));
        TEAM.get("/quality/outlook")
                .then()
                .statusCode(200)
                .body("open", equalTo(1))
                .body("decided", equalTo(1))
                .body("votes", equalTo(4))
                .body("votesToGo", equalTo(2))
                .body("votesADay", equalTo(4f))
                .body("daysToGo", equalTo(.5f))
                .body("pay.minor", equalTo(12))
                .body("days", hasSize(1))
                .body("days[0].votes", equalTo(4));
        // A crowd that took more votes on average is supposed to go on so.
        TestStack.execute("UPDATE labeling.task SET submissions = 3, redundancy = 3 WHERE session_id <> ?", open);
        TestStack.execute("UPDATE labeling.task SET redundancy = 1 WHERE session_id = ?", open);
        TEAM.get("/quality/outlook").then().body("votesToGo", equalTo(2));
    }

    @Test
    void aForecastWithoutVotesSaysSo() throws Exception {
        Neighbours.taskOf(Neighbours.ready(person));
        TEAM.get("/quality/outlook")
                .then()
                .body("votesToGo", equalTo(3))
                .body("votesADay", equalTo(0f))
                .body("daysToGo", nullValue())
                .body("days", hasSize(0));
    }

    @Test
    void agreementAndErrorsAreThoseOfAllVotesAndPeopleHavePseudonyms() throws Exception {
        decided(Map.of());
        decided(Map.of(2, Api.all("no", "glare", "yes")));
        crowd.getFirst().post("/claims", Map.of()).then().statusCode(204);
        NextRound.now();
        TEAM.get("/quality/agreement")
                .then()
                .statusCode(200)
                .body("attributes.attribute", equalTo(Api.ATTRIBUTES))
                .body("attributes[4].votes", equalTo(6))
                .body("attributes[4].tasks", equalTo(2))
                // By hand: 1 - 5 · (4 / 2) / (36 - 25 - 1).
                .body("attributes[4].alpha.toDouble()", closeTo(0, 1e-6))
                .body("attributes[4].posteriors.sum()", equalTo(2))
                .body("attributes[0].alpha", nullValue());
        var labelers = TEAM.get("/quality/labelers").then().statusCode(200);
        labelers.body("labelers", hasSize(3)).body("more", equalTo(0)).body("labelers[0].medianMs", equalTo(9000f));
        assertThat(labelers.extract().<List<Integer>>path("labelers.collect { it.confusions[4].absentYes }"))
                .containsExactlyInAnyOrder(0, 0, 1);
        var names = labelers.extract().<List<String>>path("labelers.labeler");
        assertThat(names).allMatch(name -> name.matches("l_[0-9a-f]{32}")).doesNotHaveDuplicates();
        assertThat(labelers.extract().asString()).doesNotContain(ids());
    }

    @Test
    void whoIsBannedSaysNothingOfTheOthers() throws Exception {
        decided(Map.of(2, Api.all("no", "glare", "yes")));
        TestStack.execute(
                "INSERT INTO labeling.labeler (labeler_id, state, reason) VALUES (?, 'banned', 'For tests.')"
                        + " ON CONFLICT (labeler_id) DO UPDATE SET state = 'banned'",
                crowd.getLast().person());
        TEAM.get("/quality/outlook").then().body("votesADay", equalTo(2f)).body("days[0].votes", equalTo(2));
        NextRound.now();
        TEAM.get("/quality/agreement")
                .then()
                .body("attributes[4].votes", equalTo(2))
                .body("attributes[4].alpha", nullValue());
    }

    @Test
    void divisionsAreFoundAndTheirVotesOpened() throws Exception {
        decided(Map.of());
        UUID divided = decided(Map.of(1, Api.all("no", "glare", "yes")));
        TEAM.get("/quality/disagreements?attribute=glare").then().body("", hasSize(0));
        int more = decidedByMore(divided);
        TEAM.get("/quality/disagreements?attribute=glare")
                .then()
                .statusCode(200)
                .body("sessionId", equalTo(List.of(divided.toString())))
                .body("[0].no", equalTo(2 + more));
        TEAM.get("/quality/disagreements?attribute=phone").then().body("", hasSize(0));
        var votes = TEAM.get("/quality/sessions/" + divided + "/votes").then().statusCode(200);
        votes.body("answers.glare[0..2]", equalTo(List.of("no", "yes", "no"))).body("[0].watchedMs", equalTo(4000));
        assertThat(votes.extract().asString()).doesNotContain(ids());
    }

    @Test
    void rawVotesAreAFileThatTheCommandLineReads(@TempDir Path folder) throws Exception {
        decided(Map.of());
        decided(Map.of(0, Api.all("yes"), 1, Api.all("yes"), 2, Api.all("yes", "glare", "unsure")));
        var file = TEAM.get("/quality/votes.csv?attribute=glare").then().statusCode(200);
        file.contentType("text/csv").header("Content-Disposition", containsString("scotoma-votes-glare.csv"));
        String csv = file.extract().asString();
        assertThat(csv).startsWith("task,worker,label,attribute\ns_").doesNotContain(ids());
        assertThat(csv.lines()).hasSize(7);
        Path votes = Files.writeString(folder.resolve("votes.csv"), csv);
        var out = new StringWriter();
        var err = new StringWriter();
        assertThat(Scotoma.run(
                        new PrintWriter(out, true),
                        new PrintWriter(err, true),
                        "consensus",
                        votes.toString(),
                        "--unsure",
                        "unsure"))
                .as(out + err.toString())
                .isZero();
        assertThat(TEAM.get("/quality/votes.csv").asString().lines()).hasSize(1 + 2 * 3 * 8);
        String consensus = TEAM.get("/quality/consensus.csv").asString();
        assertThat(consensus).startsWith("task,attribute,yes,no,unsure,method,state,probability,present\n");
        assertThat(consensus.lines())
                .hasSize(1 + 2 * 8)
                .anyMatch(line -> line.matches(".*,glare,2,0,1,majority,settled,0\\.9\\d*,true"));
    }

    @Test
    void votesAreReadPageByPageUntilThereAreNoMore() throws Exception {
        decided(Map.of());
        var lines = new ArrayList<String>();
        String after = "";
        while (after != null) {
            var page = TEAM.get("/quality/votes?attribute=spoof&submissions=2" + after)
                    .then()
                    .statusCode(200);
            lines.addAll(page.extract().<List<String>>path("lines.worker"));
            String next = page.extract().path("next");
            after = next == null ? null : "&after=" + next;
        }
        assertThat(lines).hasSize(3).doesNotHaveDuplicates();
        TEAM.get("/quality/consensus?limit=3").then().statusCode(200).body("lines", hasSize(3));
        TEAM.get("/quality/consensus?limit=3&after=ffffffff-ffff-ffff-ffff-ffffffffffff")
                .then()
                .body("lines", hasSize(0))
                .body("next", nullValue());
    }

    @Test
    void whatIsWithdrawnIsInNoneOfIt() throws Exception {
        UUID session = decided(Map.of(1, Api.all("no", "glare", "yes")));
        decidedByMore(session);
        Neighbours.withdraw(person);
        TEAM.get("/quality/disagreements?attribute=glare").then().body("", hasSize(0));
        TEAM.get("/quality/sessions/" + session + "/votes").then().body("", hasSize(0));
        TEAM.get("/quality/votes").then().body("lines", hasSize(0));
        assertThat(TEAM.get("/quality/votes.csv").asString().lines()).hasSize(1);
        assertThat(TEAM.get("/quality/consensus.csv").asString().lines()).hasSize(1);
        Neighbours.await(
                "the votes are erased", () -> Neighbours.count("SELECT count(*) FROM labeling.assignment") == 0);
        NextRound.now();
        TEAM.get("/quality/labelers").then().body("labelers", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "disagreements?attribute=age",
                "disagreements",
                "disagreements?attribute=glare&limit=101",
                "votes?attribute=age",
                "votes?submissions=0",
                "votes?after=x",
                "votes.csv?attribute=age",
                "consensus?limit=1001",
            })
    void whatCannotBeMeantIsRefused(String path) {
        TEAM.get("/quality/" + path).then().statusCode(not(200)).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"outlook", "agreement", "labelers"})
    void countsAreForOperatorsToo(String path) {
        new Api(UUID.randomUUID(), "operator").get("/quality/" + path).then().statusCode(200);
        new Api(UUID.randomUUID(), "labeler", "reviewer", "participant")
                .get("/quality/" + path)
                .then()
                .statusCode(403);
    }

    /** A session on which the crowd has answered no, but for those who are named with something else. */
    private UUID decided(Map<Integer, Map<String, String>> others) throws Exception {
        UUID session = Neighbours.ready(person);
        Neighbours.taskOf(session);
        for (int i = 0; i < crowd.size(); i++) {
            answer(crowd.get(i), others.getOrDefault(i, Api.all("no")));
        }
        return session;
    }

    /** Goes on with no until it is decided; answers how many that took. */
    private static int decidedByMore(UUID session) throws Exception {
        int more = 0;
        while (!Neighbours.text("SELECT state FROM labeling.task WHERE session_id = '" + session + "'")
                .equals("SETTLED")) {
            answer(Api.labeler(), Api.all("no"));
            more++;
        }
        return more;
    }

    private static void answer(Api labeler, Map<String, String> answers) {
        labeler.submit(labeler.claim(), answers).then().statusCode(204);
    }

    private String[] ids() {
        return crowd.stream().map(labeler -> labeler.person().toString()).toArray(String[]::new);
    }
}
