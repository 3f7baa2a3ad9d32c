package dev.scotoma.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scotoma.kit.testing.TestStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStack.class)
class OneByOneIT {
    /** Not a bean: the test turns the handle itself. */
    private static final Recurring ROUND = new Recurring() {
        @Override
        public String name() {
            return "one-by-one";
        }

        @Override
        public Duration every() {
            return Duration.ofDays(1);
        }

        @Override
        public void run() {}
    };

    @Inject
    OneByOne alone;

    @Test
    void whatFailsIsSeenRestsAndHoldsUpNothingBehindIt() {
        UUID stuck = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        var done = new ArrayList<UUID>();
        OneByOne.Work work = item -> {
            if (item.equals(stuck)) {
                throw new IOException("it is stuck");
            }
            done.add(item);
        };
        alone.each(ROUND, List.of(stuck, other), work);
        assertThat(done).containsExactly(other);
        assertThat(failures("reason = 'it is stuck' AND attempts = 1")).isEqualTo(1);
        alone.each(ROUND, List.of(stuck), work);
        assertThat(failures("attempts = 1")).as("it rests").isEqualTo(1);
        alone.each(ROUND, List.of(other), work);
        assertThat(failures("true")).as("nobody waits for it any more").isZero();
    }

    private static int failures(String which) {
        return TestStack.count("SELECT count(*) FROM capture.failed_job WHERE task_name = 'one-by-one' AND " + which);
    }
}
