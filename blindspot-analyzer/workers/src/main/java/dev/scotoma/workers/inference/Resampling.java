package dev.scotoma.workers.inference;

/**
 * Cuts a window out of pixels and scales it with a triangle filter that widens when the picture shrinks. Plain bilinear
 * scaling would skip pixels, and what it skips turns into the very interference patterns that a network looks for.
 */
final class Resampling {
    private Resampling() {}

    /**
     * Scales a window.
     *
     * @param pixels 0xRRGGBB, row-major
     * @param left the window in pixels, fractions allowed, inside the picture
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
        int from = columns.first(0);
        int count = columns.last(outWidth - 1) - from;
        float[] row = new float[3 * count];
        float[][] flat = new float[outHeight][3 * count];
        // Rows are added to rows first, whole ones at a time: that is what a processor does to many numbers at once.
        int out = 0;
        for (int y = rows.first(0); y < rows.last(outHeight - 1); y++) {
            unpack(pixels, y * width + from, row, count);
            while (rows.last(out) <= y) {
                out++;
            }
            for (int reached = out; reached < outHeight && rows.first(reached) <= y; reached++) {
                add(row, rows.weight(reached, y), flat[reached]);
            }
        }
        float[][] planes = new float[3][outWidth * outHeight];
        for (int y = 0; y < outHeight; y++) {
            for (int c = 0; c < 3; c++) {
                columns.squeeze(flat[y], c * count - from, planes[c], y * outWidth);
            }
        }
        return planes;
    }

    /** Unpacks pixels into red, then green, then blue. */
    private static void unpack(int[] pixels, int offset, float[] row, int count) {
        for (int i = 0; i < count; i++) {
            row[i] = (pixels[offset + i] >> 16) & 255;
        }
        for (int i = 0; i < count; i++) {
            row[count + i] = (pixels[offset + i] >> 8) & 255;
        }
        for (int i = 0; i < count; i++) {
            row[2 * count + i] = pixels[offset + i] & 255;
        }
    }

    private static void add(float[] row, float weight, float[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += weight * row[i];
        }
    }

    /**
     * The source pixels that make an output pixel along one axis, and how much each counts; the weights add up to 1.
     * Every output pixel has as many of them as the one with the most, if need be with a weight of 0, because long
     * loops over all of them are faster than a short one for each.
     */
    private static final class Taps {
        private final int[] first;
        private final float[][] weights;

        Taps(double start, double length, int source, int out) {
            double scale = length / out;
            double reach = Math.max(1, scale);
            int count = Math.min(source, (int) Math.ceil(2 * reach + 1));
            first = new int[out];
            weights = new float[count][out];
            for (int o = 0; o < out; o++) {
                double centre = start + (o + 0.5) * scale;
                first[o] = Math.clamp((int) Math.floor(centre - reach), 0, source - count);
                double sum = 0;
                for (int k = 0; k < count; k++) {
                    double weight = Math.max(0, 1 - Math.abs(first[o] + k + 0.5 - centre) / reach);
                    weights[k][o] = (float) weight;
                    sum += weight;
                }
                for (float[] weight : weights) {
                    weight[o] /= (float) sum;
                }
            }
        }

        int first(int out) {
            return first[out];
        }

        int last(int out) {
            return first[out] + weights.length;
        }

        float weight(int out, int source) {
            return weights[source - first[out]][out];
        }

        /** Makes the output pixels from {@code at} on of a row whose pixel 0 lies at {@code offset}. */
        void squeeze(float[] row, int offset, float[] plane, int at) {
            for (int k = 0; k < weights.length; k++) {
                float[] weight = weights[k];
                for (int x = 0; x < weight.length; x++) {
                    plane[at + x] += weight[x] * row[offset + first[x] + k];
                }
            }
        }
    }
}
