package dev.scotoma.workers.inference;

import dev.scotoma.workers.manifest.Manifest.Input;
import dev.scotoma.workers.manifest.Manifest.Resize;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Scales as {@code cv::resize} of OpenCV 4 does with pictures of bytes, byte for byte: a network that was trained on
 * what that gives sees the same here. The linear filter skips pixels when a picture shrinks, in fixed-point numbers.
 * The area filter takes the mean of what lies under a pixel; where a side grows it is a linear one with other weights.
 */
final class OpenCvResampling {
    /** The fixed-point one of the weights. */
    private static final int ONE = 2048;

    private final boolean area;
    private final int outWidth;
    private final int outHeight;

    private OpenCvResampling(boolean area, int outWidth, int outHeight) {
        this.area = area;
        this.outWidth = outWidth;
        this.outHeight = outHeight;
    }

    static OpenCvResampling of(Input input) {
        return new OpenCvResampling(input.resize() == Resize.OPENCV_AREA, input.width(), input.height());
    }

    /**
     * Scales a window.
     *
     * @param pixels 0xRRGGBB, row-major
     * @param width of the picture
     * @param window inside the picture
     * @return three planes (red, green, blue) of outHeight × outWidth whole values 0..255
     */
    float[][] planes(int[] pixels, int width, Rectangle window) {
        double across = scale(window.width, outWidth);
        double down = scale(window.height, outHeight);
        boolean wholeTimes = isWhole(across) && isWhole(down);
        float[][] planes = new float[3][];
        for (int channel = 0; channel < 3; channel++) {
            int[][] rows = channel(pixels, width, window, 16 - 8 * channel);
            if (window.width == outWidth && window.height == outHeight) {
                planes[channel] = copied(rows);
            } else if (area && wholeTimes && across >= 1 && down >= 1) {
                planes[channel] = blocks(rows, (int) Math.rint(across), (int) Math.rint(down));
            } else if (area && across >= 1 && down >= 1) {
                planes[channel] = means(rows, across, down);
            } else {
                planes[channel] = linear(rows, across, down);
            }
        }
        return planes;
    }

    /** As OpenCV rounds it: one over the inverse. */
    private static double scale(int from, int to) {
        return 1 / ((double) to / from);
    }

    private static boolean isWhole(double scale) {
        return Math.abs(scale - Math.rint(scale)) < Math.ulp(1.0);
    }

    private static int[][] channel(int[] pixels, int width, Rectangle window, int shift) {
        int[][] rows = new int[window.height][window.width];
        for (int y = 0; y < window.height; y++) {
            int at = (window.y + y) * width + window.x;
            for (int x = 0; x < window.width; x++) {
                rows[y][x] = (pixels[at + x] >> shift) & 255;
            }
        }
        return rows;
    }

    private float[] copied(int[][] rows) {
        float[] plane = new float[outWidth * outHeight];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = rows[i / outWidth][i % outWidth];
        }
        return plane;
    }

    /** Means of blocks of whole pixels. */
    private float[] blocks(int[][] rows, int across, int down) {
        float[] plane = new float[outWidth * outHeight];
        float share = 1f / (across * down);
        for (int i = 0; i < plane.length; i++) {
            int sum = 0;
            for (int y = i / outWidth * down; y < (i / outWidth + 1) * down; y++) {
                for (int x = i % outWidth * across; x < (i % outWidth + 1) * across; x++) {
                    sum += rows[y][x];
                }
            }
            plane[i] = across == 2 && down == 2 ? (sum + 2) >> 2 : (float) Math.rint(sum * share);
        }
        return plane;
    }

    /** Means of blocks whose edges lie within pixels. */
    private float[] means(int[][] rows, double across, double down) {
        List<Part> columns = parts(rows[0].length, outWidth, across);
        float[] plane = new float[outWidth * outHeight];
        float[] row = new float[outWidth];
        for (Part line : parts(rows.length, outHeight, down)) {
            Arrays.fill(row, 0);
            for (Part column : columns) {
                row[column.to()] += rows[line.from()][column.from()] * column.share();
            }
            for (int x = 0; x < outWidth; x++) {
                plane[line.to() * outWidth + x] += line.share() * row[x];
            }
        }
        for (int i = 0; i < plane.length; i++) {
            plane[i] = (float) Math.clamp(Math.rint(plane[i]), 0.0, 255.0);
        }
        return plane;
    }

    /** Which share a pixel has of an output pixel along one axis. */
    private record Part(int from, int to, float share) {}

    private static List<Part> parts(int source, int out, double scale) {
        List<Part> parts = new ArrayList<>();
        for (int o = 0; o < out; o++) {
            double begin = o * scale;
            double end = begin + scale;
            double length = Math.min(scale, source - begin);
            int last = Math.min((int) Math.floor(end), source - 1);
            int first = Math.min((int) Math.ceil(begin), last);
            if (first - begin > 1e-3) {
                parts.add(new Part(first - 1, o, (float) ((first - begin) / length)));
            }
            for (int whole = first; whole < last; whole++) {
                parts.add(new Part(whole, o, (float) (1 / length)));
            }
            if (end - last > 1e-3) {
                parts.add(new Part(last, o, (float) (Math.min(Math.min(end - last, 1), length) / length)));
            }
        }
        return parts;
    }

    private float[] linear(int[][] rows, double across, double down) {
        int last = rows.length - 1;
        Weights columns = new Weights(outWidth, across);
        columns.keepInside(rows[0].length - 1);
        Weights lines = new Weights(outHeight, down);
        float[] plane = new float[outWidth * outHeight];
        int[] upper = new int[outWidth];
        int[] lower = new int[outWidth];
        for (int y = 0; y < outHeight; y++) {
            columns.squeeze(rows[Math.clamp(lines.first[y], 0, last)], upper);
            columns.squeeze(rows[Math.clamp(lines.first[y] + 1, 0, last)], lower);
            for (int x = 0; x < outWidth; x++) {
                int sum = ((lines.ofFirst[y] * (upper[x] >> 4)) >> 16) + ((lines.ofNext[y] * (lower[x] >> 4)) >> 16);
                plane[y * outWidth + x] = (sum + 2) >> 2;
            }
        }
        return plane;
    }

    /** The two pixels along one axis that make an output pixel, and what each weighs of {@link #ONE}. */
    private final class Weights {
        private final int[] first;
        private final int[] ofFirst;
        private final int[] ofNext;

        Weights(int out, double scale) {
            first = new int[out];
            ofFirst = new int[out];
            ofNext = new int[out];
            for (int o = 0; o < out; o++) {
                float at;
                if (area) {
                    first[o] = (int) Math.floor(o * scale);
                    at = (float) ((o + 1) - (first[o] + 1) * (1 / scale));
                    at = at <= 0 ? 0 : at - (float) Math.floor(at);
                } else {
                    at = (float) ((o + 0.5) * scale - 0.5);
                    first[o] = (int) Math.floor(at);
                    at -= first[o];
                }
                weigh(o, at);
            }
        }

        private void weigh(int out, float at) {
            ofFirst[out] = (int) Math.rint((1 - at) * ONE);
            ofNext[out] = (int) Math.rint(at * ONE);
        }

        /** An output pixel that reaches beyond the first or the last pixel is that pixel. */
        void keepInside(int last) {
            for (int o = 0; o < first.length; o++) {
                if (first[o] < 0 || first[o] >= last) {
                    first[o] = Math.clamp(first[o], 0, last);
                    weigh(o, 0);
                }
            }
        }

        void squeeze(int[] row, int[] out) {
            for (int o = 0; o < out.length; o++) {
                int next = row[Math.min(first[o] + 1, row.length - 1)];
                out[o] = row[first[o]] * ofFirst[o] + next * ofNext[o];
            }
        }
    }
}
