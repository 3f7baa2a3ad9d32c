package dev.scotoma.workers.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PipeTest {
    @Test
    void whatIsMadeComesInOrder() throws Exception {
        List<Integer> taken = new ArrayList<>();
        try (var pipe = new Pipe<Integer>(2)) {
            pipe.fill(() -> List.of(1, 2, 3, 4, 5).forEach(pipe::put));
            for (Optional<Integer> next = pipe.take(); next.isPresent(); next = pipe.take()) {
                taken.add(next.get());
            }
        }
        assertThat(taken).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void aFailureComesBehindWhatWasMadeBefore() throws Exception {
        try (var pipe = new Pipe<Integer>(2)) {
            pipe.fill(() -> {
                pipe.put(1);
                throw new IOException("broken");
            });
            assertThat(pipe.take()).hasValue(1);
            assertThatThrownBy(pipe::take).hasRootCauseMessage("broken");
        }
    }

    /**
     * As the reader of packs does, which takes the interruption for a pack that cannot be read and goes on with the
     * next one.
     */
    @Test
    void whoTakesNoMoreIsNotHeldUpByWhoStillPuts() throws Exception {
        var full = new CountDownLatch(1);
        try (var pipe = new Pipe<Integer>(2)) {
            pipe.fill(() -> {
                for (int i = 0; i < 10; i++) {
                    if (i == 2) {
                        full.countDown();
                    }
                    try {
                        pipe.put(i);
                    } catch (IllegalStateException nobodyTakes) {
                        assertThat(nobodyTakes).hasMessageContaining("nobody");
                    }
                }
            });
            full.await();
        }
    }
}
