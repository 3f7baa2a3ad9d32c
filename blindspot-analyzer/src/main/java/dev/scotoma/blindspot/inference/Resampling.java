package dev.scotoma.blindspot.inference;

/**
 * Cuts a window out of pixels and scales it with a triangle filter that widens when the picture shrinks. Plain bilinear scaling would skip
 * pixels, and what it skips turns into the very interference patterns a network looks for.
 */
final class Resampling {
    private Resampling() {}

    /**
     * @param pixels 0xRRGGBB, row-major
     * @param left window in pixels, fractions allowed, inside the picture
     * @return three planes (red, green, blue) of outHeight × outWidth values 0..255
     */
    static float[][] planes(
            int[] pixels,
            int width,
            int height,
            double left,
            double top,
            double windowWidth,
            double windowHeight,
            int outWidth,
            int outHeight) {
        Taps columns = new Taps(left, windowWidth, width, outWidth);
        Taps rows = new Taps(top, windowHeight, height, outHeight);
        float[][] planes = new float[3][outWidth * outHeight];
        float[] row = new float[outWidth * 3];
        // Each source row is squeezed once and then added to every output row it reaches.
        for (int y = rows.first(0); y < rows.last(outHeight - 1); y++) {
            squeeze(pixels, y * width, columns, row, outWidth);
            for (int out = 0; out < outHeight; out++) {
                float weight = rows.weight(out, y);
                if (weight > 0) {
                    for (int x = 0; x < outWidth; x++) {
                        for (int c = 0; c < 3; c++) {
                            planes[c][out * outWidth + x] += weight * row[3 * x + c];
                        }
                    }
                }
            }
        }
        return planes;
    }

    private static void squeeze(int[] pixels, int offset, Taps columns, float[] row, int outWidth) {
        for (int x = 0; x < outWidth; x++) {
            float red = 0;
            float green = 0;
            float blue = 0;
            for (int i = columns.first(x); i < columns.last(x); i++) {
                float weight = columns.weight(x, i);
                int pixel = pixels[offset + i];
                red += weight * ((pixel >> 16) & 255);
                green += weight * ((pixel >> 8) & 255);
                blue += weight * (pixel & 255);
            }
            row[3 * x] = red;
            row[3 * x + 1] = green;
            row[3 * x + 2] = blue;
        }
    }

    /** Which source pixels make an output pixel along one axis, and how much each counts; the weights add up to 1. */
    private static final class Taps {
        private final int[] first;
        private final float[][] weights;

        Taps(double start, double length, int source, int out) {
            first = new int[out];
            weights = new float[out][];
            double scale = length / out;
            double reach = Math.max(1, scale);
            for (int o = 0; o < out; o++) {
                double centre = start + (o + 0.5) * scale;
                int from = (int) Math.max(0, Math.floor(centre - reach));
                int to = (int) Math.min(source, Math.ceil(centre + reach));
                float[] weight = new float[to - from];
                double sum = 0;
                for (int i = from; i < to; i++) {
                    double w = Math.max(0, 1 - Math.abs(i + 0.5 - centre) / reach);
                    weight[i - from] = (float) w;
                    sum += w;
                }
                for (int i = 0; i < weight.length; i++) {
                    weight[i] /= (float) sum;
                }
                first[o] = from;
                weights[o] = weight;
            }
        }

        int first(int out) {
            return first[out];
        }

        int last(int out) {
            return first[out] + weights[out].length;
        }

        float weight(int out, int source) {
            int i = source - first[out];
            return i < 0 || i >= weights[out].length ? 0 : weights[out][i];
        }
    }
}
