package dev.scotoma.labeling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.scotoma.kit.testing.TestStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A service whose own clock is not that of the database, as another replica's or another service's may be. The clock of this process cannot be
 * moved, so the database tells it another time: a function of the same name that its search path finds first.
 */
@QuarkusTest
@WithTestResource(TestStack.class)
@TestProfile(ClocksIT.OtherTime.class)
class ClocksIT {
    public static class OtherTime implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.datasource.jdbc.url",
                    "${SCOTOMA_DB_URL}?currentSchema=labeling,pg_catalog&ApplicationName=scotoma-labeling");
        }
    }

    @BeforeEach
    void start() throws Exception {
        Neighbours.reset();
    }

    @AfterEach
    void theRightTime() throws SQLException {
        TestStack.execute("DROP FUNCTION IF EXISTS labeling.now()");
    }

    @ParameterizedTest
    @ValueSource(strings = {"40 minutes", "-40 minutes"})
    void whatAServiceThinksTheTimeIsGivesNoPlaceToTwoAndTakesNoneAway(String apart) throws Exception {
        TestStack.execute(
                "CREATE FUNCTION labeling.now() RETURNS timestamptz STABLE LANGUAGE sql AS 'SELECT pg_catalog.now() + interval ''"
                        + apart + "'''");
        Neighbours.taskOf(Neighbours.ready(Neighbours.participant("train")));
        var crowd = List.of(Api.labeler(), Api.labeler(), Api.labeler());
        var held = crowd.stream().map(Api::claim).toList();
        for (int n = 0; n < held.size(); n++) {
            crowd.get(n)
                    .post("/claims", Map.of("holding", List.of()))
                    .then()
                    .statusCode(200)
                    .body("assignmentId", equalTo(held.get(n)));
            crowd.get(n).post(heartbeat(held.get(n))).then().statusCode(200);
        }
        Api.labeler().post("/claims", Map.of()).then().statusCode(204);

        TestStack.execute("UPDATE labeling.assignment SET lease_until = labeling.now() - interval '1 second'"
                + " WHERE assignment_id = '" + held.getFirst() + "'");
        var next = Api.labeler();
        String theirs = next.claim();
        crowd.getFirst().post(heartbeat(held.getFirst())).then().statusCode(409);
        next.post(heartbeat(theirs)).then().statusCode(200);
        assertThat(Neighbours.count("SELECT count(*) FROM labeling.assignment WHERE state = 'LEASED'"
                        + " AND lease_until > labeling.now()"))
                .isEqualTo(3);
    }

    private static String heartbeat(String assignment) {
        return "/assignments/" + assignment + "/heartbeat";
    }
}
