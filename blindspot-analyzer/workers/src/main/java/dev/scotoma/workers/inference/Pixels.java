package dev.scotoma.workers.inference;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * Changes a picture's planes: red, green and blue, each height × width values from 0 to 255. What is given stays as it
 * is.
 */
final class Pixels {
    private static final float JPEG_QUALITY = 0.7f;
    /** The weights of a Gaussian with a standard deviation of one pixel, from its middle outwards. */
    private static final double[] GAUSSIAN = {0.39905, 0.242035, 0.05401, 0.00443};

    private Pixels() {}

    static float[][] brightened(float[][] planes, double by) {
        return stretched(planes, 0, 1, by);
    }

    /** The planes with more or less contrast around the mean of the picture, which stays as bright as it was. */
    static float[][] contrasted(float[][] planes, double factor) {
        double sum = 0;
        for (float[] plane : planes) {
            for (float value : plane) {
                sum += value;
            }
        }
        return stretched(planes, sum / (planes.length * planes[0].length), factor, 0);
    }

    private static float[][] stretched(float[][] planes, double middle, double factor, double by) {
        float[][] stretched = new float[planes.length][planes[0].length];
        for (int c = 0; c < planes.length; c++) {
            for (int i = 0; i < planes[c].length; i++) {
                stretched[c][i] = (float) Math.clamp(middle + factor * (planes[c][i] - middle) + by, 0, 255);
            }
        }
        return stretched;
    }

    /** The planes as a JPEG keeps them. */
    static float[][] compressed(float[][] planes, int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * height; i++) {
            image.setRGB(
                    i % width,
                    i / width,
                    Math.round(planes[0][i]) << 16 | Math.round(planes[1][i]) << 8 | Math.round(planes[2][i]));
        }
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(jpeg)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(JPEG_QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        int[] back =
                ImageIO.read(new ByteArrayInputStream(jpeg.toByteArray())).getRGB(0, 0, width, height, null, 0, width);
        float[][] compressed = new float[3][back.length];
        for (int i = 0; i < back.length; i++) {
            for (int c = 0; c < 3; c++) {
                compressed[c][i] = back[i] >> (16 - 8 * c) & 255;
            }
        }
        return compressed;
    }

    /** The planes blurred. What lies beyond an edge is taken to be as the edge. */
    static float[][] blurred(float[][] planes, int width, int height) {
        return Arrays.stream(planes)
                .map(plane -> blurred(blurred(plane, width, height, 1, 0), width, height, 0, 1))
                .toArray(float[][]::new);
    }

    private static float[] blurred(float[] plane, int width, int height, int stepX, int stepY) {
        float[] blurred = new float[plane.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double sum = 0;
                for (int k = 1 - GAUSSIAN.length; k < GAUSSIAN.length; k++) {
                    int fromX = Math.clamp(x + k * stepX, 0, width - 1);
                    int fromY = Math.clamp(y + k * stepY, 0, height - 1);
                    sum += GAUSSIAN[Math.abs(k)] * plane[fromY * width + fromX];
                }
                blurred[y * width + x] = (float) sum;
            }
        }
        return blurred;
    }
}
