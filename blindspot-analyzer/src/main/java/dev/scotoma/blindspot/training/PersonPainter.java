package dev.scotoma.blindspot.training;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.random.RandomGenerator;

/** Draws a room and a person into it; {@code r} makes the same room and person every time. */
final class PersonPainter {
    private PersonPainter() {}

    /** A wall with furniture-like shapes, some of them as dark and straight as a device, so that edges alone say nothing. */
    static void room(Graphics2D g, double side, RandomGenerator r) {
        float hue = r.nextFloat();
        Color near = Color.getHSBColor(hue, r.nextFloat(0.35f), r.nextFloat(0.25f, 0.95f));
        Color far = Color.getHSBColor(hue + r.nextFloat(0.15f), r.nextFloat(0.4f), r.nextFloat(0.15f, 0.9f));
        g.setPaint(new GradientPaint(0, 0, near, (float) side, (float) (side * r.nextDouble(-0.5, 1)), far));
        g.fill(new Rectangle2D.Double(0, 0, side, side));
        int shapes = r.nextInt(9);
        for (int i = 0; i < shapes; i++) {
            g.setColor(Color.getHSBColor(r.nextFloat(), r.nextFloat(0.7f), r.nextFloat(0.05f, 1f)));
            double x = side * r.nextDouble(-0.2, 1);
            double y = side * r.nextDouble(-0.2, 0.9);
            double w = side * r.nextDouble(0.05, 0.4);
            double h = side * r.nextDouble(0.05, 0.5);
            g.fill(r.nextBoolean() ? new Rectangle2D.Double(x, y, w, h) : new Ellipse2D.Double(x, y, w, h));
        }
    }

    /** A head of the given face width centred at (x, y), with neck and shoulders. */
    static void person(Graphics2D g, double x, double y, double w, RandomGenerator r) {
        double h = w * r.nextDouble(1.2, 1.4);
        float tone = r.nextFloat();
        float hue = 0.045f + 0.035f * r.nextFloat();
        Color skin = Color.getHSBColor(hue, 0.3f + 0.35f * tone, 0.97f - 0.62f * tone);
        Color shade = scaled(skin, 0.68);
        Color hair = Color.getHSBColor(hue, r.nextFloat(0.1f, 0.7f), r.nextFloat(0.05f, 0.65f));
        double locks = r.nextDouble(0.75, 1.25);

        g.setColor(hair);
        g.fill(new Ellipse2D.Double(x - w * 0.6, y - h * 0.68, w * 1.2, h * locks));
        g.setColor(shade);
        g.fill(new Rectangle2D.Double(x - w * 0.24, y + h * 0.25, w * 0.48, h * 0.5));
        g.setColor(Color.getHSBColor(r.nextFloat(), r.nextFloat(), r.nextFloat(0.1f, 1f)));
        g.fill(new Ellipse2D.Double(x - w * 1.25, y + h * 0.6, w * 2.5, h * 1.7));

        double lit = r.nextDouble(-0.35, 0.35);
        float[] stops = {0f, 0.65f, 1f};
        Color[] colours = {scaled(skin, 1.12), skin, shade};
        g.setPaint(new RadialGradientPaint(
                (float) (x + lit * w), (float) (y - h * 0.12), (float) (h * 0.72), stops, colours));
        g.fill(new Ellipse2D.Double(x - w / 2, y - h / 2, w, h));
        g.setColor(hair);
        g.fill(fringe(x, y, w, h, r.nextDouble(0.12, 0.3)));
        features(g, x, y, w, h, skin, hair, r);
    }

    private static Path2D fringe(double x, double y, double w, double h, double depth) {
        Path2D path = new Path2D.Double();
        path.moveTo(x - w * 0.52, y - h * 0.12);
        path.quadTo(x - w * 0.5, y - h * 0.62, x, y - h * 0.6);
        path.quadTo(x + w * 0.5, y - h * 0.62, x + w * 0.52, y - h * 0.12);
        path.quadTo(x + w * 0.3, y - h * (0.55 - depth), x, y - h * (0.5 - depth / 2));
        path.quadTo(x - w * 0.3, y - h * (0.55 - depth), x - w * 0.52, y - h * 0.12);
        return path;
    }

    private static void features(
            Graphics2D g, double x, double y, double w, double h, Color skin, Color hair, RandomGenerator r) {
        Color iris = Color.getHSBColor(r.nextFloat(0.05f, 0.65f), 0.5f, r.nextFloat(0.1f, 0.5f));
        boolean glasses = r.nextDouble() < 0.25;
        for (int s = -1; s <= 1; s += 2) {
            double ex = x + s * w * 0.21;
            double ey = y - h * 0.08;
            g.setColor(new Color(238, 234, 228));
            g.fill(new Ellipse2D.Double(ex - w * 0.085, ey - h * 0.03, w * 0.17, h * 0.06));
            g.setColor(iris);
            g.fill(new Ellipse2D.Double(ex - w * 0.036, ey - h * 0.03, w * 0.072, h * 0.06));
            g.setColor(hair);
            g.fill(new Ellipse2D.Double(ex - w * 0.12, ey - h * 0.1, w * 0.24, h * 0.03));
            if (glasses) {
                g.setColor(new Color(30, 26, 30));
                g.setStroke(new BasicStroke((float) (w * 0.025)));
                g.draw(new Ellipse2D.Double(ex - w * 0.15, ey - h * 0.09, w * 0.3, h * 0.17));
            }
        }
        g.setColor(scaled(skin, 0.75));
        g.fill(new Ellipse2D.Double(x - w * 0.09, y + h * 0.11, w * 0.18, h * 0.05));
        g.setPaint(new GradientPaint((float) x, 0, scaled(skin, 1.1), (float) (x + w * 0.09), 0, scaled(skin, 0.85)));
        g.fill(new Ellipse2D.Double(x - w * 0.055, y - h * 0.1, w * 0.11, h * 0.24));
        g.setColor(new Color(150, 62, 66));
        g.fill(new Ellipse2D.Double(x - w * 0.17, y + h * 0.24, w * 0.34, h * r.nextDouble(0.04, 0.09)));
        if (r.nextDouble() < 0.3) { // a sheen of sweat or lamp: bright, but soft and small, unlike glare
            g.setColor(new Color(255, 250, 240, 90));
            g.fill(new Ellipse2D.Double(x + w * r.nextDouble(-0.3, 0.2), y - h * 0.32, w * 0.2, h * 0.09));
        }
    }

    static Color scaled(Color colour, double by) {
        return new Color((int) Math.min(255, colour.getRed() * by), (int) Math.min(255, colour.getGreen() * by), (int)
                Math.min(255, colour.getBlue() * by));
    }
}
