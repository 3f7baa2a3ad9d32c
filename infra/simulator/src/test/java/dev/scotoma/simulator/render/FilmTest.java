package dev.scotoma.simulator.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scotoma.simulator.scene.Attribute;
import dev.scotoma.simulator.scene.Scene;
import dev.scotoma.simulator.scene.SceneBuilder;
import java.awt.geom.Rectangle2D;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FilmTest {
    @Test
    void theSameSeedGivesTheSameFramesInWhateverOrder() {
        for (long seed = 0; seed < 12; seed++) {
            Film film = new Film(Scene.any(seed));
            int[] fifth = pixels(film, 5);
            int[] first = pixels(film, 0);
            Film again = new Film(Scene.any(seed));
            assertThat(pixels(again, 0)).isEqualTo(first);
            assertThat(pixels(again, 5)).isEqualTo(fifth).isNotEqualTo(first);
        }
    }

    @Test
    void otherSeedsGiveOtherPeople() {
        assertThat(pixels(new Film(Scene.any(1)), 0)).isNotEqualTo(pixels(new Film(Scene.any(2)), 0));
    }

    @Test
    void theFaceHasThePlantedBrightness() {
        LongStream.range(0, 40)
                .mapToObj(Scene::any)
                .filter(scene -> !scene.isAttack())
                .forEach(scene -> {
                    Film film = new Film(scene);
                    assertThat(faceLuma(film, 0))
                            .as("seed %d", scene.seed())
                            .isCloseTo(scene.light().faceLuma(), within(14.0));
                });
    }

    /** Fringes run over the picture while the screen itself moves by a part of a pixel. */
    @Test
    void aScreensGridBeatsAgainstThePixels() {
        double with = 0;
        double without = 0;
        for (long seed = 0; seed < 60; seed++) {
            Scene scene = Scene.any(seed);
            if (scene.shows(Attribute.MOIRE) && !scene.instrument().blocks()) {
                with += roughness(new Film(scene));
                without += roughness(new Film(withoutGrid(scene)));
            }
        }
        assertThat(with).isGreaterThan(1.1 * without).isGreaterThan(0);
    }

    private static Scene withoutGrid(Scene scene) {
        return SceneBuilder.builder(scene)
                .instrument(scene.instrument().withoutGrid())
                .build();
    }

    private static int[] pixels(Film film, int number) {
        return Pixels.of(film.frame(number)).clone();
    }

    private static double faceLuma(Film film, int number) {
        Rectangle2D box = film.face(number);
        int[] pixels = pixels(film, number);
        int width = film.frame(number).getWidth();
        double sum = 0;
        int count = 0;
        for (int y = (int) (box.getY() + 0.1 * box.getHeight()); y < box.getY() + 0.9 * box.getHeight(); y++) {
            for (int x = (int) (box.getX() + 0.15 * box.getWidth()); x < box.getX() + 0.85 * box.getWidth(); x++) {
                sum += Pixels.luma(pixels[y * width + x]);
                count++;
            }
        }
        return sum / count;
    }

    /** Mean step from pixel to pixel on the face. */
    private static double roughness(Film film) {
        Rectangle2D box = film.face(0);
        int[] pixels = pixels(film, 0);
        int width = film.frame(0).getWidth();
        double sum = 0;
        int count = 0;
        int bottom = Math.min(film.frame(0).getHeight(), (int) box.getMaxY());
        for (int y = Math.max(0, (int) box.getY()); y < bottom; y++) {
            for (int x = (int) box.getX(); x < box.getMaxX(); x++) {
                sum += Math.abs(Pixels.luma(pixels[y * width + x]) - Pixels.luma(pixels[y * width + x + 1]));
                count++;
            }
        }
        return sum / count;
    }
}
