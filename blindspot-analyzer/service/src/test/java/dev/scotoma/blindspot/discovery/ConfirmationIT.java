package dev.scotoma.blindspot.discovery;

import static dev.scotoma.blindspot.discovery.Finding.BLIND;
import static dev.scotoma.blindspot.discovery.Finding.ELSEWHERE;
import static dev.scotoma.blindspot.discovery.Finding.as;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;

import dev.scotoma.blindspot.inspection.CaptureSide;
import dev.scotoma.kit.testing.TestStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A {@link Finding}, and whoever came later. */
@QuarkusTest
@WithTestResource(TestStack.class)
class ConfirmationIT {
    @Test
    void onlyPeopleWhoRecordedNothingBeforeConfirmABlindSpot() throws Exception {
        try (var data = new Judged()) {
            UUID iteration = data.iteration("none");
            Finding found = Finding.of(data, iteration);
            UUID spot = found.spot();
            // Whoever found it may fail there as often as they like.
            for (UUID finder : found.finders()) {
                data.session(finder, iteration, "attack", BLIND, "genuine");
            }
            // One who came later shows the face of one who was there.
            UUID known = data.person("test", "PT");
            data.depicts(
                    data.session(known, iteration, "attack", BLIND, "genuine"),
                    found.finders().getFirst());
            // And one's own face is shown by one who was there.
            UUID shown = data.person("test", "PT");
            data.session(shown, iteration, "attack", BLIND, "genuine");
            data.depicts(data.session(found.finders().getLast(), iteration, "attack", BLIND, "genuine"), shown);
            confirmation(spot)
                    .body("sessions", equalTo(0))
                    .body("participants", equalTo(0))
                    .body("rate", nullValue())
                    .body("tooFew", equalTo(true))
                    .body("p", nullValue());

            UUID last = known;
            for (int i = 0; i < 9; i++) {
                last = fresh(data, iteration, "genuine");
            }
            confirmation(spot)
                    .body("sessions", equalTo(9))
                    .body("participants", equalTo(9))
                    .body("rate", equalTo(1f))
                    .body("tooFew", equalTo(true))
                    .body("minEffectiveParticipants", equalTo(10))
                    .body("p", nullValue());

            for (int i = 0; i < 11; i++) {
                fresh(data, iteration, i < 8 ? "genuine" : "attack");
            }
            confirmation(spot)
                    .body("sessions", equalTo(20))
                    .body("effectiveParticipants", equalTo(20f))
                    .body("errors", equalTo(17))
                    .body("rate", equalTo(.85f))
                    .body("low", greaterThan(.5f))
                    .body("high", lessThan(1f))
                    .body("tooFew", equalTo(false))
                    .body("p", lessThan(.02f));

            CaptureSide.withdraw(last);
            confirmation(spot).body("sessions", equalTo(19)).body("errors", equalTo(16));

            UUID heavy = data.person("test", "PT");
            for (int i = 0; i < 30; i++) {
                data.session(heavy, iteration, "attack", BLIND, "genuine");
            }
            // Of 49 sessions nobody counts for more than seven.
            confirmation(spot)
                    .body("sessions", equalTo(49))
                    .body("errors", equalTo(46))
                    .body("rate", equalTo((float) (23 / 26.0)))
                    .body("effectiveParticipants", equalTo((float) (26 * 26 / 68.0)));
        }
    }

    @Test
    void whereFreshPeopleFailAsEverybodyDoesNothingIsConfirmed() throws Exception {
        try (var data = new Judged()) {
            UUID iteration = data.iteration("none");
            Finding found = Finding.of(data, iteration);
            UUID spot = found.spot();
            for (int i = 0; i < 20; i++) {
                fresh(data, iteration, i % 3 == 0 ? "genuine" : "attack");
            }
            // Of the finders 53 fail in the blind spot and 4 elsewhere, of the fresh people 7.
            confirmation(spot)
                    .body("sessions", equalTo(20))
                    .body("errors", equalTo(7))
                    .body("expected.doubleValue()", closeTo((53 + 4 + 7) / 200.0, 1e-6))
                    .body("tooFew", equalTo(false))
                    .body("p", greaterThan(.2f));
        }
    }

    /** Answers the session in the blind spot; the person has one elsewhere, too. */
    private static UUID fresh(Judged data, UUID iteration, String decision) throws SQLException {
        UUID person = data.person("test", "PT");
        data.session(person, iteration, "attack", ELSEWHERE, "attack");
        return data.session(person, iteration, "attack", BLIND, decision);
    }

    private static ValidatableResponse confirmation(UUID spot) {
        return as("researcher")
                .get("/blind-spots/" + spot + "/confirmation")
                .then()
                .statusCode(200);
    }
}
