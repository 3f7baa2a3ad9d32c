package dev.scotoma.simulator.render;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.random.RandomGenerator;

/** Effects that act on every pixel of an image of packed integers. */
final class Pixels {
    private Pixels() {}

    static int[] of(BufferedImage image) {
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    /** 0 to 255. */
    static double luma(int pixel) {
        return 0.299 * ((pixel >> 16) & 255) + 0.587 * ((pixel >> 8) & 255) + 0.114 * (pixel & 255);
    }

    /** Blocks of a badly compressed clip: flat, and few levels. */
    static void blocks(BufferedImage image, Rectangle area, int cell) {
        int[] pixels = of(image);
        int width = image.getWidth();
        for (int y = area.y; y < area.y + area.height; y++) {
            int cornerRow = Math.min(area.y + area.height - 1, (y - area.y) / cell * cell + cell / 2 + area.y) * width;
            for (int x = area.x; x < area.x + area.width; x++) {
                int corner = pixels[
                        cornerRow + Math.min(area.x + area.width - 1, (x - area.x) / cell * cell + cell / 2 + area.x)];
                int pixel = pixels[y * width + x];
                if ((pixel >>> 24) == 255 && (corner >>> 24) == 255) {
                    pixels[y * width + x] = mixed(pixel, corner);
                }
            }
        }
    }

    /** Two thirds of the pixel and one of its block, in steps of 16. */
    private static int mixed(int pixel, int corner) {
        int result = 0xFF00_0000;
        for (int shift = 0; shift <= 16; shift += 8) {
            int value = (2 * ((pixel >> shift) & 255) + ((corner >> shift) & 255)) / 3;
            result |= Math.min(255, (value + 8) / 16 * 16) << shift;
        }
        return result;
    }

    /** Scales all values so that their mean luma comes near {@code luma}. */
    static void setMean(BufferedImage image, double luma) {
        int[] pixels = of(image);
        double sum = 0;
        for (int pixel : pixels) {
            sum += luma(pixel);
        }
        double gain = luma * pixels.length / Math.max(1, sum);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = scaled(pixels[i], gain, gain, gain);
        }
    }

    static int scaled(int pixel, double red, double green, double blue) {
        int r = (int) Math.min(255, ((pixel >> 16) & 255) * red);
        int g = (int) Math.min(255, ((pixel >> 8) & 255) * green);
        int b = (int) Math.min(255, (pixel & 255) * blue);
        return (pixel & 0xFF00_0000) | (r << 16) | (g << 8) | b;
    }

    /** Smooth noise over the whole picture, so that texture alone is no cue. */
    static void texture(BufferedImage image, double depth, RandomGenerator r) {
        int coarse = r.nextInt(4, 24);
        double[][] grid = new double[coarse + 2][coarse + 2];
        for (double[] row : grid) {
            for (int i = 0; i < row.length; i++) {
                row[i] = r.nextGaussian();
            }
        }
        int[] pixels = of(image);
        int width = image.getWidth();
        for (int i = 0; i < pixels.length; i++) {
            double gx = i % width * (double) coarse / width;
            int row = i / width;
            double gy = row * (double) coarse / image.getHeight();
            int ix = (int) gx;
            int iy = (int) gy;
            double fx = gx - ix;
            double fy = gy - iy;
            double value = (grid[iy][ix] * (1 - fx) + grid[iy][ix + 1] * fx) * (1 - fy)
                    + (grid[iy + 1][ix] * (1 - fx) + grid[iy + 1][ix + 1] * fx) * fy;
            double gain = Math.max(0, 1 + depth * value);
            pixels[i] = scaled(pixels[i], gain, gain, gain);
        }
    }

    /** Weights 1, 2, 1 across and down; the rim keeps its pixels. Two channels at a time in one integer. */
    static void blur(int[] pixels, int[] spare, int width, int height) {
        pass(pixels, spare, width, height, 1);
        pass(spare, pixels, width, height, width);
    }

    private static void pass(int[] from, int[] to, int width, int height, int step) {
        int last = width * height - step;
        System.arraycopy(from, 0, to, 0, step);
        System.arraycopy(from, last, to, last, step);
        for (int i = step; i < last; i++) {
            int a = from[i - step];
            int b = from[i];
            int c = from[i + step];
            int even = ((a & 0xFF00FF) + 2 * (b & 0xFF00FF) + (c & 0xFF00FF)) >> 2;
            int odd = ((a & 0x00FF00) + 2 * (b & 0x00FF00) + (c & 0x00FF00)) >> 2;
            to[i] = (even & 0xFF00FF) | (odd & 0x00FF00);
        }
    }
}
