package dev.scotoma.blindspot.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scotoma.kit.testing.TestStack;
import dev.scotoma.kit.testing.TestTokens;
import dev.scotoma.workers.inference.TorchScript;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStack.class)
class RegistrationLimitIT {
    private static final int ALLOWED = 30;

    @Test
    void somebodyWhoOpensTooManyIsToldToWaitAndNobodyElseIs() throws Exception {
        String manifest = RegistrationIT.manifest("many", TorchScript.template());
        UUID person = UUID.randomUUID();
        Response answer = open(manifest, person);
        int opened = 0;
        // The hour may turn meanwhile.
        while (answer.statusCode() == 201 && opened <= 2 * ALLOWED) {
            opened++;
            answer = open(manifest, person);
        }
        assertThat(opened).isBetween(ALLOWED, 2 * ALLOWED);
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 3600);
        assertThat(open(manifest, UUID.randomUUID()).statusCode()).isEqualTo(201);
    }

    private static Response open(String manifest, UUID person) {
        return RestAssured.given()
                .header("Authorization", TestTokens.bearer(person, "researcher"))
                .contentType("application/json")
                .body(Map.of("manifest", manifest))
                .post("/api/blindspot/registrations");
    }
}
