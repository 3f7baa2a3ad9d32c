package dev.scotoma.capture;

import static dev.scotoma.capture.Crowd.RESEARCHER;
import static dev.scotoma.capture.Crowd.as;
import static dev.scotoma.capture.Crowd.campaign;
import static dev.scotoma.capture.Crowd.invitation;
import static dev.scotoma.capture.Crowd.join;
import static dev.scotoma.capture.Crowd.nobody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.scotoma.kit.testing.TestStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What participants read of a campaign: never its name, and their own language where it has it. */
@QuarkusTest
@WithTestResource(TestStack.class)
class CampaignWordingIT {
    private static final String FINDING = "Fails far away against the light";
    private static final Map<String, String> SPANISH =
            Map.of("language", "es", "title", "Grábese", "brief", "Mire a la cámara.");

    @Test
    void participantsReadTitleAndBriefInTheirLanguageAndNeverTheName() throws Exception {
        UUID campaign = campaign(Map.of("name", FINDING, "translations", List.of(SPANISH)));
        String token = invitation(campaign, 1);
        for (String locale : List.of("en", "es", "es-MX", "zh", "xx")) {
            String read = preview(token, locale);
            assertThat(read).as(locale).doesNotContain("Fails").contains(locale.startsWith("es") ? "Grábese" : "Look");
        }
        var member = join(campaign);
        member.speaks()
                .get("/my/campaigns?locale=es")
                .then()
                .body("title", contains("Grábese"))
                .body("brief", contains("Mire a la cámara."))
                .body("language", contains("es"));
        String read =
                member.speaks().get("/my/campaigns?locale=zh").then().extract().asString();
        assertThat(read)
                .contains("Look into the camera.", "\"language\":\"en\"")
                .doesNotContain("Fails");
    }

    @Test
    void campaignWithoutATitleGetsOneThatGivesNothingAway() {
        UUID campaign = campaign(Map.of("name", FINDING));
        as(RESEARCHER, "researcher")
                .get("/campaigns/{id}", campaign)
                .then()
                .body("name", equalTo(FINDING))
                .body("title", equalTo("Record yourself at a face login"))
                .body("translations.size()", equalTo(0));
    }

    @Test
    void participantsAreToldWhomToAsk() throws Exception {
        var own = join(campaign(Map.of("contact", "lab@example.org")));
        own.speaks().get("/my/campaigns").then().body("contact", contains("lab@example.org"));
        var other = join(campaign(Map.of()));
        other.speaks().get("/my/campaigns").then().body("contact", contains("the people of the tests"));
    }

    @Test
    void scriptInEveryTextFieldIsKeptAsText() throws Exception {
        String script = "<script>alert(1)</script><img src=x onerror=alert(1)>";
        UUID campaign = campaign(Map.of(
                "name", script,
                "title", script,
                "brief", script,
                "contact", script,
                "translations", List.of(Map.of("language", "zh", "title", script, "brief", script))));
        nobody().get("/invitations/{token}?locale=zh", invitation(campaign, 1))
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("campaign.title", equalTo(script))
                .body("campaign.brief", equalTo(script));
    }

    static List<Map.Entry<Map<String, Object>, String>> wrong() {
        return List.of(
                Map.entry(translated(Map.of("language", "es", "title", "Grábese")), "brief must not be blank"),
                Map.entry(translated(Map.of("language", "es", "title", " ", "brief", "b")), "title must not be blank"),
                Map.entry(
                        translated(Map.of("language", "en", "title", "t", "brief", "b")),
                        "English is the campaign's own"),
                Map.entry(translated(SPANISH, SPANISH), "Two translations are in es."),
                Map.entry(Map.of("title", "  "), "title must not be blank"),
                Map.entry(Map.of("brief", ""), "brief must not be blank"),
                Map.entry(Map.of("brief", "a\0b"), "a character that cannot be stored"),
                Map.entry(Map.of("contact", "x".repeat(201)), "contact size must be between"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void wordingThatIsIncompleteIsRefusedInOneSentence(Map.Entry<Map<String, Object>, String> given) {
        var wanted = new HashMap<String, Object>(Map.of(
                "name", "n",
                "brief", "b",
                "kind", "genuine",
                "sessionsEach", 1,
                "rewardMinor", 0,
                "rewardCurrency", "GBP",
                "closesAt", Instant.now().plus(Duration.ofDays(1)).toString()));
        wanted.putAll(given.getKey());
        as(RESEARCHER, "researcher")
                .body(wanted)
                .post("/campaigns")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString(given.getValue()));
    }

    private static Map<String, Object> translated(Object... translations) {
        return Map.of("translations", List.of(translations));
    }

    private static String preview(String token, String locale) {
        return nobody().get("/invitations/{token}?locale={locale}", token, locale)
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .split("\"consent\"", 2)[0];
    }
}
