package dev.scotoma.workers.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ResamplingTest {
    @Test
    void aWindowOfTheSameSizeIsCopied() {
        int[] pixels = {0x010203, 0x040506, 0x070809, 0x0A0B0C};
        float[][] planes = Resampling.planes(pixels, 2, 2, 0, 0, 2, 2, 2, 2);
        assertThat(planes[0]).containsExactly(1, 4, 7, 10);
        assertThat(planes[1]).containsExactly(2, 5, 8, 11);
        assertThat(planes[2]).containsExactly(3, 6, 9, 12);
    }

    @Test
    void aHalvedRowWeighsItsNeighboursByATriangle() {
        // Centres of the two outputs lie at 1 and 3, the filter reaches 2 pixels: weights 3/7, 3/7, 1/7 of pixels 0..2
        // and 1..3.
        int[] pixels = new int[16];
        for (int i = 0; i < 16; i++) {
            pixels[i] = 70 * (i % 4);
        }
        float[] blue = Resampling.planes(pixels, 4, 4, 0, 0, 4, 4, 2, 2)[2];
        assertThat(blue[0]).isCloseTo((0 * 3 + 70 * 3 + 140) / 7f, within(1e-4f));
        assertThat(blue[1]).isCloseTo((70 + 140 * 3 + 210 * 3) / 7f, within(1e-4f));
    }

    @Test
    void whatShrinksBelowItsPatternTurnsGreyInsteadOfIntoAnotherPattern() {
        int side = 256;
        int[] stripes = new int[side * side];
        for (int i = 0; i < stripes.length; i++) {
            stripes[i] = i % side % 2 == 0 ? 0xFFFFFF : 0;
        }
        for (float value : Resampling.planes(stripes, side, side, 0, 0, side, side, 50, 50)[0]) {
            assertThat(value).isCloseTo(127.5f, within(20f));
        }
    }
}
