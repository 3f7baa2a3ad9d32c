package dev.scotoma.workers.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class StopwatchTest {
    private enum Stage {
        FIRST,
        SECOND,
        NEVER
    }

    @Test
    void stagesFollowEachOtherWithoutOverlapAndLeaveOutWhatIsBetweenThem() {
        Stopwatch<Stage> watch = new Stopwatch<>(Stage.class);
        long begun = System.nanoTime();
        watch.start(Stage.FIRST);
        long first = spin();
        watch.start(Stage.SECOND);
        long second = spin();
        watch.stop();
        long between = spin();
        watch.start(Stage.FIRST);
        long again = spin();
        watch.stop();
        long whole = System.nanoTime() - begun;
        Map<Stage, Long> nanos = watch.nanos();
        assertThat(nanos).containsOnlyKeys(Stage.FIRST, Stage.SECOND);
        assertThat(nanos.get(Stage.FIRST)).isGreaterThanOrEqualTo(first + again);
        assertThat(nanos.get(Stage.SECOND)).isGreaterThanOrEqualTo(second);
        assertThat(nanos.values().stream().mapToLong(Long::longValue).sum()).isLessThanOrEqualTo(whole - between);
    }

    /** Until the clock has moved by a millisecond; answers by how much. */
    private static long spin() {
        long begun = System.nanoTime();
        long took = 0;
        while (took < 1_000_000) {
            took = System.nanoTime() - begun;
        }
        return took;
    }
}
