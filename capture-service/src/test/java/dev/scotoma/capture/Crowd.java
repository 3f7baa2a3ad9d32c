package dev.scotoma.capture;

import static io.restassured.RestAssured.given;

import dev.scotoma.kit.testing.Browser;
import dev.scotoma.kit.testing.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The people of the tests: a researcher who asks, and participants who record. */
public final class Crowd {
    public static final UUID RESEARCHER = UUID.randomUUID();
    public static final String TYPE = "video/webm;codecs=vp8";

    private Crowd() {}

    /** A participant in a campaign, as identity would let them in. */
    public record Member(UUID person, UUID campaign, String returnCode) {
        public RequestSpecification speaks() {
            return as(person, "participant");
        }
    }

    public record Opened(Member member, UUID session) {}

    public static RequestSpecification as(UUID person, String... roles) {
        return nobody().header("Authorization", TestTokens.bearer(person, roles));
    }

    public static RequestSpecification nobody() {
        return given().basePath("/api/capture").contentType(ContentType.JSON);
    }

    public static UUID campaign(String kind, int sessionsEach) {
        return campaign(Map.of("kind", kind, "sessionsEach", sessionsEach));
    }

    public static UUID campaign(Map<String, Object> wishes) {
        var wanted = new java.util.HashMap<String, Object>(Map.of(
                "name", "A round",
                "brief", "Look into the camera.",
                "kind", "genuine",
                "sessionsEach", 3,
                "rewardMinor", 120,
                "rewardCurrency", "GBP",
                "closesAt", Instant.now().plus(Duration.ofDays(1)).toString()));
        wanted.putAll(wishes);
        if ("attack".equals(wanted.get("kind")) && !wanted.containsKey("cells")) {
            wanted.putIfAbsent("attackType", "replay_phone");
        }
        return as(RESEARCHER, "researcher")
                .body(wanted)
                .post("/campaigns")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("id");
    }

    public static String invitation(UUID campaign, int seats) {
        return as(RESEARCHER, "researcher")
                .body(Map.of(
                        "maxParticipants",
                        seats,
                        "expiresAt",
                        Instant.now().plus(Duration.ofHours(1)).toString()))
                .post("/campaigns/{id}/invitations", campaign)
                .then()
                .statusCode(201)
                .extract()
                .path("token");
    }

    public static Map<String, Object> consent() {
        return Map.of("consentVersion", 2, "locale", "en", "adult", true, "ageBand", "25-34", "shareWithOthers", true);
    }

    /** Somewhere else for everybody. */
    public static String anywhere() {
        var random = java.util.concurrent.ThreadLocalRandom.current();
        return "10." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256);
    }

    public static Member join(UUID campaign) throws SQLException {
        JsonPath redeemed = nobody().header("X-Forwarded-For", anywhere())
                .body(consent())
                .post("/invitations/{token}/redemptions", invitation(campaign, 1))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        return new Member(personOf(redeemed.getString("grant")), campaign, redeemed.getString("returnCode"));
    }

    /** Plays identity: the person a grant stands for. */
    public static UUID personOf(String grant) throws SQLException {
        return UUID.fromString(Sql.one(
                "SELECT participant_id FROM capture_pub.participant_grant_v1 WHERE code_hash = sha256(convert_to(?, 'UTF8'))",
                grant));
    }

    public static Opened open(Member member) {
        return open(member, "genuine");
    }

    public static Opened open(Member member, String declaredKind) {
        var session = member.speaks()
                .body(Map.of("campaignId", member.campaign(), "declaredKind", declaredKind))
                .post("/sessions")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("id");
        return new Opened(member, session);
    }

    public static Map<String, Object> device() {
        return Map.of(
                "camera", "laptop",
                "os", "Linux",
                "browser", "Chromium",
                "trackLabel", "Integrated Camera",
                "requestedWidth", 1280,
                "requestedHeight", 720,
                "reportedWidth", 640,
                "reportedHeight", 480,
                "reportedFps", 30);
    }

    public static void begin(Opened opened, long bytes) {
        opened.member()
                .speaks()
                .body(Map.of("bytes", bytes, "type", TYPE, "device", device()))
                .post("/sessions/{id}/upload", opened.session())
                .then()
                .statusCode(200);
    }

    public static URI sign(Opened opened, int part) {
        return URI.create(opened.member()
                .speaks()
                .post("/sessions/{id}/upload/parts/{n}", opened.session(), part)
                .then()
                .statusCode(200)
                .extract()
                .path("url"));
    }

    public static Map<String, Object> onePart(HttpResponse<String> put) {
        return Map.of(
                "parts",
                List.of(Map.of(
                        "number", 1, "etag", put.headers().firstValue("ETag").orElseThrow())));
    }

    /** A session of this member with its recording in storage. */
    public static Opened upload(Member member, String declaredKind, byte[] recording)
            throws IOException, InterruptedException {
        return send(open(member, declaredKind), recording);
    }

    public static Opened send(Opened opened, byte[] recording) throws IOException, InterruptedException {
        begin(opened, recording.length);
        var sent = Browser.put(sign(opened, 1), recording);
        opened.member()
                .speaks()
                .body(onePart(sent))
                .post("/sessions/{id}/upload/completion", opened.session())
                .then()
                .statusCode(200);
        return opened;
    }
}
