package dev.scotoma.simulator.render;

import dev.scotoma.simulator.scene.Light;
import dev.scotoma.simulator.scene.Optics;
import dev.scotoma.simulator.scene.Scene;
import java.awt.image.BufferedImage;

/**
 * Sets the light on the person and on the room so that a meter reads what the scene plants: the brightness of the face, of its halves and
 * of what surrounds it. Found by reading the first frame and correcting a few times, as clipping makes it no straight line.
 */
final class Exposure {
    private static final int ROUNDS = 6;

    private final Optics optics;
    private final Light light;
    private final double unit;
    private final double centreX;
    private final double centreY;
    private final int[] room;
    private final double[] onPerson = {1, 1, 1};
    private final double[] onRoom = {1, 1, 1};
    private final double surroundings;
    private final double side;

    /** @param unlit the room as it is painted */
    Exposure(Scene scene, BufferedImage unlit, BufferedImage layer, double unit) {
        this.optics = scene.optics();
        this.light = scene.light();
        this.unit = unit;
        centreX = scene.stance().x() * optics.width();
        centreY = scene.stance().y() * optics.height();
        side = (light.sides() - 1) / (light.sides() + 1);
        int[] painted = Pixels.of(unlit);
        room = new int[painted.length];
        surroundings = Math.min(232, light.faceLuma() / light.faceOverSurroundings());
        int[] view = new int[painted.length];
        double face = Sensor.unveiled(light.faceLuma(), optics, surroundings);
        double around = Sensor.unveiled(surroundings, optics, surroundings);
        for (int round = 0; round < ROUNDS; round++) {
            lit(painted);
            light(layer, view, centreX);
            correct(view, face, around);
        }
        lit(painted);
    }

    double surroundings() {
        return surroundings;
    }

    /** Puts the layer before the room. */
    void light(BufferedImage layer, int[] view, double faceX) {
        int width = optics.width();
        int[] front = Pixels.of(layer);
        int[] gains = new int[3 * width];
        for (int x = 0; x < width; x++) {
            double across = Math.clamp((x - faceX) / (0.35 * unit), -1, 1);
            for (int c = 0; c < 3; c++) {
                gains[3 * x + c] = (int) (256 * onPerson[c] * (1 - side * across));
            }
        }
        for (int i = 0, x = 0; i < view.length; i++, x = x + 1 == width ? 0 : x + 1) {
            int pixel = front[i];
            int alpha = pixel >>> 24;
            if (alpha == 0) {
                view[i] = room[i];
                continue;
            }
            int back = alpha == 255 ? 0 : room[i];
            int rest = 255 - alpha;
            int r = mixed((pixel >> 16) & 255, gains[3 * x], (back >> 16) & 255, rest);
            int g = mixed((pixel >> 8) & 255, gains[3 * x + 1], (back >> 8) & 255, rest);
            int b = mixed(pixel & 255, gains[3 * x + 2], back & 255, rest);
            view[i] = (r << 16) | (g << 8) | b;
        }
    }

    private static int mixed(int value, int gain, int back, int rest) {
        return Math.min(255, ((value * gain) >> 8) + back * rest / 255);
    }

    private void lit(int[] painted) {
        for (int i = 0; i < painted.length; i++) {
            room[i] = Pixels.scaled(painted[i], onRoom[0], onRoom[1], onRoom[2]);
        }
    }

    /** Reads the inner face and all that is neither head nor body, as inspection does, and moves both lights and the cast. */
    private void correct(int[] view, double face, double around) {
        double[] inner = mean(view, centreX - 0.78 * unit, centreY - 0.85 * unit, 1.56 * unit, 1.75 * unit, false);
        double top = centreY - 2.1 * unit;
        double[] outer = mean(view, centreX - 2.2 * unit, top, 4.4 * unit, optics.height() - top, true);
        double cast = Math.sqrt(light.redOverBlue() * outer[3] / Math.max(1, outer[1]));
        scale(onPerson, face / Math.max(1, inner[0]), cast);
        scale(onRoom, Math.clamp(around / Math.max(1, outer[0]), 0.2, 5), cast);
    }

    private static void scale(double[] gains, double by, double cast) {
        gains[0] = Math.clamp(gains[0] * by * cast, 0.02, 12);
        gains[1] = Math.clamp(gains[1] * by, 0.02, 12);
        gains[2] = Math.clamp(gains[2] * by / cast, 0.02, 12);
    }

    /** Luma, red, green and blue inside or outside of a box. */
    private double[] mean(int[] view, double left, double top, double width, double height, boolean outside) {
        double[] sum = new double[4];
        int count = 0;
        for (int i = 0; i < view.length; i++) {
            int x = i % optics.width();
            int y = i / optics.width();
            boolean inside = x >= left && x < left + width && y >= top && y < top + height;
            if (inside != outside) {
                int pixel = view[i];
                sum[0] += Pixels.luma(pixel);
                sum[1] += (pixel >> 16) & 255;
                sum[2] += (pixel >> 8) & 255;
                sum[3] += pixel & 255;
                count++;
            }
        }
        for (int i = 0; i < 4; i++) {
            sum[i] /= Math.max(1, count);
        }
        return sum;
    }
}
