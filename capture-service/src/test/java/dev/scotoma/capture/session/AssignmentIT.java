package dev.scotoma.capture.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scotoma.capture.Crowd;
import dev.scotoma.capture.Sql;
import dev.scotoma.kit.testing.Faults;
import dev.scotoma.kit.testing.TestStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStack.class)
class AssignmentIT {
    @Inject
    Sessions sessions;

    @Test
    void deathBetweenAssignmentAndSessionHoldsNoPlace() throws Exception {
        var campaign =
                Crowd.campaign(Map.of("kind", "genuine", "cells", List.of(Map.of("kind", "genuine", "wanted", 1))));
        var member = Crowd.join(campaign);
        var other = Crowd.join(campaign);
        var wanted = new NewSession(campaign, null, null, null, null, null, null, null, null);
        int writes = Faults.atEachWrite(() -> {}, () -> sessions.open(wanted, member.person()), () -> {
            String held = Sql.one("SELECT count(*) FROM capture.session WHERE campaign_id = ?", campaign);
            if (held.equals("0")) {
                // The place is there for the next one, who gives it back.
                sessions.open(wanted, other.person());
                TestStack.execute("DELETE FROM capture.session WHERE campaign_id = ?", campaign);
            }
        });
        assertThat(writes).as("the session and its four prompts").isGreaterThanOrEqualTo(5);
        assertThat(Sql.one("SELECT count(counted_cell_id) FROM capture.session WHERE campaign_id = ?", campaign))
                .isEqualTo("1");
    }
}
