package dev.scotoma.capture;

import static dev.scotoma.capture.Crowd.begin;
import static dev.scotoma.capture.Crowd.campaign;
import static dev.scotoma.capture.Crowd.join;
import static dev.scotoma.capture.Crowd.onePart;
import static dev.scotoma.capture.Crowd.open;
import static dev.scotoma.capture.Crowd.put;
import static dev.scotoma.capture.Crowd.sign;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.kit.testing.TestStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
                .hasValueSatisfying(object -> assertThat(object.contentType()).isEqualTo(Crowd.TYPE));
    }

    @Test
    void wrongSizeAtCompletionRemovesTheObjectAndLeavesTheSessionOpen() throws Exception {
        var member = join(campaign("genuine", 1));
        var opened = open(member);
        begin(opened, TAKE.length + 1);
        var sent = put(sign(opened, 1), TAKE);
        member.speaks()
                .body(onePart(sent))
                .post("/sessions/{id}/upload/completion", opened.session())
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:scotoma:problem:wrong-size"));
        assertThat(storage.list("recordings/" + opened.session() + "/")).isEmpty();

        begin(opened, TAKE.length);
        var again = put(sign(opened, 1), TAKE);
        member.speaks()
                .body(onePart(again))
                .post("/sessions/{id}/upload/completion", opened.session())
                .then()
                .statusCode(200)
                .body("state", equalTo("UPLOADED"));
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
        member.speaks()
                .body(Map.of(
                        "parts",
                        List.of(
                                Map.of(
                                        "number",
                                        2,
                                        "etag",
                                        second.headers().firstValue("ETag").orElseThrow()),
                                Map.of(
                                        "number",
                                        1,
                                        "etag",
                                        first.headers().firstValue("ETag").orElseThrow()))))
                .post("/sessions/{id}/upload/completion", opened.session())
                .then()
                .statusCode(200);
        String key = Sql.one("SELECT recording_key FROM capture.session WHERE session_id = ?", opened.session());
        try (var stored = storage.open(key)) {
            assertThat(stored.readAllBytes()).isEqualTo(large);
        }
    }
}
