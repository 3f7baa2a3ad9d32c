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
                squeeze(flat[y], c * count - from, columns, planes[c], y * outWidth, outWidth);
            }
        }
        return planes;
    }

    /** Red, then green, then blue. */
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

    private static void squeeze(float[] row, int offset, Taps columns, float[] plane, int at, int outWidth) {
        for (int x = 0; x < outWidth; x++) {
            plane[at + x] = columns.mean(x, row, offset);
        }
    }

    /** Which source pixels make an output pixel along one axis, and how much each counts; the weights add up to 1. */
    private static final class Taps {
        private final int[] first;
        /** Where the weights of an output pixel begin; those of the next follow. */
        private final int[] begin;

        private final float[] weights;

        Taps(double start, double length, int source, int out) {
            first = new int[out];
            begin = new int[out + 1];
            double scale = length / out;
            double reach = Math.max(1, scale);
            float[] all = new float[out * (int) Math.ceil(2 * reach + 1)];
            for (int o = 0; o < out; o++) {
                double centre = start + (o + 0.5) * scale;
                int from = (int) Math.max(0, Math.floor(centre - reach));
                int to = (int) Math.min(source, Math.ceil(centre + reach));
                double sum = 0;
                for (int i = from; i < to; i++) {
                    double w = Math.max(0, 1 - Math.abs(i + 0.5 - centre) / reach);
                    all[begin[o] + i - from] = (float) w;
                    sum += w;
                }
                first[o] = from;
                begin[o + 1] = begin[o] + to - from;
                for (int i = begin[o]; i < begin[o + 1]; i++) {
                    all[i] /= (float) sum;
                }
            }
            weights = all;
        }

        int first(int out) {
            return first[out];
        }

        int last(int out) {
            return first[out] + begin[out + 1] - begin[out];
        }

        float weight(int out, int source) {
            return weights[begin[out] + source - first[out]];
        }

        /** Of a row whose pixel 0 lies at {@code offset}. */
        float mean(int out, float[] row, int offset) {
            int at = offset + first[out] - begin[out];
            float sum = 0;
            for (int i = begin[out]; i < begin[out + 1]; i++) {
                sum += weights[i] * row[at + i];
            }
            return sum;
        }
    }
}
