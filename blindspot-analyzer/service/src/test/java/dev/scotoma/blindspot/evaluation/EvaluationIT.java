package dev.scotoma.blindspot.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.scotoma.blindspot.discovery.Judged;
import dev.scotoma.blindspot.discovery.Judged.Conditions;
import dev.scotoma.blindspot.inspection.CaptureSide;
import dev.scotoma.kit.testing.TestStack;
import dev.scotoma.kit.testing.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@QuarkusTest
@WithTestResource(TestStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EvaluationIT {
    private static final Conditions ANY = new Conditions("laptop", "near", "normal");
    private static final String FIRST = "rates.find { it.name == '%s' }";

    private UUID old = new UUID(0, 0);
    private UUID better = new UUID(0, 0);
    private UUID trained = new UUID(0, 0);

    /**
     * 40 people with a genuine first attempt, and in another campaign an attack and its retry; and one session of every
     * kind besides.
     */
    @BeforeAll
    void sessions() throws Exception {
        try (var genuine = new Judged();
                var attack = new Judged()) {
            old = genuine.iteration("none");
            better = genuine.iteration("none");
            trained = genuine.iteration("the participants of the train and dev splits");
            for (int i = 0; i < 40; i++) {
                UUID person = genuine.person(i % 2 == 0 ? "test" : "train", "PT");
                UUID bonaFide = genuine.session(person, old, "genuine", ANY, i % 10 == 0 ? "attack" : "genuine");
                also(bonaFide, better, i % 10 == 0 ? .9 : .1);
                also(bonaFide, trained, .1);
                UUID first = attack.session(person, old, "attack", ANY, i % 4 == 0 ? "genuine" : "attack");
                also(first, better, i % 8 == 0 ? .1 : .9);
                also(first, trained, .9);
                attack.retry(person, old, "attack", ANY, "genuine");
            }
            UUID other = genuine.person("test", "PT");
            genuine.session(other, old, "genuine", ANY, "no_response");
            attack.open(other, "attack", "UPLOADED", null, "laptop");
            attack.session(genuine.person("test", "PT"), old, "attack", ANY, null);
        }
    }

    @Test
    void anIterationIsJudgedOnFirstAttemptsWithWhatWasLeftOut() {
        researcher()
                .get("/evaluations/" + old)
                .then()
                .statusCode(200)
                .body("iteration.id", equalTo(old.toString()))
                .body("iteration.threshold", equalTo(.5f))
                .body("attempts", equalTo("first"))
                .body("split", nullValue())
                .body("sessions", equalTo(81))
                .body("participants", equalTo(41))
                .body("genuineNoResponse", equalTo(1))
                .body("attackNoResponse", equalTo(0))
                .body(FIRST.formatted("apcer_max") + ".value", equalTo(.25f))
                .body(FIRST.formatted("apcer_max") + ".sessions", equalTo(40))
                .body(FIRST.formatted("apcer_max") + ".low", lessThan(.2f))
                .body(FIRST.formatted("apcer_max") + ".high", greaterThan(.3f))
                .body(FIRST.formatted("bpcer") + ".value", equalTo(.1f))
                .body(FIRST.formatted("bpnrr") + ".value", equalTo(1 / 41f))
                .body(FIRST.formatted("bpnrr") + ".sessions", equalTo(41))
                .body(FIRST.formatted("eer") + ".value", equalTo(.175f))
                .body("species.name", contains("print"))
                .body("species[0].participants", equalTo(40))
                .body("det", not(empty()))
                .body("histograms.species", contains(nullValue(), equalTo("print")))
                .body("histograms[1].counts", hasSize(25))
                .body("histograms[1].counts.sum()", equalTo(40))
                .body("draws", equalTo(500));
    }

    /** Of a species that is large and bad, and one that is small and good: the counts are not mixed. */
    @Test
    void theWorstRateComesWithTheCountsOfItsOwnSpecies() throws Exception {
        UUID own;
        try (var data = new Judged()) {
            own = data.iteration("none");
            for (int i = 0; i < 29; i++) {
                UUID person = data.person("test", "PT");
                data.attackWith("mask_paper");
                data.session(person, own, "attack", ANY, i < 8 ? "genuine" : "attack");
                data.attackWith("print");
                if (i < 8) {
                    data.session(person, own, "attack", ANY, i < 1 ? "genuine" : "attack");
                }
            }
        }
        researcher()
                .get("/evaluations/" + own)
                .then()
                .body(FIRST.formatted("apcer_max") + ".species", equalTo("mask_paper"))
                .body(FIRST.formatted("apcer_max") + ".errors", equalTo(8))
                .body(FIRST.formatted("apcer_max") + ".sessions", equalTo(29))
                .body(FIRST.formatted("apcer_max") + ".participants", equalTo(29))
                .body(FIRST.formatted("apcer_max") + ".value", equalTo(8 / 29f))
                .body(FIRST.formatted("far") + ".errors", equalTo(9))
                .body(FIRST.formatted("hter") + ".errors", nullValue())
                .body("species.find { it.name == 'print' }.errors", equalTo(1))
                .body("species.find { it.name == 'print' }.sessions", equalTo(8));
    }

    /** Of no face and of several alike: scoring says no response of both. */
    @Test
    void attacksAndGenuineSessionsWithoutResponseAreCountedInTheirRates() throws Exception {
        UUID silent;
        try (var genuine = new Judged();
                var attack = new Judged()) {
            silent = genuine.iteration("none");
            for (int i = 0; i < 4; i++) {
                UUID person = genuine.person("test", "PT");
                genuine.session(person, silent, "genuine", ANY, i == 0 ? "no_response" : "genuine");
                attack.session(person, silent, "attack", ANY, i < 2 ? "no_response" : "attack");
            }
        }
        researcher()
                .get("/evaluations/" + silent)
                .then()
                .statusCode(200)
                .body("sessions", equalTo(8))
                .body("attackNoResponse", equalTo(2))
                .body("genuineNoResponse", equalTo(1))
                .body(FIRST.formatted("apnrr") + ".value", equalTo(.5f))
                .body(FIRST.formatted("bpnrr") + ".value", equalTo(.25f))
                .body(FIRST.formatted("apcer_max") + ".sessions", equalTo(2));
    }

    @Test
    void sessionsWhoseDecisionChangesBetweenFramesAreAShareOfThoseThatHaveFrames() throws Exception {
        try (var genuine = new Judged()) {
            UUID own = genuine.iteration("none");
            for (int i = 0; i < 20; i++) {
                genuine.waver(i < 5 ? 2 : 0);
                genuine.session(genuine.person("test", "PT"), own, "genuine", ANY, "genuine");
            }
            genuine.session(genuine.person("test", "PT"), own, "genuine", ANY, "no_response");
            UUID once = genuine.session(genuine.person("test", "PT"), own, "genuine", ANY, "genuine");
            TestStack.execute("UPDATE blindspot.score SET answered = 1 WHERE session_id = ?", once);
            researcher()
                    .get("/evaluations/" + own)
                    .then()
                    .body("changing.sessions", equalTo(20))
                    .body("changing.participants", equalTo(20))
                    .body("changing.errors", equalTo(5))
                    .body("changing.value", equalTo(.25f))
                    .body("changing.low", lessThan(.2f))
                    .body("changing.high", greaterThan(.3f));
        }
    }

    @Test
    void retriesAreApart() {
        researcher()
                .get("/evaluations/" + old + "?attempts=retries")
                .then()
                .body("sessions", equalTo(40))
                .body(FIRST.formatted("apcer_max") + ".value", equalTo(1f))
                .body(FIRST.formatted("bpcer") + ".value", nullValue())
                .body(FIRST.formatted("auc") + ".value", nullValue())
                .body("eerThreshold", nullValue())
                .body("det", empty());
    }

    @Test
    void theSplitNarrowsAndTrainingIsLeftOutAndCounted() {
        researcher().get("/evaluations/" + old + "?split=train").then().body("sessions", equalTo(40));
        researcher()
                .get("/evaluations/" + trained)
                .then()
                .body("sessions", equalTo(40))
                .body("participants", equalTo(20))
                .body("leftOut.find { it.reason == 'in_training' }.sessions", greaterThan(39))
                .body(FIRST.formatted("apcer_max") + ".value", equalTo(0f))
                // Twenty people without an error: 1 − .025^(1/20).
                .body(FIRST.formatted("apcer_max") + ".high", greaterThan(.168f));
        researcher()
                .get("/evaluations/" + trained + "?split=train")
                .then()
                .body("sessions", equalTo(0))
                .body("species", empty());
    }

    @Test
    void whatAnAncestorLearnedFromJudgesNoDescendant() throws Exception {
        try (var data = new Judged()) {
            UUID ancestor = data.iteration("the participants of the train split");
            UUID heir = data.iteration("none");
            data.parent(heir, ancestor);
            for (String split : List.of("test", "train", "dev")) {
                UUID session = data.session(data.person(split, "PT"), heir, "genuine", ANY, "genuine");
                also(session, old, .1);
            }
            researcher().get("/evaluations/" + heir).then().body("sessions", equalTo(1));
            researcher().get("/evaluations/" + old + "/against/" + heir).then().body("sessions", equalTo(1));
        }
    }

    @Test
    void twoIterationsAreComparedOnTheSameSessions() {
        researcher()
                .get("/evaluations/" + old + "/against/" + better)
                .then()
                .statusCode(200)
                .body("first.id", equalTo(old.toString()))
                .body("second.id", equalTo(better.toString()))
                .body("sessions", equalTo(80))
                .body("differences.find { it.name == 'print' }.species", equalTo(true))
                .body("differences.find { it.name == 'apcer_max' }.first.value", equalTo(.25f))
                .body("differences.find { it.name == 'apcer_max' }.second.value", equalTo(.125f))
                .body("differences.find { it.name == 'apcer_max' }.second.errors", equalTo(5))
                .body("differences.find { it.name == 'apcer_max' }.second.sessions", equalTo(40))
                .body("differences.find { it.name == 'apcer_max' }.second.high", greaterThan(.2f))
                .body("differences.find { it.name == 'print' }.first.errors", equalTo(10))
                .body("differences.find { it.name == 'apcer_max' }.difference", equalTo(-.125f))
                .body("differences.find { it.name == 'apcer_max' }.high", lessThan(0f))
                .body("differences.find { it.name == 'bpcer' }.difference", equalTo(0f))
                .body("differences.find { it.name == 'bpcer' }.low", nullValue());
    }

    @Test
    void whatTrainedOneJudgesNeither() {
        researcher()
                .get("/evaluations/" + old + "/against/" + trained)
                .then()
                .body("sessions", equalTo(40))
                .body("leftOut.find { it.reason == 'in_training' }.sessions", greaterThan(39));
    }

    @Test
    void withdrawnSessionsAreGoneAtOnce() throws Exception {
        UUID own;
        UUID going;
        try (var data = new Judged()) {
            own = data.iteration("none");
            going = data.session(data.person("test", "PT"), own, "attack", ANY, "genuine");
        }
        researcher().get("/evaluations/" + own).then().body("sessions", equalTo(1));
        CaptureSide.withdraw(going);
        researcher().get("/evaluations/" + own).then().body("sessions", equalTo(0));
    }

    @Test
    void badInputIsOneSentence() {
        String of = "/evaluations/" + old;
        refused("/evaluations/" + UUID.randomUUID(), 404, "There is no model iteration of this id.");
        refused(of + "/against/" + UUID.randomUUID(), 404, "There is no model iteration of this id.");
        refused(of + "/against/" + old, 400, "Name two different iterations to compare.");
        refused(of + "?split=eval", 400, "The split must be train, dev or test.");
        refused(of + "?attempts=all", 400, "The attempts must be first or retries.");
    }

    @Test
    void onlyResearchersSeeWhatPasses() {
        for (String path : List.of("/evaluations/" + old, "/evaluations/" + old + "/against/" + better)) {
            RestAssured.get("/api/blindspot" + path).then().statusCode(401);
            for (String role : List.of("participant", "labeler", "reviewer", "operator")) {
                as(role).get(path).then().statusCode(403);
            }
        }
    }

    private static void refused(String path, int status, String sentence) {
        String detail = researcher()
                .get(path)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .extract()
                .jsonPath()
                .getString("detail");
        assertThat(detail).isEqualTo(sentence);
    }

    private static void also(UUID session, UUID iteration, double score) throws SQLException {
        update("""
            INSERT INTO blindspot.score (session_id, iteration_id, pack_version, frames, frame_ms, heads, probabilities, spoof_score,
              decision, flips)
            VALUES (?, ?, 2, 0, '{}', 8, ''::bytea, ?, ?, 0)\
            """, session, iteration, score, score >= .5 ? "attack" : "genuine");
    }

    private static void update(String sql, Object... values) throws SQLException {
        try (var owner = TestStack.owner();
                var statement = owner.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    private static RequestSpecification researcher() {
        return as("researcher");
    }

    private static RequestSpecification as(String role) {
        return RestAssured.given()
                .basePath("/api/blindspot")
                .header("Authorization", TestTokens.bearer(UUID.randomUUID(), role));
    }
}
