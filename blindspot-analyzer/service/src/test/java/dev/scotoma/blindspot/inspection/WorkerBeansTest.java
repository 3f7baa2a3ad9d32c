package dev.scotoma.blindspot.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scotoma.workers.worker.Recycling;
import dev.scotoma.workers.worker.Workers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkerBeansTest {
    @Test
    void strangersAreKeptApartAsTheSettingSays() {
        assertThat(recycling("shared")).isEqualTo(Recycling.NEVER);
        assertThat(recycling("participant")).isEqualTo(Recycling.BY_PARTICIPANT);
        assertThat(recycling("recording")).isEqualTo(Recycling.AFTER_EACH);
        assertThatThrownBy(() -> recycling("never"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("scotoma.worker.recycle is \"shared\", \"participant\" or \"recording\"");
    }

    private static Recycling recycling(String setting) {
        try (Workers workers = new WorkerBeans().workers("any", Optional.empty(), setting, new SimpleMeterRegistry())) {
            return workers.recycling();
        }
    }
}
