package dev.scotoma.blindspot.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scotoma.kit.Job;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunnersTest {
    private final List<String> closed = new ArrayList<>();
    private final Map<String, Duration> paces = new HashMap<>();
    private final Runners<String, Fake> runners =
            new Runners<>(2, 4, 1, runner -> Optional.ofNullable(paces.get(runner.name)));

    private final class Fake implements AutoCloseable {
        private final String name;

        Fake(String name) {
            this.name = name;
        }

        @Override
        public void close() {
            closed.add(name);
        }
    }

    /** Lends a runner while the rest is done. */
    private void holding(String name, Runnable rest) throws Exception {
        runners.lend(name, () -> new Fake(name), runner -> {
            rest.run();
            return runner;
        });
    }

    private void holding(String name) {
        try {
            holding(name, () -> {});
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private Duration refused(String name) {
        try {
            holding(name, () -> {});
        } catch (Job.NotYet notYet) {
            return notYet.pause();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
        throw new AssertionError("lent");
    }

    @Test
    void anIterationWhosePacksTakeLongHoldsOneThreadAndOthersAreLentAllTheSame() throws Exception {
        paces.put("slow", Duration.ofSeconds(40));
        paces.put("fast", Duration.ofMillis(300));
        holding("slow", () -> {
            assertThat(refused("slow")).isEqualTo(Duration.ofSeconds(40));
            holding("fast");
        });
        holding("slow");
    }

    @Test
    void untilItIsKnownHowLongItsPacksTakeAnIterationHoldsOneThread() throws Exception {
        holding("new", () -> {
            assertThat(refused("new")).isEqualTo(Duration.ofSeconds(1));
            paces.put("new", Duration.ofMillis(300));
            holding("new");
        });
    }

    @Test
    void allTogetherLeaveOneThreadOfJobsFree() throws Exception {
        paces.put("fast", Duration.ofMillis(300));
        paces.put("other", Duration.ofMillis(300));
        holding(
                "fast",
                () -> nested(() -> nested(() -> {
                    assertThat(refused("fast")).isEqualTo(Duration.ofSeconds(1));
                    assertThat(refused("other")).isEqualTo(Duration.ofSeconds(1));
                })));
        holding("other");
    }

    private void nested(Runnable rest) {
        try {
            holding("fast", rest);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void onlyARunnerThatNobodyHasIsClosedForAnother() throws Exception {
        paces.put("first", Duration.ofMillis(300));
        holding("second");
        holding("first", () -> holding("third"));
        assertThat(closed).containsExactly("second");
    }

    @Test
    void whereAllRunnersAreLentTheNewOneWaitsAndTheOldestGoesWhenItIsGivenBack() throws Exception {
        holding("first", () -> {
            try {
                holding("second", () -> {
                    refused("third");
                    assertThat(closed).isEmpty();
                    assertThat(refused("first")).as("its place is promised").isPositive();
                });
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });
        assertThat(closed).containsExactly("first");
        holding("third");
        assertThat(closed).containsExactly("first");
    }

    @Test
    void aRunnerThatNobodyWillAskForIsClosedUnlessSomebodyHasIt() throws Exception {
        holding("retired");
        holding("current", () -> {
            try {
                runners.forget(any -> true);
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });
        assertThat(closed).containsExactly("retired");
    }

    @Test
    void aRunnerThatFailsIsGivenBack() throws Exception {
        assertThatThrownBy(() -> runners.lend("fails", () -> new Fake("fails"), runner -> {
                    throw new IllegalArgumentException("no pack");
                }))
                .hasMessage("no pack");
        holding("fails");
    }
}
