package dev.scotoma.labeling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.scotoma.dataset.format.DatasetReader;
import dev.scotoma.dataset.format.Item;
import dev.scotoma.dataset.format.Manifest;
import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.kit.testing.Faults;
import dev.scotoma.kit.testing.TestStack;
import dev.scotoma.labeling.dataset.Preview;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a version holds, what it is called, and what becomes of it. */
@QuarkusTest
@WithTestResource(TestStack.class)
class VersionsIT {
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
    void aSelectionChoosesByCampaignDateConditionCertaintyAndState() throws Exception {
        UUID one = releases.recorded(storage, alice, "one");
        UUID two = releases.recorded(storage, alice, "two");
        UUID three = releases.recorded(storage, bob, "three");
        UUID other = UUID.randomUUID();
        TestStack.execute(
                "INSERT INTO capture.campaign (campaign_id, name, brief, kind, attack_type, sessions_each, closes_at,"
                        + " created_by) VALUES (?, 'Other', 'Other', 'genuine', 'none', 5, now() + interval '1 day', uuidv7())",
                other);
        TestStack.execute("UPDATE capture.session SET campaign_id = ? WHERE session_id = ?", other, one);
        TestStack.execute("UPDATE capture.session SET uploaded_at = '2026-01-31T23:59:59Z' WHERE session_id = ?", two);
        TestStack.execute("UPDATE blindspot.inspection SET light_level = 'strong' WHERE session_id = ?", three);
        TestStack.execute(
                "UPDATE labeling.consensus SET probability = 0.2 WHERE session_id = ? AND attribute = 'glare'", three);
        TestStack.execute(
                "UPDATE labeling.consensus SET state = 'adjudicated' WHERE session_id = ? AND attribute = 'glare'",
                two);

        selects(1, Map.of("campaigns", List.of(other)));
        selects(1, Map.of("recordedTo", "2026-01-31"));
        selects(1, Map.of("recordedFrom", "2026-01-31", "recordedTo", "2026-01-31"));
        selects(2, Map.of("recordedFrom", "2026-02-01"));
        selects(1, Map.of("conditions", Map.of("light_level", List.of("strong", "normal"))));
        selects(0, Map.of("conditions", Map.of("light_level", List.of("strong"), "country", List.of("MX"))));
        selects(3, Map.of("conditions", Map.of("country", List.of("ES"), "attack_type", List.of("none"))));
        selects(2, Map.of("certainty", 0.9));
        selects(3, Map.of("certainty", 0.8));
        selects(2, Map.of("labelStates", List.of("settled")));
        selects(0, Map.of("forOthers", true));
        TestStack.execute("UPDATE capture.session SET state = 'UPLOADED' WHERE session_id = ?", three);
        selects(2, Map.of());
        selects(1, Map.of("sessionStates", List.of("UPLOADED")));
        preview(Map.of("selection", Map.of("recordedTo", "2026-01-31")))
                .body("notAskedFor", equalTo(2))
                .body("excluded", aMapWithSize(0));
    }

    private void selects(int sessions, Map<String, ?> selection) {
        preview(Map.of("selection", selection)).body("sessions", equalTo(sessions));
    }

    private io.restassured.response.ValidatableResponse preview(Map<String, ?> wanted) {
        return researcher.post("/datasets/preview", wanted).then().statusCode(200);
    }

    @Test
    void whatCannotBeAskedForIsRefusedInOneSentence() {
        refused("There is no condition axis shoe.", Map.of("conditions", Map.of("shoe", List.of("42"))));
        refused("The last day is before the first.", Map.of("recordedFrom", "2026-02-02", "recordedTo", "2026-02-01"));
        refused("Sessions can be ACCEPTED or UPLOADED.", Map.of("sessionStates", List.of("REJECTED")));
        refused(
                "A protocol cannot be: its name has small letters, digits and underscores.",
                Map.of("protocols", Map.of("../../etc", Map.of("camera", List.of("laptop")))));
        researcher
                .post("/datasets/preview", Map.of("selection", Map.of("certainty", 7)))
                .then()
                .statusCode(400);
        for (String name : List.of("v1/../v2", "../v1", "v1%2e", "v")) {
            researcher
                    .post("/datasets", Map.of("version", name, "description", "Hostile."))
                    .then()
                    .statusCode(400);
        }
        researcher.get("/datasets/..%2Fmedia").then().statusCode(404);
        researcher
                .post("/datasets", Map.of("version", "v1", "description", "No licence.", "forOthers", true))
                .then()
                .statusCode(400)
                .body("detail", equalTo("A version that others will have needs a licence."));
        researcher
                .post(
                        "/datasets",
                        Map.of("version", "v1", "description", "Answers.", "blindSpots", List.of(UUID.randomUUID())))
                .then()
                .statusCode(400)
                .body("detail", containsString("There is no blind spot"));
    }

    private void refused(String sentence, Map<String, ?> selection) {
        researcher
                .post("/datasets/preview", Map.of("selection", selection))
                .then()
                .statusCode(400)
                .body("detail", equalTo(sentence));
    }

    @Test
    void aPreviewSaysWhatTheFreezeThenHolds() throws Exception {
        releases.recorded(storage, alice, "one");
        UUID attack = releases.recorded(storage, bob, "two");
        TestStack.execute(
                "UPDATE capture.session SET truth = 'attack', declared_attack_type = 'print' WHERE session_id = ?",
                attack);
        Neighbours.uploaded(bob);
        var selection = Map.of(
                "conditions", Map.of("country", List.of("ES")),
                "protocols", Map.of("medium", Map.of("attack_type", List.of("print"))));
        preview(Map.of("selection", selection, "version", "v1"))
                .body("sessions", equalTo(2))
                .body("participants", equalTo(2))
                .body("included.train", equalTo(1))
                .body("included.attack", equalTo(1))
                .body("excluded.not_accepted", equalTo(1))
                .body("axes.find { it.axis == 'attack_type' }.values.value", contains("none", "print"))
                .body("axes.find { it.axis == 'light_dir' }.unknown", equalTo(2))
                .body("protocols[0].sessions.train", equalTo(1))
                .body("protocols[0].sessions.test", equalTo(1))
                .body("parent", nullValue())
                .body("least", equalTo("v1"))
                .body("refusal", nullValue());
        freeze("v1", Map.of("selection", selection, "authors", List.of("A", "B"), "licence", "CC-BY-4.0"));
        Manifest manifest = downloaded("v1");
        assertThat(manifest.count("items")).isEqualTo(2);
        assertThat(manifest.excluded()).containsOnly(Map.entry("not_accepted", 1));
        assertThat(manifest.licence()).isEqualTo("CC-BY-4.0");
        assertThat(manifest.query().json())
                .isEqualTo("{\"conditions\":{\"country\":[\"ES\"]},\"label_states\":[\"adjudicated\",\"settled\"],"
                        + "\"protocols\":{\"medium\":{\"attack_type\":[\"print\"]}},\"session_states\":[\"ACCEPTED\"],"
                        + "\"sharing\":\"any\"}");
        assertThat(Files.readAllLines(folder.resolve("v1/protocols/medium/test.txt")))
                .hasSize(1);
        assertThat(Files.readString(folder.resolve("v1/about.json"))).contains("[\"A\",\"B\"]");
        researcher
                .get("/datasets/v1")
                .then()
                .body("selection.conditions.country", contains("ES"))
                .body("selection.protocols.medium.attack_type", contains("print"));
    }

    /** Whatever the preview counts in the database, the frozen rows are counted here one by one. */
    @Test
    void aPreviewCountsEveryAxisAsTheFrozenRowsHaveIt() throws Exception {
        List<UUID> recorded = List.of(
                releases.recorded(storage, alice, "one"),
                releases.recorded(storage, alice, "two"),
                releases.recorded(storage, bob, "three"),
                releases.recorded(storage, bob, "four"));
        for (UUID attack : recorded.subList(1, 3)) {
            TestStack.execute(
                    "UPDATE capture.session SET truth = 'attack', declared_attack_type = 'print', pai_quality = 'high',"
                            + " os = 'Android', browser = 'Chrome', device_model = 'A', environment = 'outdoor'"
                            + " WHERE session_id = ?",
                    attack);
        }
        TestStack.execute(
                "UPDATE capture.session SET os = 'iOS', device_model = 'B' WHERE session_id = ?", recorded.get(3));
        for (UUID measured : recorded.subList(0, 2)) {
            TestStack.execute(
                    "UPDATE blindspot.inspection SET distance = 'far', face_px = '>240', light_dir = 'side',"
                            + " colour_temp = 'warm', sharpness = 'soft', noise = 'high', fps = '>25', resolution = '720p',"
                            + " compression = 'light', yaw_coverage = 'both_sides' WHERE session_id = ?",
                    measured);
        }
        TestStack.execute("UPDATE capture.participant SET age_band = '25-34' WHERE participant_id = ?", alice);
        TestStack.execute(
                "UPDATE capture.participant SET gender = 'female', skin_tone = '5-6' WHERE participant_id = ?", bob);
        Preview preview = preview(Map.of()).extract().as(Preview.class);
        assertThat(preview.axes()).extracting(Preview.Axis::axis).isEqualTo(Item.AXES);
        freeze("v1", Map.of());
        downloaded("v1");
        assertThat(preview.axes()).isEqualTo(counted(folder.resolve("v1")));
        assertThat(preview.axes())
                .as("every axis has a value to count")
                .noneMatch(axis -> axis.values().isEmpty());
    }

    private static List<Preview.Axis> counted(Path version) throws IOException {
        var items = new ArrayList<Item>();
        try (var rows = new DatasetReader(version)) {
            for (var row = rows.next(); row != null; row = rows.next()) {
                items.add(row.item());
            }
        }
        return Item.AXES.stream()
                .map(axis -> new Preview.Axis(
                        axis,
                        items.stream()
                                .flatMap(item ->
                                        Stream.ofNullable(item.conditions().get(axis)))
                                .distinct()
                                .sorted()
                                .map(value -> new Preview.Value(
                                        value,
                                        count(items, axis, value, "genuine"),
                                        count(items, axis, value, "attack")))
                                .toList(),
                        count(items, axis, null, "genuine") + count(items, axis, null, "attack")))
                .toList();
    }

    private static int count(List<Item> items, String axis, @Nullable String value, String truth) {
        return (int) items.stream()
                .filter(item -> item.truth().equals(truth))
                .filter(item -> Objects.equals(item.conditions().get(axis), value))
                .count();
    }

    private void freeze(String version, Map<String, ?> more) throws Exception {
        var wanted = new HashMap<String, Object>(more);
        wanted.put("version", version);
        wanted.put("description", "For tests.");
        researcher.post("/datasets", wanted).then().statusCode(201);
        releases.awaitPublished(version);
    }

    private Manifest downloaded(String version) throws IOException {
        Path copy = releases.download(version, folder);
        Releases.verify(copy, 0, "is right");
        return DatasetReader.manifest(copy);
    }

    /** Two labelers answered; what a third said who was banned, or anybody on gold, is not counted and not told. */
    @Test
    void everySingleVoteGoesAlongWhereItIsAskedForAndLeavesWithItsSession() throws Exception {
        UUID one = releases.recorded(storage, alice, "one");
        UUID two = releases.recorded(storage, bob, "two");
        UUID carol = UUID.randomUUID();
        UUID dave = UUID.randomUUID();
        UUID eve = UUID.randomUUID();
        voted(one, carol, "no");
        voted(one, dave, "unsure");
        voted(one, eve, "yes");
        voted(two, carol, "no");
        TestStack.execute(
                "INSERT INTO labeling.labeler (labeler_id, state, reason, since) VALUES (?, 'banned', 'For tests.', now())",
                eve);
        freeze("v1", Map.of("selection", Map.of("votes", true)));
        Manifest manifest = downloaded("v1");
        assertThat(manifest.query().json()).contains("\"votes\":\"single\"");
        String told = Files.readString(folder.resolve("v1/votes.jsonl"));
        assertThat(told)
                .hasLineCount(24)
                .contains("\"answer\":\"unsure\"")
                .doesNotContain("\"yes\"", carol.toString(), dave.toString())
                .containsPattern("\"labeler\":\"l_[0-9a-f]{32}\"");
        researcher.get("/datasets/v1").then().body("selection.votes", equalTo(true));
        // Without being asked for they are in no version, and the numbers say that nothing changed.
        preview(Map.of()).body("least", equalTo("v1.0.1"));
        freeze("v1.0.1", Map.of());
        downloaded("v1.0.1");
        assertThat(folder.resolve("v1.0.1/votes.jsonl")).doesNotExist();

        Neighbours.withdraw(alice);
        Neighbours.await(
                "the receipt", () -> Neighbours.count("SELECT count(*) FROM labeling.withdrawal_receipt") == 1);
        Path after = folder.resolve("after");
        Releases.unpack(researcher.get("/datasets/v1/archive").asByteArray(), after);
        Releases.verify(after.resolve("v1"), 0, "1 items (1 withdrawn");
        assertThat(Files.readString(after.resolve("v1/votes.jsonl"))).hasLineCount(8).doesNotContain("unsure");
    }

    private static void voted(UUID session, UUID labeler, String answer) throws Exception {
        TestStack.execute(
                "INSERT INTO labeling.task (session_id, participant_id, depicted_participant_id, redundancy)"
                        + " SELECT session_id, participant_id, depicted_participant_id, 3 FROM capture.session"
                        + " WHERE session_id = ? ON CONFLICT DO NOTHING",
                session);
        TestStack.execute("""
                WITH a AS (
                  INSERT INTO labeling.assignment (task_id, labeler_id, state, lease_until, submitted_at)
                  SELECT task_id, ?, 'SUBMITTED', now(), now() FROM labeling.task WHERE session_id = ? RETURNING assignment_id)
                INSERT INTO labeling.vote (assignment_id, attribute, answer)
                SELECT assignment_id, name, ? FROM a CROSS JOIN vocabulary.attack_attribute""", labeler, session, answer);
    }

    @Test
    void theSameRowsAndQueryHaveTheSameIdentity() throws Exception {
        releases.recorded(storage, alice, "one");
        releases.recorded(storage, bob, "two");
        var selection = Map.of("selection", Map.of("conditions", Map.of("country", List.of("ES"))));
        freeze("v1", selection);
        String identity = researcher.get("/datasets/v1").path("manifestSha256");
        byte[] manifest;
        try (var stored = storage.open("datasets/v1/" + identity + "/manifest.json")) {
            manifest = stored.readAllBytes();
        }
        TestStack.execute("TRUNCATE labeling.dataset_version CASCADE");
        storage.deletePrefix("datasets/");
        // Another session, which the query does not mean, changes nothing.
        UUID abroad = Neighbours.participant("dev");
        TestStack.execute("UPDATE capture.participant SET country = 'MX' WHERE participant_id = ?", abroad);
        releases.recorded(storage, abroad, "three");
        freeze("v1", selection);
        assertThat(researcher.get("/datasets/v1").<String>path("manifestSha256"))
                .isEqualTo(identity);
        try (var stored = storage.open("datasets/v1/" + identity + "/manifest.json")) {
            assertThat(stored.readAllBytes()).isEqualTo(manifest);
        }
    }

    @Test
    void theNumberFollowsFromWhatChanged() throws Exception {
        UUID one = releases.recorded(storage, alice, "one");
        releases.recorded(storage, bob, "two");
        freeze("v1", Map.of());
        preview(Map.of("version", "v1.0.0")).body("refusal", equalTo("There is a version v1 already."));
        preview(Map.of()).body("least", equalTo("v1.0.1"));
        releases.recorded(storage, bob, "three");
        preview(Map.of("version", "v1.0.1"))
                .body("parent", equalTo("v1"))
                .body("change.added", equalTo(1))
                .body("least", equalTo("v1.1"))
                .body(
                        "refusal",
                        equalTo("v1.0.1 is too low a number: since v1 1 session is added, so the least is v1.1."));
        TestStack.execute(
                "UPDATE labeling.consensus SET present = true WHERE session_id = ? AND attribute = 'glare'", one);
        preview(Map.of("version", "v1.1")).body("change.relabelled", equalTo(1)).body("least", equalTo("v2"));
        researcher
                .post("/datasets", Map.of("version", "v1.1", "description", "Too low."))
                .then()
                .statusCode(409)
                .body(
                        "detail",
                        equalTo(
                                "v1.1 is too low a number: since v1 1 session has other labels, 1 is added, so the least"
                                        + " is v2."));
        freeze("v2", Map.of());
        assertThat(downloaded("v2").parent())
                .isEqualTo(researcher.get("/datasets/v1").path("manifestSha256"));
        TestStack.execute("UPDATE capture.session SET state = 'REJECTED', reason = 'fraud' WHERE session_id = ?", one);
        preview(Map.of()).body("change.removed", equalTo(1)).body("least", equalTo("v3"));
        TestStack.execute(
                "UPDATE capture.session SET state = 'ACCEPTED', reason = null, truth = 'attack'"
                        + " WHERE session_id = ?",
                one);
        preview(Map.of()).body("change.redecided", equalTo(1)).body("least", equalTo("v3"));
        preview(Map.of("parent", "v1")).body("change.relabelled", equalTo(1)).body("least", equalTo("v3"));
    }

    @Test
    void aWithdrawalAloneRaisesNeitherMajorNorMinorNumber() throws Exception {
        releases.recorded(storage, alice, "one");
        releases.recorded(storage, bob, "two");
        freeze("v1", Map.of());
        Neighbours.withdraw(alice);
        preview(Map.of()).body("change.removed", equalTo(0)).body("least", equalTo("v1.0.1"));
        Neighbours.await(
                "the receipt", () -> Neighbours.count("SELECT count(*) FROM labeling.withdrawal_receipt") == 1);
        preview(Map.of()).body("change.removed", equalTo(0)).body("least", equalTo("v1.0.1"));
        freeze("v1.0.1", Map.of());
    }

    @Test
    void whatIsFrozenDecidesOnTheNumberAndNotWhatWasSeenBefore() throws Exception {
        UUID one = releases.recorded(storage, alice, "one");
        freeze("v1", Map.of());
        releases.recorded(storage, bob, "two");
        // Lost in both places: the freeze finds out when it copies, behind the preview.
        storage.delete(Neighbours.key(one));
        storage.deletePrefix("datasets/media/");
        releases.ask("v1.1");
        Neighbours.await("the refusal", () -> researcher.get("/datasets/v1.1").path("failure") != null);
        researcher
                .get("/datasets/v1.1")
                .then()
                .body("state", equalTo("BUILDING"))
                .body(
                        "failure",
                        equalTo("v1.1 is too low a number: since v1 1 session is removed, 1 is added, so the least is"
                                + " v2."));
    }

    @Test
    void oneVersionHasOneNumberUnderWhateverName() throws Exception {
        releases.recorded(storage, alice, "one");
        freeze("v01", Map.of());
        researcher.get("/datasets/v1.0").then().statusCode(200).body("version", equalTo("v1"));
        researcher
                .post("/datasets", Map.of("version", "v1.0.0", "description", "Again."))
                .then()
                .statusCode(409)
                .body("detail", equalTo("There is a version v1 already."));
        researcher.get("/datasets/v1.0/archive").then().statusCode(200);
    }

    @Test
    void wordsArePutRightWithoutAnotherIdentity() throws Exception {
        releases.recorded(storage, alice, "one");
        freeze("v1", Map.of());
        String identity = downloaded("v1").sha256();
        researcher
                .put(
                        "/datasets/v1/words",
                        Map.of("description", "Said anew.", "authors", List.of("C"), "notes", "Cite us."))
                .then()
                .statusCode(200)
                .body("authors", contains("C"));
        Path again = folder.resolve("again");
        Releases.unpack(researcher.get("/datasets/v1/archive").asByteArray(), again);
        Releases.verify(again.resolve("v1"), 0, identity);
        assertThat(Files.readString(again.resolve("v1/about.json"))).contains("Said anew.", "Cite us.", "[\"C\"]");
        assertThat(Files.readString(again.resolve("v1/README.md"))).contains("Said anew.");
    }

    @Test
    void aDeprecatedVersionWarnsAndARecalledOneIsGone() throws Exception {
        releases.recorded(storage, alice, "one");
        freeze("v1", Map.of());
        state("v1", "deprecation", Map.of("reason", "Twins.", "successor", "v2"), 404);
        freeze("v1.0.1", Map.of());
        state("v1", "deprecation", Map.of("reason", "Twins.", "successor", "v1"), 409);
        state("v1", "deprecation", Map.of("reason", " "), 400);
        state("v1", "deprecation", Map.of("reason", "Twins.", "successor", "v1.0.1"), 200);
        String warning = "Version v1 is deprecated: Twins. Take v1.0.1 instead.";
        researcher
                .get("/datasets")
                .then()
                .body("find { it.version == 'v1' }.state", equalTo("DEPRECATED"))
                .body("find { it.version == 'v1' }.warning", equalTo(warning))
                .body("find { it.version == 'v1' }.successor", equalTo("v1.0.1"));
        assertThat(researcher.get("/datasets/v1/archive").header("Scotoma-Warning"))
                .isEqualTo(warning);
        Path copy = releases.download("v1", folder);
        Releases.verify(copy, 0, "is right");
        assertThat(Files.readString(copy.resolve("README.md"))).contains("> **" + warning + "**");

        state("v1", "recall", Map.of("reason", "A minor was seen.", "successor", "v1.0.1"), 200);
        researcher
                .get("/datasets/v1/archive")
                .then()
                .statusCode(410)
                .body("detail", equalTo("Version v1 was recalled: A minor was seen. Take v1.0.1 instead."));
        state("v1", "recall", Map.of("reason", "Again."), 409);
        state("v1", "deprecation", Map.of("reason", "Back?"), 409);
        state("v1.0.1", "deprecation", Map.of("reason", "Old.", "successor", "v1"), 409);
        researcher.get("/datasets/v1/ledger").then().statusCode(200);
        assertThat(researcher.get("/datasets/v1.0.1/archive").header("Scotoma-Warning"))
                .isNull();
        preview(Map.of()).body("parent", equalTo("v1.0.1"));
    }

    private void state(String version, String to, Map<String, ?> why, int status) {
        researcher.post("/datasets/" + version + "/" + to, why).then().statusCode(status);
    }

    /** Carol is shown by two people of two splits, and recorded nothing; Alice shows Bob, who has recorded in another split. */
    @Test
    void whoIsShownStaysInOneSplitAndWhatGoesAgainstThatIsCounted() throws Exception {
        UUID carol = Neighbours.participant("dev");
        releases.recorded(storage, bob, "own");
        shows(releases.recorded(storage, alice, "one"), bob);
        shows(releases.recorded(storage, alice, "two"), carol);
        shows(releases.recorded(storage, bob, "three"), carol);
        releases.recorded(storage, alice, "four");
        preview(Map.of()).body("sessions", equalTo(2)).body("excluded.split_conflict", equalTo(3));
        freeze("v1", Map.of());
        assertThat(downloaded("v1").count("items")).isEqualTo(2);
        assertThat(Files.readString(folder.resolve("v1/sessions.jsonl")))
                .contains("\"split\":\"train\"", "\"split\":\"test\"");
    }

    private static void shows(UUID session, UUID person) throws Exception {
        TestStack.execute(
                "UPDATE capture.session SET depicted_participant_id = ? WHERE session_id = ?", person, session);
    }

    @Test
    void storageThatFailsInTheMiddleLeavesNothingAndTheVersionIsBuiltAfterIt() throws Exception {
        releases.recorded(storage, alice, "one");
        Faults.meanwhile("datasets/v1/", () -> {
            throw new IOException("the disk is full");
        });
        releases.ask("v1");
        Neighbours.await(
                "the failure to be told or mended",
                () -> researcher.get("/datasets/v1").path("failure") != null
                        || researcher.get("/datasets/v1").path("state").equals("PUBLISHED"));
        researcher.post("/datasets", Map.of("version", "v1", "description", "Again."));
        releases.awaitPublished("v1");
        String identity = downloaded("v1").sha256();
        assertThat(storage.list("datasets/v1/"))
                .allMatch(key -> key.contains(identity))
                .hasSize(5);
    }

    @Test
    void onlyAResearcherLooksOrChanges() {
        Api labeler = Api.labeler();
        labeler.post("/datasets/preview", Map.of()).then().statusCode(403);
        labeler.post("/datasets/v1/recall", Map.of("reason", "Mine.")).then().statusCode(403);
        labeler.post("/datasets/v1/deprecation", Map.of("reason", "Mine."))
                .then()
                .statusCode(403);
        labeler.put("/datasets/v1/words", Map.of("description", "Mine.", "authors", List.of(), "notes", ""))
                .then()
                .statusCode(403);
    }

    @Test
    void aPreviewOfNothingIsEmptyAndCounted() {
        preview(Map.of())
                .body("sessions", equalTo(0))
                .body("protocols", empty())
                .body("axes.axis", hasItem("camera"))
                .body("included", not(aMapWithSize(0)))
                .body("least", equalTo("v1"));
    }
}
