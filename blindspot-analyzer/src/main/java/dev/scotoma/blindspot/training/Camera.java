package dev.scotoma.blindspot.training;

import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Random;
import java.util.random.RandomGenerator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/** Takes a picture of what is before it: odd light, colour cast, blur, noise and compression, as cheap cameras give. */
final class Camera {
    private Camera() {}

    static BufferedImage take(BufferedImage view, RandomGenerator scene, RandomGenerator frame) {
        double side = view.getWidth();
        double gain = Math.exp(scene.nextDouble(-0.8, 0.25)) * frame.nextDouble(0.97, 1.03);
        double gamma = scene.nextDouble(0.75, 1.3);
        double warm = scene.nextDouble(-0.15, 0.15);
        double slope = scene.nextDouble() < 0.5 ? scene.nextDouble(-0.6, 0.6) : 0;
        double blur = scene.nextDouble() < 0.6 ? scene.nextDouble(0, 0.9) * side / 128 : 0;
        double noise = scene.nextDouble() < 0.7 ? scene.nextDouble(0, 9) : 0;
        float quality = scene.nextDouble() < 0.5 ? (float) scene.nextDouble(0.45, 0.95) : 1f;
        double[] cast = {1 + warm, 1, 1 - warm};
        double[] curve = new double[256];
        Arrays.setAll(curve, v -> 255 * Math.pow(v / 255.0, gamma) * gain);
        Pixels.each(view, (x, y, rgb) -> {
            double light = 1 + slope * (x / side - 0.5);
            for (int c = 0; c < 3; c++) {
                rgb[c] = curve[(int) rgb[c]] * cast[c] * light;
            }
        });
        BufferedImage image = blur < 0.3 ? view : blurred(view, blur);
        if (noise > 0.5) {
            Random grain = new Random(frame.nextLong());
            Pixels.each(image, (x, y, rgb) -> {
                double common = grain.nextGaussian() * noise;
                for (int c = 0; c < 3; c++) {
                    rgb[c] += common + (c == 1 ? 0 : (grain.nextDouble() - 0.5) * noise);
                }
            });
        }
        return quality < 1 ? compressed(image, quality) : image;
    }

    /** Gaussian blur by two passes; the rim keeps its sharpness rather than turning black. */
    private static BufferedImage blurred(BufferedImage image, double sigma) {
        int radius = (int) Math.ceil(2 * sigma);
        float[] weights = new float[2 * radius + 1];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) Math.exp(-(i - radius) * (i - radius) / (2 * sigma * sigma));
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= (float) sum;
        }
        BufferedImage across = new ConvolveOp(new Kernel(weights.length, 1, weights), ConvolveOp.EDGE_NO_OP, null)
                .filter(image, new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB));
        return new ConvolveOp(new Kernel(1, weights.length, weights), ConvolveOp.EDGE_NO_OP, null)
                .filter(across, new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB));
    }

    private static BufferedImage compressed(BufferedImage image, float quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
            out.flush();
            BufferedImage read = ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
            BufferedImage rgb = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
            rgb.getGraphics().drawImage(read, 0, 0, null);
            return rgb;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        } finally {
            writer.dispose();
        }
    }
}
