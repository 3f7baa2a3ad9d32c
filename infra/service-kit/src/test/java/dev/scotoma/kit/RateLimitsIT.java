package dev.scotoma.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.scotoma.kit.testing.TestStack;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStack.class)
class RateLimitsIT {
    @Inject
    RateLimits limits;

    @Inject
    EndedLimits ended;

    @Test
    void theHitAfterTheLimitIsRefusedAndOthersAreNot() {
        String bucket = "test:" + UUID.randomUUID();
        // A window of a year cannot end between two hits.
        var window = Duration.ofDays(365);
        for (int hit = 0; hit < 3; hit++) {
            limits.take(bucket, 3, window);
        }
        var refused = catchThrowableOfType(Problem.class, () -> limits.take(bucket, 3, window));
        assertThat(refused.type()).isEqualTo(ProblemType.TOO_MANY);
        assertThat(refused.retryAfter()).isPresent();
        limits.take(bucket + "-other", 3, window);
    }

    @Test
    void aHitThatWasNoneIsTakenBack() {
        String bucket = "test:" + UUID.randomUUID();
        var window = Duration.ofDays(365);
        for (int hit = 0; hit < 5; hit++) {
            limits.take(bucket, 1, window);
            limits.giveBack(bucket, window);
        }
    }

    @Test
    void nobodyCountsInsideATransaction() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> limits.take("test:inside", 1, Duration.ofDays(365))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatHasEndedIsForgotten() throws Exception {
        TestStack.execute("INSERT INTO capture.rate_limit VALUES ('test:ended', now() - interval '1 minute', 7)");
        limits.take("test:going", 1, Duration.ofDays(365));
        ended.run();
        assertThat(TestStack.count("SELECT count(*) FROM capture.rate_limit WHERE bucket = 'test:ended'"))
                .isZero();
        assertThat(TestStack.count("SELECT count(*) FROM capture.rate_limit WHERE bucket = 'test:going'"))
                .isEqualTo(1);
    }
}
