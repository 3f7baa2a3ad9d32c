package dev.scotoma.labeling;

import static io.restassured.RestAssured.given;

import dev.scotoma.kit.testing.TestTokens;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The service over HTTP, as one person. */
record Api(UUID person, List<String> roles) {
    Api(UUID person, String... roles) {
        this(person, List.of(roles));
    }

    static final List<String> ATTRIBUTES =
            List.of("phone", "finger", "moire", "artifacts", "glare", "mirror", "hidden", "spoof");

    static Api labeler() {
        return new Api(UUID.randomUUID(), "labeler");
    }

    static Api reviewer() {
        return new Api(UUID.randomUUID(), "reviewer");
    }

    static Api researcher() {
        return new Api(UUID.randomUUID(), "researcher");
    }

    Response get(String path) {
        return signedIn().get("/api/labeling" + path);
    }

    Response delete(String path) {
        return signedIn().delete("/api/labeling" + path);
    }

    Response post(String path) {
        return signedIn().post("/api/labeling" + path);
    }

    Response post(String path, Object body) {
        return signedIn().contentType("application/json").body(body).post("/api/labeling" + path);
    }

    Response put(String path, Object body) {
        return signedIn().contentType("application/json").body(body).put("/api/labeling" + path);
    }

    private RequestSpecification signedIn() {
        return given().header("Authorization", TestTokens.bearer(person, roles.toArray(String[]::new)));
    }

    /** Claims the next clip and answers its assignment id. */
    String claim() {
        return post("/claims", Map.of()).then().statusCode(200).extract().path("assignmentId");
    }

    Response submit(String assignment, Map<String, String> answers) {
        return post(
                "/assignments/" + assignment + "/submission",
                Map.of("answers", answers, "watchedMs", 4000, "elapsedMs", 9000));
    }

    static Map<String, String> all(String answer) {
        var answers = new HashMap<String, String>();
        ATTRIBUTES.forEach(attribute -> answers.put(attribute, answer));
        return answers;
    }

    static Map<String, String> all(String answer, String except, String other) {
        var answers = all(answer);
        answers.put(except, other);
        return answers;
    }
}
