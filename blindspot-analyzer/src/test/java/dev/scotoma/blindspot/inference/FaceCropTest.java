package dev.scotoma.blindspot.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scotoma.blindspot.inference.FaceCrop.Window;
import dev.scotoma.blindspot.media.FramePack.Box;
import dev.scotoma.blindspot.media.FramePack.Region;
import org.junit.jupiter.api.Test;

class FaceCropTest {
    private static final Region ALL = new Region(0, 0, 640, 480);

    @Test
    void theWindowIsASquareAroundTheFace() {
        assertThat(FaceCrop.window(new Box(300, 200, 80, 100), ALL, 3)).isEqualTo(new Window(190, 100, 300));
    }

    @Test
    void aWindowThatWouldLeaveThePictureIsShiftedAndKeepsItsSize() {
        assertThat(FaceCrop.window(new Box(0, 0, 80, 100), ALL, 3)).isEqualTo(new Window(0, 0, 300));
        assertThat(FaceCrop.window(new Box(560, 380, 80, 100), ALL, 3)).isEqualTo(new Window(340, 180, 300));
        assertThat(FaceCrop.window(new Box(-30, 200, 80, 100), ALL, 3).left()).isZero();
    }

    @Test
    void aWindowLargerThanThePictureShrinksToIt() {
        assertThat(FaceCrop.window(new Box(200, 100, 200, 240), ALL, 3)).isEqualTo(new Window(60, 0, 480));
    }

    @Test
    void coordinatesAreThoseOfTheShownRegion() {
        assertThat(FaceCrop.window(new Box(300, 200, 80, 100), new Region(140, 50, 400, 400), 3))
                .isEqualTo(new Window(50, 50, 300));
    }
}
