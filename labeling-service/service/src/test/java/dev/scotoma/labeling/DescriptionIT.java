package dev.scotoma.labeling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.scotoma.dataset.description.Vocabulary;
import dev.scotoma.dataset.format.DatasetReader;
import dev.scotoma.dataset.format.Item;
import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.kit.testing.TestStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a version says of itself, on the page and in the archive. */
@QuarkusTest
@WithTestResource(TestStack.class)
class DescriptionIT {
    @Inject
    ObjectStorage storage;

    @TempDir
    Path folder;

    private final Api researcher = Api.researcher();
    private final Releases releases = new Releases(researcher);
    private UUID alice;
    private UUID bob;

    @BeforeEach
    void start() throws Exception {
        Neighbours.reset();
        storage.deletePrefix("datasets/");
        alice = Neighbours.participant("train");
        bob = Neighbours.participant("test");
    }

    @Test
    void theDatasheetCountsWhatIsInTheVersionAndNoLongerWhoWithdrew() throws Exception {
        releases.recorded(storage, alice, "one");
        releases.recorded(storage, alice, "two");
        releases.recorded(storage, bob, "three");
        releases.published("v1");
        for (int asked = 0; asked < 2; asked++) { // counted, and then as it was kept
            researcher
                    .get("/datasets/v1/datasheet")
                    .then()
                    .statusCode(200)
                    .body("totals.sessions", equalTo(3))
                    .body("totals.people", equalTo(2))
                    .body("continents[0].value", equalTo("Europe"))
                    .body("devices.laptop", equalTo(3))
                    .body("withdrawn", equalTo(0))
                    .body("gaps.axis", hasItem("attack_type"));
        }
        Neighbours.withdraw(alice);
        researcher
                .get("/datasets/v1/datasheet")
                .then()
                .statusCode(200)
                .body("totals.sessions", equalTo(1))
                .body("totals.people", equalTo(1))
                .body("withdrawn", equalTo(2));
        Neighbours.await(
                "the sweep to take the rows out",
                () -> Neighbours.count("SELECT count(*) FROM labeling.dataset_item") == 1);
        researcher.get("/datasets/v1/datasheet").then().body("totals.sessions", equalTo(1));
        assertThat(storage.list("datasets/v1/").stream().filter(key -> key.contains("/datasheet-")))
                .hasSize(1);
    }

    @Test
    void theArchiveHoldsADatasheetAndCroissantOfTheRowsInIt() throws Exception {
        releases.recorded(storage, alice, "one");
        releases.recorded(storage, bob, "two");
        releases.published("v1");
        Path version = releases.download("v1", folder);
        Releases.verify(version, 0, "is right");
        assertThat(Files.readString(version.resolve("DATASHEET.md")))
                .startsWith("# Datasheet of version v1")
                .contains("2 sessions of 2 people");
        var croissant = new JsonMapper().readTree(Files.readString(version.resolve("croissant.json")));
        assertThat(croissant.path("conformsTo").path(0).textValue()).isEqualTo("http://mlcommons.org/croissant/1.1");
        assertThat(Files.readString(version.resolve("README.md"))).startsWith("---\n");
    }

    @Test
    void theRowsSayHowTruthWasDecidedAndHowSureTheVotesAre() throws Exception {
        UUID agreed = releases.recorded(storage, alice, "one");
        UUID ruled = releases.recorded(storage, bob, "two");
        TestStack.execute(
                "UPDATE labeling.consensus SET present = true, probability = .9, probability_low = .8,"
                        + " probability_high = .95 WHERE session_id = ? AND attribute = 'spoof'",
                ruled);
        TestStack.execute(
                "UPDATE blindspot.inspection SET width = 640, height = 480, frames = 100, sampled_frames = 16,"
                        + " face_frames = 15 WHERE session_id = ?",
                agreed);
        releases.published("v1");
        Path version = releases.download("v1", folder);
        try (var items = new DatasetReader(version)) {
            for (var next = items.next(); next != null; next = items.next()) {
                var spoof = next.agreements().getLast();
                if (spoof.present()) {
                    assertThat(next.item().evidence().truthDecided()).isEqualTo(Item.RULED);
                    assertThat(spoof.probabilityLow()).isEqualTo(.8);
                    assertThat(spoof.probabilityHigh()).isEqualTo(.95);
                } else {
                    assertThat(next.item().evidence()).isEqualTo(new Item.Evidence(Item.AGREED, 640, 480, 100, 16, 15));
                }
            }
        }
    }

    @Test
    void blindSpotsThatAreOpenAtTheFreezeAreTold() throws Exception {
        TestStack.execute("TRUNCATE blindspot.mining_run, blindspot.model_iteration CASCADE");
        blindSpot("FOUND");
        blindSpot("CLOSED");
        releases.recorded(storage, alice, "one");
        releases.published("v1");
        blindSpot("PERSISTING"); // too late for this version
        researcher
                .get("/datasets/v1/datasheet")
                .then()
                .body(
                        "open",
                        contains(
                                "apcer in light_level = dark: 41.0% (95% interval 33.0 to 50.0; 30 sessions, 12 people), found"));
        TestStack.execute("TRUNCATE blindspot.mining_run, blindspot.model_iteration CASCADE");
    }

    private static void blindSpot(String state) throws Exception {
        TestStack.execute("""
                WITH iteration AS (
                  INSERT INTO blindspot.model_iteration (name, iteration, state, manifest, digest, threshold)
                  SELECT 'm-' || count(*), 1, 'retired', 'm', sha256(convert_to(uuidv7()::text, 'UTF8')), 0.5
                  FROM blindspot.model_iteration RETURNING iteration_id),
                run AS (
                  INSERT INTO blindspot.mining_run (number, iteration_id, outcome, attempts, baseline, place, total_alpha, alpha, min_support,
                    sessions, participants, errors, base_rate, base_low, base_high, tested, mined_by)
                  SELECT coalesce((SELECT max(number) FROM blindspot.mining_run), 0) + 1, iteration_id, 'apcer', 'first', 'pooled', 1, 0.05, 0.03,
                    20, 90, 90, 30, 0.3, 0.1, 0.6, 1, uuidv7() FROM iteration RETURNING number),
                place AS (
                  INSERT INTO blindspot.subdomain (number, rank, verdict, sessions, participants, effective_participants, errors, rate, low,
                    high, difference, adjusted_p, expected)
                  SELECT number, 1, 'found', 30, 12, 12, 12, 0.41, 0.33, 0.5, 0.11, 0.01, 0.3 FROM run RETURNING subdomain_id),
                condition AS (
                  INSERT INTO blindspot.subdomain_condition (subdomain_id, axis, value)
                  SELECT subdomain_id, 'light_level', '"dark"'::jsonb FROM place)
                INSERT INTO blindspot.blind_spot (subdomain_id, state) SELECT subdomain_id, ? FROM place""", state);
    }

    @Test
    void aVersionThatIsNotThereOrBelongsToOthersHasNoDatasheet() {
        researcher.get("/datasets/v9/datasheet").then().statusCode(404);
        Api.labeler().get("/datasets/v9/datasheet").then().statusCode(403);
    }

    @Test
    void theGapsOfADatasheetAreOfTheValuesThatTheDatabaseKnows() throws Exception {
        Map<String, List<String>> known = new LinkedHashMap<>();
        try (var connection = TestStack.owner();
                var rows = connection
                        .createStatement()
                        .executeQuery(
                                "SELECT axis, value FROM vocabulary.condition_value"
                                        + " JOIN vocabulary.condition_axis a ON a.name = axis ORDER BY a.position, condition_value.position")) {
            while (rows.next()) {
                known.computeIfAbsent(rows.getString(1), axis -> new ArrayList<>())
                        .add(rows.getString(2));
            }
        }
        known.keySet().retainAll(Item.AXES); // what the crowd sees stands in the consensus
        assertThat(Vocabulary.VALUES).isEqualTo(known);
    }
}
