package dev.scotoma.webui.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A participant without a browser, as patient as the web app: whatever fails on the way is asked again until it is done. */
final class Sender implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Person person;
    private final String session;

    private Sender(Person person, String session) {
        this.person = person;
        this.session = session;
    }

    /** A campaign of one recording each, open for a day; answers its id and the token of an invitation. */
    static Map.Entry<String, String> invite(Person researcher, String name) throws IOException, InterruptedException {
        String tomorrow = Instant.now().plus(Duration.ofDays(1)).toString();
        String campaign = researcher
                .post(
                        "/api/capture/campaigns",
                        Map.of(
                                "name",
                                name,
                                "brief",
                                "Record yourself as at a login.",
                                "kind",
                                "genuine",
                                "sessionsEach",
                                1,
                                "rewardMinor",
                                0,
                                "rewardCurrency",
                                "GBP",
                                "closesAt",
                                tomorrow))
                .get("id")
                .asText();
        return Map.entry(campaign, invite(researcher, campaign, tomorrow));
    }

    /** Into a campaign that is there already. */
    static String invite(Person researcher, String campaign, String until) throws IOException, InterruptedException {
        return researcher
                .post(
                        "/api/capture/campaigns/" + campaign + "/invitations",
                        Map.of("maxParticipants", 1000, "expiresAt", until))
                .get("token")
                .asText();
    }

    /** Consents and opens a session; nothing is sent yet. */
    static Sender open(URI gateway, String campaign, String token) throws IOException, InterruptedException {
        return open(gateway, token, Map.of("campaignId", campaign, "declaredKind", "genuine"));
    }

    /** Shows whatever this campaign asks for, by laptop. */
    static Sender asked(URI gateway, String campaign, String token) throws IOException, InterruptedException {
        return open(gateway, token, Map.of("campaignId", campaign, "camera", "laptop"));
    }

    private static Sender open(URI gateway, String token, Map<String, String> declared)
            throws IOException, InterruptedException {
        var person = new Person(gateway);
        JsonNode consent = person.get("/api/capture/invitations/" + token).get("consent");
        var redeemed = person.post(
                "/api/capture/invitations/" + token + "/redemptions",
                Map.of(
                        "consentVersion",
                        consent.get("version").asInt(),
                        "locale",
                        consent.get("locale").asText(),
                        "adult",
                        true,
                        "ageBand",
                        "25-34",
                        "shareWithOthers",
                        true));
        person.participantSignIn(redeemed.get("grant").asText());
        var session = person.post("/api/capture/sessions", declared);
        return new Sender(person, session.get("id").asText());
    }

    String session() {
        return session;
    }

    /** Sends the recording, whatever happens to the services meanwhile. */
    void send(byte[] recording) throws InterruptedException {
        StackUnderTest.await(PATIENCE, "session " + session + " is sent", () -> {
            List<Map<String, Object>> parts = bring(recording);
            if (!parts.isEmpty()) {
                person.post("/api/capture/sessions/" + session + "/upload/completion", Map.of("parts", parts));
            }
            return true;
        });
    }

    /** Brings all parts into storage and completes nothing; answers none when the whole recording is there already. */
    List<Map<String, Object>> bring(byte[] recording) throws IOException, InterruptedException {
        var answer =
                person.send("POST", "/api/capture/sessions/" + session + "/upload", announcement(recording.length));
        if (answer.statusCode() == 409 && answer.body().contains("already-sent")) {
            // It arrived; only the answer was lost, with the process that gave it.
            return List.of();
        }
        var upload = Person.expect(answer);
        List<Map<String, Object>> parts = new ArrayList<>();
        for (int number = 1; number <= upload.get("parts").asInt(); number++) {
            parts.add(Map.of(
                    "number",
                    number,
                    "etag",
                    put(number, recording, upload.get("partSize").asInt())));
        }
        return parts;
    }

    /** Ends taking part; answers how far the erasure has come. */
    String withdraw() throws IOException, InterruptedException {
        return person.post("/api/capture/my/withdrawal", null).get("state").asText();
    }

    /** Puts one part into storage, and answers the tag that storage gave it. */
    private String put(int number, byte[] recording, int partSize) throws IOException, InterruptedException {
        int from = (number - 1) * partSize;
        byte[] part = Arrays.copyOfRange(recording, from, Math.min(recording.length, from + partSize));
        var signed = person.post("/api/capture/sessions/" + session + "/upload/parts/" + number, null);
        return person.put(URI.create(signed.get("url").asText()), part);
    }

    private static Map<String, Object> announcement(int bytes) {
        return Map.of(
                "bytes",
                bytes,
                "type",
                "video/webm;codecs=vp8",
                "device",
                Map.of("camera", "laptop", "os", "Linux", "browser", "Chromium", "trackLabel", "fake"));
    }

    @Override
    public void close() {
        person.close();
    }
}
