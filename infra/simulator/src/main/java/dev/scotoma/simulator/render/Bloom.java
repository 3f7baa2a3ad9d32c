package dev.scotoma.simulator.render;

/** Light of large bright places that runs over what lies between them: a dark rim a few pixels thin against a window is gone, a wall is not. */
final class Bloom {
    /** Pixels a side of the squares whose mean is the light around. */
    private static final int CELL = 4;

    private static final int FROM = 60;
    private static final int FULL = 140;

    private Bloom() {}

    static void over(int[] view, int width, int height, double share) {
        int columns = (width + CELL - 1) / CELL;
        int rows = (height + CELL - 1) / CELL;
        int[] around = means(view, width, height, columns, rows);
        int[] spare = new int[around.length];
        for (int pass = 0; pass < 3; pass++) {
            Pixels.blur(around, spare, columns, rows);
        }
        for (int i = 0; i < view.length; i++) {
            int light = around[i / width / CELL * columns + i % width / CELL];
            double strength = share * Math.clamp((Pixels.luma(light) - FROM) / (FULL - FROM), 0, 1);
            if (strength > 0) {
                view[i] = lifted(view[i], light, strength);
            }
        }
    }

    private static int lifted(int pixel, int light, double strength) {
        int result = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int value = (pixel >> shift) & 255;
            int missing = Math.max(0, ((light >> shift) & 255) - value);
            result |= (value + (int) (strength * missing)) << shift;
        }
        return result;
    }

    private static int[] means(int[] view, int width, int height, int columns, int rows) {
        int[] means = new int[columns * rows];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int bottom = Math.min(height, (row + 1) * CELL);
                int right = Math.min(width, (column + 1) * CELL);
                int red = 0;
                int green = 0;
                int blue = 0;
                int count = 0;
                for (int y = row * CELL; y < bottom; y++) {
                    for (int x = column * CELL; x < right; x++) {
                        int pixel = view[y * width + x];
                        red += (pixel >> 16) & 255;
                        green += (pixel >> 8) & 255;
                        blue += pixel & 255;
                        count++;
                    }
                }
                means[row * columns + column] = ((red / count) << 16) | ((green / count) << 8) | (blue / count);
            }
        }
        return means;
    }
}
