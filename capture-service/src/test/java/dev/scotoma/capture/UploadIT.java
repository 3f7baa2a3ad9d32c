package dev.scotoma.capture;

import static dev.scotoma.capture.Crowd.begin;
import static dev.scotoma.capture.Crowd.campaign;
import static dev.scotoma.capture.Crowd.join;
import static dev.scotoma.capture.Crowd.onePart;
import static dev.scotoma.capture.Crowd.open;
import static dev.scotoma.capture.Crowd.sign;
import static dev.scotoma.kit.testing.Browser.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.scotoma.capture.Crowd.Opened;
import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.kit.testing.TestStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestStack.class)
class UploadIT {
    private static final byte[] TAKE = "not really a video".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    @Inject
    ObjectStorage storage;

    @Test
    void recordingGoesStraightToStorageAndIsPublished() throws Exception {
        var member = join(campaign("genuine", 1));
        var opened = open(member);
        begin(opened, TAKE.length);
        var sent = put(sign(opened, 1), TAKE);
        assertThat(sent.statusCode()).isEqualTo(200);
        member.speaks()
                .get("/sessions/{id}/upload/parts", opened.session())
                .then()
                .statusCode(200)
                .body("$", hasSize(1))
                .body("[0].bytes", equalTo(TAKE.length));

        member.speaks()
                .body(onePart(sent))
                .post("/sessions/{id}/upload/completion", opened.session())
                .then()
                .statusCode(200)
                .body("state", equalTo("UPLOADED"));

        String key = Sql.one("SELECT recording_key FROM capture_pub.session_v1 WHERE session_id = ?", opened.session());
        assertThat(key).startsWith("recordings/" + opened.session() + "/").endsWith(".webm");
        try (var stored = storage.open(key)) {
            assertThat(stored.readAllBytes()).isEqualTo(TAKE);
        }
        assertThat(storage.stat(key))
                .hasValueSatisfying(object -> assertThat(object.contentType())
                        .as("quoted, as RFC 2045 wants it")
                        .isEqualTo("video/webm;codecs=\"vp8\""));
    }

    @Test
    void aPartOfAnotherLengthIsRefusedByStorage() throws Exception {
        var opened = open(join(campaign("genuine", 1)));
        begin(opened, TAKE.length);
        var url = sign(opened, 1);
        byte[] longer = java.util.Arrays.copyOf(TAKE, TAKE.length + 1);
        assertThat(put(url, longer).statusCode()).isEqualTo(403);
        assertThat(put(url, java.util.Arrays.copyOf(TAKE, TAKE.length - 1)).statusCode())
                .isEqualTo(403);
        complete(opened, onePart(put(url, TAKE))).statusCode(200).body("state", equalTo("UPLOADED"));
    }

    @Test
    void aCompletionWithoutTheLastPartLosesNothingOfWhatArrived() throws Exception {
        byte[] large = new byte[6 * 1024 * 1024];
        var opened = open(join(campaign("genuine", 1)));
        begin(opened, large.length);
        int partSize = 5 * 1024 * 1024;
        var first = put(sign(opened, 1), java.util.Arrays.copyOf(large, partSize));
        complete(opened, onePart(first)).statusCode(409).body("detail", startsWith("Part 2 of 2 is missing"));
        opened.member()
                .speaks()
                .get("/sessions/{id}/upload/parts", opened.session())
                .then()
                .statusCode(200)
                .body("number", equalTo(List.of(1)));
        var second = put(sign(opened, 2), java.util.Arrays.copyOfRange(large, partSize, large.length));
        complete(opened, Map.of("parts", List.of(part(1, first), part(2, second))))
                .statusCode(200)
                .body("state", equalTo("UPLOADED"));
    }

    private static Map<String, Object> part(int number, java.net.http.HttpResponse<String> put) {
        return Map.of("number", number, "etag", put.headers().firstValue("ETag").orElseThrow());
    }

    @Test
    void twoPartsArriveInAnyOrder() throws Exception {
        byte[] large = new byte[6 * 1024 * 1024];
        new java.util.Random(7).nextBytes(large);
        var member = join(campaign("genuine", 1));
        var opened = open(member);
        begin(opened, large.length);
        int partSize = 5 * 1024 * 1024;
        var second = put(sign(opened, 2), java.util.Arrays.copyOfRange(large, partSize, large.length));
        var first = put(sign(opened, 1), java.util.Arrays.copyOf(large, partSize));
        complete(opened, Map.of("parts", List.of(part(2, second), part(1, first))))
                .statusCode(200);
        String key = Sql.one("SELECT recording_key FROM capture.session WHERE session_id = ?", opened.session());
        try (var stored = storage.open(key)) {
            assertThat(stored.readAllBytes()).isEqualTo(large);
        }
    }

    @Test
    void sameRequestFindsTheUploadAgainAndAnotherTakeDoesNotReplaceIt() throws Exception {
        var opened = open(join(campaign("genuine", 1)));
        String first = uploadId(opened, TAKE.length).statusCode(200).extract().path("uploadId");
        String again = uploadId(opened, TAKE.length).statusCode(200).extract().path("uploadId");
        assertThat(again).isEqualTo(first);
        uploadId(opened, TAKE.length + 1).statusCode(409);
        opened.member()
                .speaks()
                .delete("/sessions/{id}/upload", opened.session())
                .then()
                .statusCode(204);
        opened.member()
                .speaks()
                .delete("/sessions/{id}/upload", opened.session())
                .then()
                .statusCode(204);
        opened.member()
                .speaks()
                .get("/sessions/{id}/upload/parts", opened.session())
                .then()
                .statusCode(409);
        uploadId(opened, TAKE.length + 1).statusCode(200).body("uploadId", not(equalTo(first)));
    }

    @Test
    void uploadsBegunAtOnceAreOneUpload() throws Exception {
        var opened = open(join(campaign("genuine", 1)));
        Callable<String> beginning =
                () -> uploadId(opened, TAKE.length).statusCode(200).extract().path("uploadId");
        try (var pool = Executors.newFixedThreadPool(4)) {
            var ids = pool.invokeAll(Collections.nCopies(4, beginning)).stream()
                    .map(Future::resultNow)
                    .distinct();
            assertThat(ids).hasSize(1);
        }
    }

    @Test
    void completionMayBeRepeatedAndComeTwiceAtOnce() throws Exception {
        var opened = open(join(campaign("genuine", 1)));
        begin(opened, TAKE.length);
        var parts = onePart(put(sign(opened, 1), TAKE));
        Callable<Integer> completing = () -> complete(opened, parts).extract().statusCode();
        try (var pool = Executors.newFixedThreadPool(4)) {
            var answers = pool.invokeAll(Collections.nCopies(4, completing)).stream()
                    .map(Future::resultNow)
                    .toList();
            assertThat(answers).containsOnly(200);
        }
        complete(opened, parts).statusCode(200).body("state", equalTo("UPLOADED"));
        assertThat(storage.list("recordings/" + opened.session() + "/")).hasSize(1);
    }

    @Test
    void completionGoesOnWhereACrashBetweenStorageAndDatabaseLeftIt() throws Exception {
        var opened = open(join(campaign("genuine", 1)));
        var parts = sendAndCompleteInStorageOnly(opened);
        complete(opened, parts).statusCode(200).body("state", equalTo("UPLOADED"));
    }

    @Test
    void whoeverComesBackAfterThatCrashHearsThatTheRecordingHasArrived() throws Exception {
        var opened = open(join(campaign("genuine", 1)));
        sendAndCompleteInStorageOnly(opened);
        uploadId(opened, TAKE.length).statusCode(409).body("type", endsWith(":already-sent"));
        Sql.until("UPLOADED", "SELECT state FROM capture.session WHERE session_id = ?", opened.session());
    }

    @Test
    void recordingWhoseAnswerWasLostIsNotLostWhenItsTimeEnds() throws Exception {
        var opened = open(join(campaign("genuine", 1)));
        sendAndCompleteInStorageOnly(opened);
        endTime(opened);
        Sql.until("UPLOADED", "SELECT state FROM capture.session WHERE session_id = ?", opened.session());
    }

    @Test
    void sessionWhoseRecordingNeverCameExpiresAndItsPartsAreGone() throws Exception {
        var opened = open(join(campaign("genuine", 1)));
        begin(opened, TAKE.length);
        var url = sign(opened, 1);
        var parts = onePart(put(url, TAKE));
        endTime(opened);
        Sql.until("EXPIRED", "SELECT state FROM capture.session WHERE session_id = ?", opened.session());
        complete(opened, parts).statusCode(410);
        opened.member()
                .speaks()
                .post("/sessions/{id}/upload/parts/1", opened.session())
                .then()
                .statusCode(410);
        TestStack.execute(
                "UPDATE capture.scheduled_rounds SET execution_time = now() WHERE task_name = 'clear-abandoned-uploads'");
        var deadline = Instant.now().plusSeconds(45);
        while (put(url, TAKE).statusCode() != 404) {
            assertThat(Instant.now()).isBefore(deadline);
            Thread.sleep(200);
        }
        assertThat(storage.list("recordings/" + opened.session() + "/")).isEmpty();
    }

    @Test
    void uploadsThatCannotBeClearedHoldUpNoneBehindThem() throws Exception {
        String tooLong = "recordings/" + "x".repeat(300);
        TestStack.execute("INSERT INTO capture.abandoned_upload (recording_key, upload_id, clear_until) SELECT '"
                + tooLong + "' || n, 'none', now() - interval '1 day' FROM generate_series(1, 250) n");
        String behind = "recordings/" + UUID.randomUUID() + "/behind.webm";
        try (var take = new ByteArrayInputStream(TAKE)) {
            storage.put(behind, take, TAKE.length, "video/webm");
        }
        TestStack.execute("INSERT INTO capture.abandoned_upload (recording_key, upload_id, clear_until) VALUES ('"
                + behind + "', 'none', now() - interval '1 hour')");
        TestStack.execute(
                "UPDATE capture.scheduled_rounds SET execution_time = now() WHERE task_name = 'clear-abandoned-uploads'");
        Sql.until("0", "SELECT count(*) FROM capture.abandoned_upload WHERE recording_key = ?", behind);
        assertThat(storage.list(behind)).isEmpty();
        assertThat(TestStack.count(
                        "SELECT count(*) FROM capture.abandoned_upload WHERE recording_key LIKE '" + tooLong + "%'"))
                .as("they are tried again")
                .isEqualTo(250);
        TestStack.execute("DELETE FROM capture.abandoned_upload WHERE recording_key LIKE '" + tooLong + "%'");
    }

    @Test
    void urlThatExpiredOrWasTamperedWithIsRefusedByStorage() throws Exception {
        var opened = open(join(campaign("genuine", 1)));
        begin(opened, TAKE.length);
        String url = sign(opened, 1).toString();
        assertThat(put(URI.create(url.replace("/" + opened.session() + "/", "/" + UUID.randomUUID() + "/")), TAKE)
                        .statusCode())
                .isEqualTo(403);
        assertThat(put(URI.create(url.replace("partNumber=1", "partNumber=2")), TAKE)
                        .statusCode())
                .isEqualTo(403);
        assertThat(put(URI.create(url.replace("X-Amz-Expires=600", "X-Amz-Expires=60000")), TAKE)
                        .statusCode())
                .isEqualTo(403);
        String key = Sql.one("SELECT recording_key FROM capture.session WHERE session_id = ?", opened.session());
        String upload = Sql.one("SELECT upload_id FROM capture.session WHERE session_id = ?", opened.session());
        var brief = storage.presignPart(key, upload, 1, TAKE.length, Duration.ofSeconds(1));
        Thread.sleep(2500); // The lifetime of a URL is in whole seconds; there is nothing to poll for.
        assertThat(put(brief, TAKE).statusCode()).isEqualTo(403);
        assertThat(storage.parts(key, upload)).hasValue(List.of());
        assertThat(put(URI.create(url), TAKE).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "0, video/webm;codecs=vp8, 400",
        "-1, video/webm;codecs=vp8, 400",
        "200000001, video/webm;codecs=vp8, 413",
        "10, image/png, 400",
        "10, video/quicktime, 400",
        "10, 'video/webm;codecs=vp8\r\nX: y', 400",
        "10, 'video/mp4;codecs=avc1.42E01E,mp4a.40.2', 200",
        "10, 'video/webm; codecs=\"vp09.00.10.08\"', 200",
    })
    void sizeAndTypeAreCheckedBeforeAnythingIsSent(long bytes, String type, int status) throws Exception {
        var opened = open(join(campaign("genuine", 1)));
        opened.member()
                .speaks()
                .body(Map.of("bytes", bytes, "type", type, "device", Crowd.device()))
                .post("/sessions/{id}/upload", opened.session())
                .then()
                .statusCode(status);
    }

    @Test
    void partThatIsMissingOrNotOursIsNamed() throws Exception {
        var opened = open(join(campaign("genuine", 1)));
        begin(opened, TAKE.length);
        opened.member()
                .speaks()
                .post("/sessions/{id}/upload/parts/2", opened.session())
                .then()
                .statusCode(400);
        complete(opened, Map.of("parts", List.of(Map.of("number", 1, "etag", "guess"))))
                .statusCode(409)
                .body("detail", startsWith("Part 1 has not arrived"));
        put(sign(opened, 1), TAKE);
        complete(opened, Map.of("parts", List.of(Map.of("number", 1, "etag", "guess"))))
                .statusCode(409);
        complete(opened, Map.of("parts", List.of())).statusCode(400);
    }

    private static ValidatableResponse uploadId(Opened opened, long bytes) {
        return opened.member()
                .speaks()
                .body(Map.of("bytes", bytes, "type", Crowd.TYPE, "device", Crowd.device()))
                .post("/sessions/{id}/upload", opened.session())
                .then();
    }

    private static ValidatableResponse complete(Opened opened, Map<String, Object> parts) {
        return opened.member()
                .speaks()
                .body(parts)
                .post("/sessions/{id}/upload/completion", opened.session())
                .then();
    }

    private Map<String, Object> sendAndCompleteInStorageOnly(Opened opened) throws Exception {
        begin(opened, TAKE.length);
        var parts = onePart(put(sign(opened, 1), TAKE));
        String key = Sql.one("SELECT recording_key FROM capture.session WHERE session_id = ?", opened.session());
        String upload = Sql.one("SELECT upload_id FROM capture.session WHERE session_id = ?", opened.session());
        storage.completeUpload(key, upload, storage.parts(key, upload).orElseThrow());
        return parts;
    }

    private static void endTime(Opened opened) throws Exception {
        TestStack.execute(
                "UPDATE capture.session SET expires_at = now() - interval '2 minutes' WHERE session_id = ?",
                opened.session());
        TestStack.execute(
                "UPDATE capture.scheduled_rounds SET execution_time = now() WHERE task_name = 'expire-sessions'");
    }
}
