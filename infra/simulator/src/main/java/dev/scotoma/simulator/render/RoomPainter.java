package dev.scotoma.simulator.render;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;

/** Draws a room: a wall with furniture-like shapes, some as dark and straight as a device, so that edges alone say nothing. */
final class RoomPainter {
    private RoomPainter() {}

    static BufferedImage paint(int width, int height, RandomGenerator r) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = Film.graphics(image);
        float hue = r.nextFloat();
        Color near = Color.getHSBColor(hue, r.nextFloat(0.25f), r.nextFloat(0.5f, 0.9f));
        Color far = Color.getHSBColor(hue + r.nextFloat(0.15f), r.nextFloat(0.3f), r.nextFloat(0.35f, 0.85f));
        g.setPaint(new GradientPaint(0, 0, near, width, (float) (height * r.nextDouble(-0.5, 1)), far));
        g.fill(new Rectangle2D.Double(0, 0, width, height));
        int shapes = r.nextInt(9);
        for (int i = 0; i < shapes; i++) {
            g.setColor(Color.getHSBColor(r.nextFloat(), r.nextFloat(0.6f), r.nextFloat(0.1f, 0.95f)));
            double x = width * r.nextDouble(-0.2, 1);
            double y = height * r.nextDouble(-0.2, 0.9);
            double w = width * r.nextDouble(0.05, 0.35);
            double h = height * r.nextDouble(0.05, 0.45);
            g.fill(r.nextBoolean() ? new Rectangle2D.Double(x, y, w, h) : new Ellipse2D.Double(x, y, w, h));
        }
        g.dispose();
        Pixels.texture(image, r.nextDouble(0.02, 0.2), r);
        return image;
    }
}
