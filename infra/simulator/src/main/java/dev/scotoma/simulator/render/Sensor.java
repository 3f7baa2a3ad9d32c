package dev.scotoma.simulator.render;

import dev.scotoma.simulator.scene.Optics;
import java.util.Arrays;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Lens and sensor: bloom, blur, light scattered over the picture, and noise. Changes the view in place. */
final class Sensor {
    private static final int GRAINS = 1 << 16;
    private static final byte[] GRAIN = new byte[GRAINS];

    static {
        Random random = new Random(20261124);
        for (int i = 0; i < GRAINS; i++) {
            GRAIN[i] = (byte) Math.clamp(Math.round(random.nextGaussian() * 32), -127, 127);
        }
    }

    private final Optics optics;
    private final int[] spare;
    private final int[] curve = new int[256];

    /** @param surroundings mean luma of what lies around the face: the light that scatters */
    Sensor(Optics optics, double surroundings) {
        this.optics = optics;
        spare = new int[optics.width() * optics.height()];
        Arrays.setAll(curve, v -> (int) Math.round(veiled(v, optics, surroundings)));
    }

    static double veiled(double value, Optics optics, double surroundings) {
        return Math.min(255, value * (1 - optics.veil()) + optics.veil() * surroundings);
    }

    /** What must come in for {@code luma} to come out. */
    static double unveiled(double luma, Optics optics, double surroundings) {
        return Math.max(2, (luma - optics.veil() * surroundings) / (1 - optics.veil()));
    }

    void take(int[] view, RandomGenerator grain) {
        int width = optics.width();
        if (optics.bloom() > 0) {
            Bloom.over(view, width, optics.height(), optics.bloom());
        }
        for (double left = optics.blur(); left > 0.25; left--) {
            Pixels.blur(view, spare, width, optics.height());
        }
        int amount = (int) Math.round(optics.noise() * 32);
        int at = grain.nextInt(GRAINS);
        int coloured = grain.nextInt(GRAINS);
        for (int i = 0; i < view.length; i++) {
            int pixel = view[i];
            int common = (GRAIN[(at + i * 5) & (GRAINS - 1)] * amount) >> 10;
            int red = (GRAIN[(coloured + i * 3) & (GRAINS - 1)] * amount) >> 11;
            view[i] = (byteOf(curve[(pixel >> 16) & 255] + common + red) << 16)
                    | (byteOf(curve[(pixel >> 8) & 255] + common) << 8)
                    | byteOf(curve[pixel & 255] + common - red);
        }
    }

    private static int byteOf(int value) {
        return value < 0 ? 0 : Math.min(255, value);
    }
}
