package dev.scotoma.capture.upload;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scotoma.kit.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PlayingTest {
    private static final UUID ONE = UUID.randomUUID();

    private final Playing playing = new Playing();

    @Test
    void nobodyLoadsMoreClipsAtOnceThanADeskNeedsAndWhatIsClosedIsFree() throws Exception {
        var open = new ArrayList<InputStream>();
        for (int n = 0; n < 5; n++) {
            open.add(playing.of(ONE, InputStream::nullInputStream));
        }
        assertThatThrownBy(() -> playing.of(ONE, InputStream::nullInputStream)).isInstanceOf(Problem.class);
        playing.of(UUID.randomUUID(), InputStream::nullInputStream).close();
        open.getFirst().close();
        open.getFirst().close();
        playing.of(ONE, InputStream::nullInputStream);
        assertThatThrownBy(() -> playing.of(ONE, InputStream::nullInputStream)).isInstanceOf(Problem.class);
    }

    @Test
    void whatStorageDoesNotGiveTakesNoPlace() throws Exception {
        for (int n = 0; n < 10; n++) {
            assertThatThrownBy(() -> playing.of(ONE, () -> {
                        throw new IOException("storage is away");
                    }))
                    .isInstanceOf(IOException.class);
        }
        playing.of(ONE, InputStream::nullInputStream).close();
    }
}
