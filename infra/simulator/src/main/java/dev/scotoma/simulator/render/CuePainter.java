package dev.scotoma.simulator.render;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.random.RandomGenerator;

/** Draws the cues that lie over or around a presented medium. The unit is half the width of the face unless said otherwise. */
final class CuePainter {
    private CuePainter() {}

    /** The dark rim of a device around its screen, with a camera and a button in it. */
    static void bezel(Graphics2D g, Rectangle2D screen, double rim, RandomGenerator r) {
        double chin = rim * r.nextDouble(1, 2.2);
        g.setColor(Color.getHSBColor(r.nextFloat(), 0.1f, r.nextFloat() < 0.8f ? r.nextFloat(0.02f, 0.16f) : 0.85f));
        g.fill(new RoundRectangle2D.Double(
                screen.getX() - rim,
                screen.getY() - chin,
                screen.getWidth() + 2 * rim,
                screen.getHeight() + 2 * chin,
                rim * 2.4,
                rim * 2.4));
        g.setColor(new Color(95, 100, 112));
        double dot = rim * 0.4;
        g.fill(new Ellipse2D.Double(screen.getCenterX() - dot, screen.getMaxY() + chin / 2 - dot, 2 * dot, 2 * dot));
        g.fill(new Ellipse2D.Double(screen.getCenterX(), screen.getY() - chin / 2 - dot / 2, dot * 2, dot * 0.7));
    }

    /** The white margin and uneven cut of a print. */
    static void paper(Graphics2D g, Rectangle2D print, double margin, RandomGenerator r) {
        Path2D cut = new Path2D.Double();
        double[][] corners = {
            {print.getX() - margin, print.getY() - margin},
            {print.getMaxX() + margin, print.getY() - margin},
            {print.getMaxX() + margin, print.getMaxY() + margin},
            {print.getX() - margin, print.getMaxY() + margin}
        };
        for (int i = 0; i < 4; i++) {
            double[] from = corners[i];
            double[] to = corners[(i + 1) % 4];
            for (int step = 0; step < 5; step++) {
                double t = step / 5.0;
                double x = from[0] + t * (to[0] - from[0]) + margin * r.nextDouble(-0.4, 0.4);
                double y = from[1] + t * (to[1] - from[1]) + margin * r.nextDouble(-0.4, 0.4);
                if (i == 0 && step == 0) {
                    cut.moveTo(x, y);
                } else {
                    cut.lineTo(x, y);
                }
            }
        }
        cut.closePath();
        g.setColor(new Color(244, 242, 236));
        g.fill(cut);
    }

    /** Fingertips with nails that reach in over an edge of the medium: 0 left, 1 right, 2 below. */
    static void fingers(Graphics2D g, Rectangle2D medium, int count, int edge, Color skin, RandomGenerator r) {
        double thick = r.nextDouble(0.36, 0.52);
        double first = r.nextDouble(0.1, 0.4);
        for (int i = 0; i < count; i++) {
            double along = first + i * thick * 1.12 / (edge == 2 ? medium.getWidth() : medium.getHeight());
            AffineTransform place = new AffineTransform();
            switch (edge) {
                case 0 -> place.translate(medium.getX(), medium.getY() + along * medium.getHeight());
                case 1 -> {
                    place.translate(medium.getMaxX(), medium.getY() + along * medium.getHeight());
                    place.rotate(Math.PI);
                }
                default -> {
                    place.translate(medium.getX() + along * medium.getWidth(), medium.getMaxY());
                    place.rotate(-Math.PI / 2);
                }
            }
            place.rotate(r.nextDouble(-0.2, 0.2));
            AffineTransform before = g.getTransform();
            g.transform(place);
            finger(g, thick, thick * r.nextDouble(0.8, 1.5), skin);
            g.setTransform(before);
        }
    }

    private static void finger(Graphics2D g, double thick, double reach, Color skin) {
        Shape finger = new RoundRectangle2D.Double(-4 * thick, -thick / 2, 4 * thick + reach, thick, thick, thick);
        g.setPaint(new GradientPaint(
                0, (float) -thick, PersonPainter.scaled(skin, 1.1), 0, (float) thick, PersonPainter.scaled(skin, 0.6)));
        g.fill(finger);
        g.setColor(PersonPainter.scaled(skin, 0.5));
        g.setStroke(new BasicStroke((float) (thick * 0.06)));
        g.draw(finger);
        g.setColor(new Color(250, 214, 204));
        g.fill(new RoundRectangle2D.Double(
                reach - thick * 0.6, -thick * 0.25, thick * 0.48, thick * 0.5, thick * 0.3, thick * 0.3));
    }

    /** A lamp mirrored in glass or gloss: burnt out in the middle, drawn out along one direction. */
    static void glare(Graphics2D g, double x, double y, double radius, RandomGenerator r) {
        AffineTransform before = g.getTransform();
        g.translate(x, y);
        g.rotate(r.nextDouble(Math.PI));
        g.scale(1, r.nextDouble(0.35, 0.8));
        float[] stops = {0f, 0.45f, 1f};
        Color[] light = {new Color(255, 255, 255, 255), new Color(255, 255, 250, 235), new Color(255, 255, 245, 0)};
        g.setPaint(new RadialGradientPaint(0, 0, (float) radius, stops, light));
        g.fill(new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius));
        g.setTransform(before);
    }

    /** A cloth with stripes laid over one part of the face. */
    static void cover(Graphics2D g, boolean forehead, RandomGenerator r) {
        AffineTransform before = g.getTransform();
        g.translate(r.nextDouble(-0.2, 0.2), forehead ? -1.15 : 1.1);
        g.rotate(r.nextDouble(-0.2, 0.2));
        double width = r.nextDouble(2, 3);
        double height = r.nextDouble(0.75, 0.95);
        Color cloth = Color.getHSBColor(r.nextFloat(), r.nextFloat(0.3f, 1f), r.nextFloat(0.25f, 0.85f));
        g.setColor(cloth);
        g.fill(new RoundRectangle2D.Double(-width / 2, -height / 2, width, height, 0.3, 0.3));
        g.setColor(PersonPainter.scaled(cloth, 0.7));
        for (int i = 1; i < 5; i++) {
            g.fill(new Rectangle2D.Double(-width / 2, -height / 2 + i * height / 5, width, height / 16));
        }
        g.setTransform(before);
    }

    /** A gilded or wooden frame at the rim of the view and the streaks of wiped glass, in pixels. */
    static void mirror(Graphics2D g, double width, double height, RandomGenerator r) {
        Color frame = Color.getHSBColor(r.nextFloat(0.06f, 0.15f), r.nextFloat(0.3f, 0.85f), r.nextFloat(0.4f, 0.9f));
        double band = width * r.nextDouble(0.05, 0.09);
        for (int ring = 0; ring < 4; ring++) {
            g.setColor(PersonPainter.scaled(frame, ring % 2 == 0 ? 1.15 : 0.6));
            g.setStroke(new BasicStroke((float) (band / 4)));
            double at = band / 8 + ring * band / 4;
            g.draw(new RoundRectangle2D.Double(at, at, width - 2 * at, height - 2 * at, band, band));
        }
        g.setColor(new Color(255, 255, 255, 46));
        int streaks = r.nextInt(3, 7);
        for (int i = 0; i < streaks; i++) {
            double x = width * r.nextDouble(-0.3, 0.9);
            g.setStroke(new BasicStroke((float) (width * r.nextDouble(0.01, 0.035))));
            g.draw(new Line2D.Double(x, height, x + width * 0.6, 0));
        }
    }
}
