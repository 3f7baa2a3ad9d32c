package dev.scotoma.workers.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scotoma.workers.inference.DeviceFailure.OutOfMemory;
import dev.scotoma.workers.inference.Network.Unusable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A network of two numbers a frame that knows how many frames fit. */
class PortionsTest {
    private final List<Integer> tried = new ArrayList<>();
    private int fits = 3;

    private float[] run(int from, int to) throws OutOfMemory {
        tried.add(to - from);
        if (to - from > fits) {
            throw new OutOfMemory("full");
        }
        return numbers(from, to);
    }

    private static float[] numbers(int from, int to) {
        float[] numbers = new float[2 * (to - from)];
        IntStream.range(0, numbers.length).forEach(i -> numbers[i] = 2 * from + i);
        return numbers;
    }

    @Test
    void whatDoesNotFitIsHalvedAndGivesTheNumbersOfTheWholeInTheirOrder() throws Exception {
        Portions portions = new Portions(16);
        assertThat(portions.all(13, this::run)).isEqualTo(numbers(0, 13));
        assertThat(tried).containsExactly(13, 6, 3, 3, 3, 3, 1);
        assertThat(portions.most()).isEqualTo(3);
    }

    @Test
    void whatFitIsRememberedForTheNextFrames() throws Exception {
        Portions portions = new Portions(16);
        portions.all(12, this::run);
        tried.clear();
        assertThat(portions.all(5, this::run)).isEqualTo(numbers(0, 5));
        assertThat(tried).containsExactly(3, 2);
    }

    @Test
    void memoryThatIsTakenMidwayLosesNoFrameAndRunsNoneTwice() throws Exception {
        Portions portions = new Portions(4);
        fits = 4;
        float[] all = portions.all(10, (from, to) -> {
            if (from >= 4) {
                fits = 1;
            }
            return run(from, to);
        });
        assertThat(all).isEqualTo(numbers(0, 10));
        assertThat(tried).containsExactly(4, 4, 2, 1, 1, 1, 1, 1, 1);
    }

    @Test
    void whatFitsRunsInOnePiece() throws Exception {
        Portions portions = new Portions(16);
        fits = 16;
        assertThat(portions.all(16, this::run)).isEqualTo(numbers(0, 16));
        assertThat(tried).containsExactly(16);
        assertThat(portions.all(0, this::run)).isEmpty();
        assertThat(portions.most()).isEqualTo(16);
    }

    @Test
    void aSingleFrameThatDoesNotFitIsTheEnd() {
        fits = 0;
        assertThatThrownBy(() -> new Portions(16).all(5, this::run)).isInstanceOf(OutOfMemory.class);
        assertThat(tried).containsExactly(5, 2, 1);
    }

    @Test
    void anotherFailureIsNotTriedAgain() {
        Portions portions = new Portions(16);
        assertThatThrownBy(() -> portions.all(5, (from, to) -> {
                    tried.add(to - from);
                    throw new Unusable("another shape");
                }))
                .isInstanceOf(Unusable.class);
        assertThatThrownBy(() -> portions.all(5, (from, to) -> {
                    tried.add(to - from);
                    throw new DeviceFailure("gone");
                }))
                .hasMessage("gone");
        assertThat(tried).containsExactly(5, 5);
        assertThat(portions.most()).isEqualTo(16);
    }
}
