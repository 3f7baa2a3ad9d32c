package dev.scotoma.capture.acceptance;

import static dev.scotoma.capture.Crowd.campaign;
import static dev.scotoma.capture.Crowd.join;
import static dev.scotoma.capture.Crowd.upload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scotoma.capture.Crowd;
import dev.scotoma.capture.Others;
import dev.scotoma.capture.Sql;
import dev.scotoma.kit.testing.TestStack;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStack.class)
class PromisedPayIT {
    @Inject
    Acceptance acceptance;

    @Test
    void twoDecisionsAtOncePayNoMoreThanWasPromised() throws Exception {
        var member = join(campaign("genuine", 2));
        UUID unusable = take(member, "one");
        Others.inspectionFails(unusable, "truncated");
        Sql.until("payable", "SELECT payment FROM capture.session WHERE session_id = ?", unusable);
        UUID first = take(member, "two");
        UUID second = take(member, "three");
        try (var pool = Executors.newSingleThreadExecutor()) {
            var other = QuarkusTransaction.requiringNew().call(() -> {
                Others.inspectionFails(first, "truncated");
                acceptance.consider(first);
                Others.inspectionFails(second, "truncated");
                // Its job may be the one that waits: whoever decides, waits for the first to be counted.
                var deciding = pool.submit(() -> acceptance.consider(second));
                Sql.until("true", """
                        SELECT (count(*) > 0)::text FROM pg_stat_activity
                        WHERE wait_event_type = 'Lock' AND query ILIKE '%enrolment%'""");
                return deciding;
            });
            other.get(30, TimeUnit.SECONDS);
        }
        Sql.until("REJECTED", "SELECT state FROM capture.session WHERE session_id = ?", second);
        assertThat(Sql.one(
                        "SELECT string_agg(payment, ' ' ORDER BY payment) FROM capture.session WHERE participant_id = ?",
                        member.person()))
                .isEqualTo("declined payable payable");
    }

    private static UUID take(Crowd.Member member, String content) throws Exception {
        return upload(member, "genuine", content.getBytes(StandardCharsets.UTF_8))
                .session();
    }
}
