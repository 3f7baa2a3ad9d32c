package dev.scotoma.blindspot.training;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.random.RandomGenerator;

/** Effects that act on every pixel of a TYPE_INT_RGB image: what a medium does to a picture, and what a camera does. */
final class Pixels {
    private Pixels() {}

    /** Two crossed waves, slightly apart per channel, as a pixel grid beats against a sensor. */
    static void moire(BufferedImage image, RandomGenerator r) {
        double unit = image.getWidth() / 128.0;
        double angle = r.nextDouble(Math.PI);
        double pitch = 2 * Math.PI / (unit * r.nextDouble(3.2, 9));
        double cross = 2 * Math.PI / (unit * r.nextDouble(3.2, 9));
        double depth = r.nextDouble(0.12, 0.32);
        double colour = r.nextDouble(0.2, 1.4);
        double bend = r.nextDouble(-0.002, 0.002) / unit;
        each(image, (x, y, rgb) -> {
            double u = Math.cos(angle) * x + Math.sin(angle) * y;
            double v = -Math.sin(angle) * x + Math.cos(angle) * y;
            for (int c = 0; c < 3; c++) {
                double wave = Math.sin(pitch * (u + bend * v * v) + c * colour) + 0.5 * Math.sin(cross * v + c);
                rgb[c] *= 1 + depth * wave;
            }
        });
    }

    /** The dots of a printer on paper: weaker colours, and ink spots that grow where the picture is dark. */
    static void printDots(BufferedImage image, RandomGenerator r) {
        double unit = image.getWidth() / 128.0;
        double pitch = Math.PI / (unit * r.nextDouble(2, 3.4));
        double angle = r.nextDouble(0.2, 1.3);
        double depth = r.nextDouble(0.3, 0.6);
        each(image, (x, y, rgb) -> {
            double u = Math.cos(angle) * x + Math.sin(angle) * y;
            double v = -Math.sin(angle) * x + Math.cos(angle) * y;
            double dot = Math.sin(pitch * u) * Math.sin(pitch * v);
            for (int c = 0; c < 3; c++) {
                double ink = 1 - rgb[c] / 255;
                rgb[c] = 255 * (1 - Math.max(0, ink * (0.85 + depth * dot * 1.2)));
            }
        });
    }

    /** Blocks of a badly compressed clip. */
    static void blocks(BufferedImage image, RandomGenerator r) {
        int cell = Math.max(3, (int) (image.getWidth() / 128.0 * r.nextDouble(5, 9)));
        int levels = r.nextInt(5, 9);
        int[] pixels = pixels(image);
        int side = image.getWidth();
        int[] source = pixels.clone();
        each(image, (x, y, rgb) -> {
            int corner = source[
                    Math.min(side - 1, y / cell * cell + cell / 2) * side
                            + Math.min(side - 1, x / cell * cell + cell / 2)];
            for (int c = 0; c < 3; c++) {
                double flat = (corner >> (16 - 8 * c)) & 255;
                rgb[c] = Math.round((0.75 * flat + 0.25 * rgb[c]) / 255 * levels) * 255.0 / levels;
            }
        });
    }

    /** Less contrast and a cast: every medium shows fewer colours than the face it copies. */
    static void fade(BufferedImage image, double red, double green, double blue, double contrast) {
        double[] gain = {red, green, blue};
        each(image, (x, y, rgb) -> {
            double grey = (rgb[0] + rgb[1] + rgb[2]) / 3;
            for (int c = 0; c < 3; c++) {
                rgb[c] = gain[c] * (128 + contrast * (0.8 * rgb[c] + 0.2 * grey - 128));
            }
        });
    }

    /** Smooth noise over the whole room, so that texture alone is no cue. */
    static void texture(BufferedImage image, double depth, RandomGenerator r) {
        int side = image.getWidth();
        int coarse = r.nextInt(4, 24);
        double[][] grid = new double[coarse + 2][coarse + 2];
        for (double[] row : grid) {
            for (int i = 0; i < row.length; i++) {
                row[i] = r.nextGaussian();
            }
        }
        each(image, (x, y, rgb) -> {
            double gx = x * (double) coarse / side;
            double gy = y * (double) coarse / side;
            int ix = (int) gx;
            int iy = (int) gy;
            double fx = gx - ix;
            double fy = gy - iy;
            double value = (grid[iy][ix] * (1 - fx) + grid[iy][ix + 1] * fx) * (1 - fy)
                    + (grid[iy + 1][ix] * (1 - fx) + grid[iy + 1][ix + 1] * fx) * fy;
            for (int c = 0; c < 3; c++) {
                rgb[c] *= 1 + depth * value;
            }
        });
    }

    interface Change {
        void apply(int x, int y, double[] rgb);
    }

    /** Calls {@code change} with the channels 0..255 of every pixel in row order and stores what it leaves, clamped. */
    static void each(BufferedImage image, Change change) {
        int[] pixels = pixels(image);
        int width = image.getWidth();
        double[] rgb = new double[3];
        for (int i = 0; i < pixels.length; i++) {
            int p = pixels[i];
            rgb[0] = (p >> 16) & 255;
            rgb[1] = (p >> 8) & 255;
            rgb[2] = p & 255;
            change.apply(i % width, i / width, rgb);
            pixels[i] = (clamp(rgb[0]) << 16) | (clamp(rgb[1]) << 8) | clamp(rgb[2]);
        }
    }

    static int[] pixels(BufferedImage image) {
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    private static int clamp(double value) {
        return value <= 0 ? 0 : value >= 255 ? 255 : (int) Math.round(value);
    }
}
