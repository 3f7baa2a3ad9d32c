package dev.scotoma.lab.benchmark;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import javax.imageio.ImageIO;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * What the pictures of frame packs would cost in other lossless codes: bytes, and milliseconds of a processor to write
 * and to read one. All but one are written and read in plain Java, as a worker without a native decoder would.
 */
final class PictureCodes {
    private static final int ROUNDS = 5;
    private static final int QOI_SEEN = 64;

    private PictureCodes() {}

    /** Three bytes for each pixel, blue first, row after row. */
    private interface Code {
        byte[] write(byte[] bgr, int width) throws Exception;

        byte[] read(byte[] coded, int width, int pixels) throws Exception;
    }

    /** Prints a line for each code. */
    static void compare(List<byte[]> pngs) throws Exception {
        List<BufferedImage> pictures = new ArrayList<>();
        long bytes = 0;
        for (byte[] png : pngs) {
            bytes += png.length;
            pictures.add(ImageIO.read(new ByteArrayInputStream(png)));
        }
        say("PNG as packs have it, read by the JDK", bytes / pngs.size(), Double.NaN, reading(pngs, PictureCodes::jdk));
        say("the same, read by OpenCV", bytes / pngs.size(), Double.NaN, reading(pngs, PictureCodes::openCv));
        compare("deflated differences to the left, level 1 (as PNG, without its checks)", pictures, new Deflated(1));
        compare("the same, level 6", pictures, new Deflated(6));
        compare("as they are, 3 bytes a pixel", pictures, new Plain());
        compare("QOI", pictures, new Qoi());
    }

    /** Nanoseconds of this thread, which other programs on the machine do not lengthen. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private interface Reader {
        void read(byte[] png) throws IOException;
    }

    private static void jdk(byte[] png) throws IOException {
        ImageIO.read(new ByteArrayInputStream(png));
    }

    private static void openCv(byte[] png) {
        try (Mat coded = new Mat(1, png.length, opencv_core.CV_8U, new BytePointer(png));
                Mat picture = opencv_imgcodecs.imdecode(coded, opencv_imgcodecs.IMREAD_COLOR)) {
            picture.data().get(new byte[(int) (picture.total() * picture.elemSize())]);
        }
    }

    private static double reading(List<byte[]> pngs, Reader reader) throws IOException {
        double best = Double.POSITIVE_INFINITY;
        for (int round = 0; round < ROUNDS; round++) {
            long began = cpu();
            for (byte[] png : pngs) {
                reader.read(png);
            }
            best = Math.min(best, (cpu() - began) / 1e6 / pngs.size());
        }
        return best;
    }

    private static void compare(String name, List<BufferedImage> pictures, Code code) throws Exception {
        double writing = Double.POSITIVE_INFINITY;
        double reading = Double.POSITIVE_INFINITY;
        long bytes = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long write = 0;
            long read = 0;
            bytes = 0;
            for (BufferedImage picture : pictures) {
                byte[] bgr = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
                long began = cpu();
                byte[] coded = code.write(bgr, picture.getWidth());
                long written = cpu();
                byte[] back = code.read(coded, picture.getWidth(), bgr.length / 3);
                read += cpu() - written;
                write += written - began;
                bytes += coded.length;
                if (!Arrays.equals(back, bgr)) {
                    throw new IllegalStateException(name + " gives back another picture");
                }
            }
            writing = Math.min(writing, write / 1e6 / pictures.size());
            reading = Math.min(reading, read / 1e6 / pictures.size());
        }
        say(name, bytes / pictures.size(), writing, reading);
    }

    private static void say(String name, long bytes, double writing, double reading) {
        System.out.printf(
                Locale.ROOT,
                "picture code, %s: %,d bytes, %.2f ms to write, %.2f to read%n",
                name,
                bytes,
                writing,
                reading);
    }

    private record Deflated(int level) implements Code {
        @Override
        public byte[] write(byte[] bgr, int width) {
            byte[] differences = bgr.clone();
            int row = 3 * width;
            for (int start = 0; start < bgr.length; start += row) {
                for (int i = start + row - 1; i >= start + 3; i--) {
                    differences[i] -= bgr[i - 3];
                }
            }
            Deflater deflater = new Deflater(level, true);
            deflater.setInput(differences);
            deflater.finish();
            byte[] buffer = new byte[bgr.length + 1024];
            int length = deflater.deflate(buffer);
            deflater.end();
            return Arrays.copyOf(buffer, length);
        }

        @Override
        public byte[] read(byte[] coded, int width, int pixels) throws DataFormatException {
            byte[] bgr = new byte[3 * pixels];
            Inflater inflater = new Inflater(true);
            inflater.setInput(coded);
            inflater.inflate(bgr);
            inflater.end();
            int row = 3 * width;
            for (int start = 0; start < bgr.length; start += row) {
                for (int i = start + 3; i < start + row; i++) {
                    bgr[i] += bgr[i - 3];
                }
            }
            return bgr;
        }
    }

    private record Plain() implements Code {
        @Override
        public byte[] write(byte[] bgr, int width) {
            return bgr.clone();
        }

        @Override
        public byte[] read(byte[] coded, int width, int pixels) {
            return coded.clone();
        }
    }

    /** The Quite OK Image format (qoiformat.org) without its header and end. */
    private record Qoi() implements Code {
        @Override
        public byte[] write(byte[] bgr, int width) {
            ByteArrayOutputStream out = new ByteArrayOutputStream(bgr.length);
            int[] seen = new int[QOI_SEEN];
            int before = 0;
            int run = 0;
            for (int i = 0; i < bgr.length; i += 3) {
                int b = bgr[i] & 255;
                int g = bgr[i + 1] & 255;
                int r = bgr[i + 2] & 255;
                int pixel = r << 16 | g << 8 | b;
                if (pixel == before) {
                    run++;
                }
                if (run > 0 && (pixel != before || run == 62 || i + 3 == bgr.length)) {
                    out.write(0xC0 | run - 1);
                    run = 0;
                }
                if (pixel == before) {
                    continue;
                }
                int place = place(r, g, b);
                int dr = (byte) (r - (before >> 16));
                int dg = (byte) (g - (before >> 8));
                int db = (byte) (b - before);
                if (seen[place] == pixel) {
                    out.write(place);
                } else if (dr >= -2 && dr < 2 && dg >= -2 && dg < 2 && db >= -2 && db < 2) {
                    out.write(0x40 | (dr + 2) << 4 | (dg + 2) << 2 | (db + 2));
                } else if (dg >= -32 && dg < 32 && dr - dg >= -8 && dr - dg < 8 && db - dg >= -8 && db - dg < 8) {
                    out.write(0x80 | dg + 32);
                    out.write((dr - dg + 8) << 4 | (db - dg + 8));
                } else {
                    out.write(0xFE);
                    out.write(r);
                    out.write(g);
                    out.write(b);
                }
                seen[place] = pixel;
                before = pixel;
            }
            return out.toByteArray();
        }

        @Override
        public byte[] read(byte[] coded, int width, int pixels) {
            byte[] bgr = new byte[3 * pixels];
            int[] seen = new int[QOI_SEEN];
            int r = 0;
            int g = 0;
            int b = 0;
            int at = 0;
            for (int i = 0; i < bgr.length; ) {
                int tag = coded[at++] & 255;
                int times = 1;
                if (tag == 0xFE) {
                    r = coded[at] & 255;
                    g = coded[at + 1] & 255;
                    b = coded[at + 2] & 255;
                    at += 3;
                } else if (tag < 0x40) {
                    r = seen[tag] >> 16;
                    g = seen[tag] >> 8 & 255;
                    b = seen[tag] & 255;
                } else if (tag < 0x80) {
                    r = r + (tag >> 4 & 3) - 2 & 255;
                    g = g + (tag >> 2 & 3) - 2 & 255;
                    b = b + (tag & 3) - 2 & 255;
                } else if (tag < 0xC0) {
                    int dg = (tag & 63) - 32;
                    int more = coded[at++] & 255;
                    r = r + dg + (more >> 4) - 8 & 255;
                    g = g + dg & 255;
                    b = b + dg + (more & 15) - 8 & 255;
                } else {
                    times = (tag & 63) + 1;
                }
                seen[place(r, g, b)] = r << 16 | g << 8 | b;
                for (; times > 0; times--, i += 3) {
                    bgr[i] = (byte) b;
                    bgr[i + 1] = (byte) g;
                    bgr[i + 2] = (byte) r;
                }
            }
            return bgr;
        }

        private static int place(int r, int g, int b) {
            return (3 * r + 5 * g + 7 * b + 11 * 255) % QOI_SEEN;
        }
    }
}
