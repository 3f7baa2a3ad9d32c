package dev.scotoma.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.scotoma.kit.testing.TestStack;
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
}
