package dev.scotoma.labeling;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.scotoma.cli.Scotoma;
import dev.scotoma.dataset.format.Digests;
import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.kit.testing.TestStack;
import dev.scotoma.kit.testing.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Versions on their way: begun anywhere, by whoever may, and without those who left meanwhile. */
@QuarkusTest
@WithTestResource(TestStack.class)
class ExportIT {
    @Inject
    ObjectStorage storage;

    @TempDir
    Path folder;

    private final Api researcher = Api.researcher();
    private final Releases releases = new Releases(researcher);
    private UUID alice;

    @BeforeEach
    void start() throws Exception {
        Neighbours.reset();
        storage.deletePrefix("datasets/");
        alice = Neighbours.participant("train");
        releases.recorded(storage, alice, "one");
        releases.recorded(storage, Neighbours.participant("test"), "two");
        releases.published("v1");
    }

    @Test
    void aTarGoesOnAtAnyByteWhereItBrokeOff() {
        byte[] whole = ofTar(null, null).asByteArray();
        String tag = ofTar(null, null).header("ETag");
        for (int from :
                new int[] {0, 1, 511, 512, 700, 5_000, whole.length - 1025, whole.length - 1024, whole.length - 1}) {
            var rest = ofTar("bytes=" + from + "-", tag);
            rest.then().statusCode(from == 0 ? 200 : 206);
            assertThat(rest.asByteArray()).as("from %d", from).isEqualTo(Arrays.copyOfRange(whole, from, whole.length));
            if (from > 0) {
                rest.then()
                        .header("Content-Range", "bytes " + from + "-" + (whole.length - 1) + "/" + whole.length)
                        .header("Content-Length", String.valueOf(whole.length - from));
            }
        }
        for (int from = 0; from < whole.length; from += 4_999) {
            assertThat(ofTar("bytes=" + from + "-", tag).asByteArray()).hasSize(whole.length - from);
        }
        ofTar("bytes=" + whole.length + "-", tag)
                .then()
                .statusCode(416)
                .body("detail", containsString("none from byte"));
        ofTar("bytes=0-5,9-", null).then().statusCode(200);
    }

    @Test
    void whoGoesOnAfterAWithdrawalGetsTheNewTarFromItsBeginning() throws Exception {
        var before = ofTar(null, null);
        Neighbours.withdraw(alice);
        var rest = ofTar("bytes=100-", before.header("ETag"));
        rest.then().statusCode(200);
        assertThat(rest.header("ETag")).isNotEqualTo(before.header("ETag"));
        byte[] now = rest.asByteArray();
        assertThat(now).hasSizeLessThan(before.asByteArray().length);
        Neighbours.await(
                "the receipt", () -> Neighbours.count("SELECT count(*) FROM labeling.withdrawal_receipt") == 1);
        assertThat(ofTar(null, null).asByteArray())
                .as("the same version at the same entry of the ledger")
                .isEqualTo(now);
    }

    @Test
    void aLinkGivesEveryFileToAProgramThatIsNotSignedIn() throws Exception {
        String link = opened(researcher).path("path");
        var contents = given().get(link);
        contents.then().statusCode(200);
        List<Map<String, Object>> files = contents.path("files");
        assertThat(files).hasSizeGreaterThan(7);
        for (Map<String, Object> file : files) {
            byte[] bytes = given().get(link + "/files/" + file.get("path")).asByteArray();
            assertThat(Digests.of(bytes)).as("%s", file.get("path")).isEqualTo(file.get("sha256"));
            assertThat(String.valueOf(bytes.length)).isEqualTo(String.valueOf(file.get("bytes")));
            byte[] rest = given().header("Range", "bytes=1-")
                    .get(link + "/files/" + file.get("path"))
                    .asByteArray();
            assertThat(rest).isEqualTo(bytes.length > 1 ? Arrays.copyOfRange(bytes, 1, bytes.length) : rest);
        }
        assertThat(given().get(link + "/archive").asByteArray())
                .isEqualTo(ofTar(null, null).asByteArray());
        assertThat(logged()).as("the export and the tar of this test").isEqualTo(2);
    }

    @Test
    void aLinkThatIsOverOrGuessedGivesNothingNorDoesAPathThatLeadsElsewhere() throws Exception {
        String link = opened(researcher).path("path");
        for (String path :
                List.of("none.txt", "media/" + "0".repeat(64) + ".webm", "..%2f..%2fetc%2fpasswd", "media/x")) {
            given().urlEncodingEnabled(false)
                    .get(link + "/files/" + path)
                    .then()
                    .statusCode(404);
        }
        given().get("/api/labeling/exports/guessed").then().statusCode(410);
        given().get("/api/labeling/exports/guessed/files/manifest.json").then().statusCode(410);
        TestStack.execute("UPDATE labeling.dataset_export SET expires_at = now() - interval '1 second'");
        given().get(link).then().statusCode(410).body("detail", containsString("has run out"));
        given().get(link + "/archive").then().statusCode(410);
        given().get(link + "/files/manifest.json").then().statusCode(410);
    }

    @Test
    void whoeverAsksForTheHeadOnlyLeavesNothingLyingAbout() throws Exception {
        String link = opened(researcher).path("path");
        Set<String> before = workspaces();
        for (String below : List.of("/archive", "/files/manifest.json", "/files/sessions.parquet")) {
            given().head(link + below).then().statusCode(200).header("Cache-Control", "no-store");
        }
        ofTar("bytes=999999999-", null).then().statusCode(416);
        Neighbours.await("folders of requests that are over", () -> before.containsAll(workspaces()));
    }

    private static Set<String> workspaces() throws IOException {
        try (var folders = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return folders.map(each -> String.valueOf(each.getFileName()))
                    .filter(name -> name.startsWith("scotoma-dataset-"))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void nobodyHasVersionsMadeReadyWithoutEnd() throws Exception {
        String link = opened(researcher).path("path");
        TestStack.execute(
                "UPDATE labeling.rate_limit SET hits = 600 WHERE bucket = 'versions:" + researcher.person() + "'");
        for (String below : List.of("", "/archive", "/files/manifest.json")) {
            given().get(link + below).then().statusCode(429);
        }
        ofTar(null, null).then().statusCode(429);
        researcher.post("/datasets/v1/exports").then().statusCode(429);
        String media = "media/" + Digests.of("one".getBytes(StandardCharsets.UTF_8)) + ".webm";
        given().get(link + "/files/" + media).then().statusCode(200);
    }

    @Test
    void whatIsWithdrawnOrRecalledLeavesAnOpenExportAtOnce() throws Exception {
        String link = opened(researcher).path("path");
        String media = "media/" + Digests.of("one".getBytes(StandardCharsets.UTF_8)) + ".webm";
        given().get(link + "/files/" + media).then().statusCode(200);
        Neighbours.withdraw(alice);
        given().get(link + "/files/" + media).then().statusCode(404);
        assertThat(given().get(link).<List<String>>path("files.path")).doesNotContain(media);
        TestStack.execute(
                "UPDATE labeling.dataset_version SET state = 'RECALLED', state_reason = 'For tests.' WHERE version = 'v1'");
        for (String below : List.of("", "/archive", "/files/manifest.json", "/files/" + media)) {
            given().get(link + below).then().statusCode(410).body("detail", containsString("was recalled"));
        }
        researcher.post("/datasets/v1/exports").then().statusCode(410);
    }

    @Test
    void onlyWhoeverMayTakesAVersionAndOnlyWhenTheySayWhatFor() {
        for (String role : List.of("labeler", "reviewer", "operator", "participant")) {
            var person = new Api(UUID.randomUUID(), role);
            person.get("/datasets/v1/archive").then().statusCode(403);
            person.post("/datasets/v1/exports").then().statusCode(403);
        }
        given().header("Authorization", TestTokens.withoutPurpose(researcher.person(), "researcher"))
                .post("/api/labeling/datasets/v1/exports")
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:scotoma:problem:purpose-needed"));
        assertThat(logged()).isZero();
        var script = new Api(researcher.person(), "dataset:read");
        script.get("/datasets/v1").then().statusCode(200);
        script.get("/datasets/v1/archive").then().statusCode(200);
        script.post("/datasets/v1/exports").then().statusCode(201);
        assertThat(logged()).isEqualTo(2);
        script.post("/datasets", Map.of("version", "v2", "description", "By a script."))
                .then()
                .statusCode(403);
        script.get("/quality/votes").then().statusCode(403);
    }

    @Test
    void aFolderThatIsFetchedIsTheTarAndStaysSoWhateverHappenedBefore() throws Exception {
        Path tar = releases.download("v1", Files.createDirectory(folder.resolve("tar")));
        Path out = folder.resolve("out");
        assertThat(export(out)).isZero();
        assertThat(contents(out)).isEqualTo(contents(tar));
        // As if it had been killed while it fetched the tables.
        Files.move(out.resolve("sessions.parquet"), out.resolve("sessions.parquet.part"));
        try (var part =
                Files.newByteChannel(out.resolve("sessions.parquet.part"), java.nio.file.StandardOpenOption.WRITE)) {
            part.truncate(1000);
        }
        Files.delete(out.resolve("tombstones.jsonl"));
        assertThat(export(out)).isZero();
        assertThat(contents(out)).isEqualTo(contents(tar));
        Releases.verify(out, 0, "is right: version v1, 2 items");
        Neighbours.withdraw(alice);
        assertThat(export(out)).isZero();
        assertThat(contents(out))
                .isEqualTo(contents(releases.download("v1", Files.createDirectory(folder.resolve("later")))));
        Releases.verify(out, 0, "1 items (1 withdrawn");
    }

    private Response ofTar(@Nullable String range, @Nullable String ifRange) {
        var request = given().header("Authorization", TestTokens.bearer(researcher.person(), "researcher"));
        if (range != null) {
            request.header("Range", range);
        }
        if (ifRange != null) {
            request.header("If-Range", ifRange);
        }
        return request.get("/api/labeling/datasets/v1/archive");
    }

    private static Response opened(Api person) {
        var answer = person.post("/datasets/v1/exports");
        answer.then().statusCode(201);
        return answer;
    }

    private int logged() {
        return TestStack.count("SELECT count(*) FROM labeling.access_log WHERE what = 'version' AND subject = 'v1'"
                + " AND purpose = '" + TestTokens.PURPOSE + "' AND person_id = '" + researcher.person() + "'");
    }

    private int export(Path out) throws IOException {
        Path token = folder.resolve("token");
        Files.writeString(
                token, TestTokens.bearer(researcher.person(), "dataset:read").substring("Bearer ".length()));
        var said = new StringWriter();
        int exit = Scotoma.run(
                new PrintWriter(said, true),
                new PrintWriter(said, true),
                "dataset",
                "export",
                "http://localhost:" + RestAssured.port + "/api/labeling/datasets/v1",
                "--token-file",
                token.toString(),
                "--out",
                out.toString());
        assertThat(exit).as(said.toString()).isZero();
        return exit;
    }

    private static Map<String, String> contents(Path of) throws IOException {
        var contents = new TreeMap<String, String>();
        try (var files = Files.walk(of)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(of.relativize(file).toString(), Digests.of(file));
            }
        }
        return contents;
    }
}
