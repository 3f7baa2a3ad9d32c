package dev.scotoma.blindspot.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.kit.testing.TestStack;
import dev.scotoma.kit.testing.TestTokens;
import dev.scotoma.workers.media.Clip;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** The face of a session is made once by a worker, is shown to researchers alone, and goes with the session. */
@QuarkusTest
@WithTestResource(TestStack.class)
class PortraitIT {
    @Inject
    ObjectStorage storage;

    @Test
    void theFaceIsThereAfterInspectionAndGoneWithTheSession() throws Exception {
        UUID session = new CaptureSide(storage).upload(Clip.ofAFace().seconds(1).bytes());
        await(() -> get(session, "portrait").statusCode() == 200);
        var sheet = get(session, "portrait").jsonPath();
        assertThat(sheet.getList("atMs", Integer.class)).hasSize(16).isSorted();
        assertThat(sheet.getInt("columns")).isEqualTo(4);
        BufferedImage face = picture(get(session, "face"));
        assertThat(face.getWidth()).isEqualTo(160);
        assertThat(face.getHeight()).isEqualTo(160);
        // The drawn face fills the square: its middle is skin, where the background would be at a corner.
        assertThat(face.getRGB(80, 90)).isNotEqualTo(face.getRGB(2, 2));
        BufferedImage faces = picture(get(session, "faces"));
        assertThat(faces.getWidth()).isEqualTo(640);
        assertThat(faces.getHeight()).isEqualTo(640);
        get(session, "face").then().contentType("image/jpeg").header("Cache-Control", "no-store");

        TestStack.execute(
                "UPDATE capture.session SET state = 'REJECTED', reason = 'stranger' WHERE session_id = ?", session);
        get(session, "face").then().statusCode(404).contentType("application/problem+json");
        TestStack.execute("UPDATE capture.session SET state = 'UPLOADED', reason = NULL WHERE session_id = ?", session);
        get(session, "face").then().statusCode(200);

        CaptureSide.withdraw(session);
        for (String path : new String[] {"portrait", "face", "faces"}) {
            get(session, path).then().statusCode(404).contentType("application/problem+json");
        }
        await(() -> storage.list("frames/" + session + "/").isEmpty());
    }

    @Test
    void whatWasInspectedBeforeIsMadeWhenSomebodyLooks() throws Exception {
        UUID session = new CaptureSide(storage).upload(Clip.ofAFace().seconds(1).bytes());
        await(() -> get(session, "face").statusCode() == 200);
        TestStack.execute("DELETE FROM blindspot.portrait WHERE session_id = ?", session);
        storage.delete("frames/" + session + "/v2-face.jpg");
        storage.delete("frames/" + session + "/v2-faces.jpg");
        get(session, "face").then().statusCode(409).contentType("application/problem+json");
        await(() -> get(session, "face").statusCode() == 200);
        assertThat(picture(get(session, "face")).getWidth()).isEqualTo(160);
    }

    @Test
    void whoLooksAtAFaceStandsInTheLogAndWhoDoesNotSayWhatForSeesNone() throws Exception {
        UUID session = new CaptureSide(storage).upload(Clip.ofAFace().seconds(1).bytes());
        await(() -> get(session, "face").statusCode() == 200);
        get(session, "faces").then().statusCode(200);
        String log = "SELECT count(*) FROM blindspot.access_log WHERE subject = '" + session + "' AND purpose = '"
                + TestTokens.PURPOSE + "' AND what = ";
        assertThat(TestStack.count(log + "'face'")).isEqualTo(1);
        assertThat(TestStack.count(log + "'faces'")).isEqualTo(1);
        for (String picture : List.of("face", "faces")) {
            RestAssured.given()
                    .header("Authorization", TestTokens.withoutPurpose(UUID.randomUUID(), "researcher"))
                    .get("/api/blindspot/sessions/" + session + "/" + picture)
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("urn:scotoma:problem:purpose-needed"));
            assertThat(TestStack.count(log + "'" + picture + "'")).isEqualTo(1);
        }
    }

    private static Response get(UUID session, String path) {
        return RestAssured.given()
                .header("Authorization", TestTokens.bearer(UUID.randomUUID(), "researcher"))
                .get("/api/blindspot/sessions/" + session + "/" + path);
    }

    private static BufferedImage picture(Response answer) throws IOException {
        return ImageIO.read(
                new ByteArrayInputStream(answer.then().statusCode(200).extract().asByteArray()));
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("waited ninety seconds").isLessThan(deadline);
            Thread.sleep(50);
        }
    }
}
