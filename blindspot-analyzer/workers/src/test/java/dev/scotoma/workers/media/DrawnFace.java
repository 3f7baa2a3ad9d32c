package dev.scotoma.workers.media;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;

/**
 * A drawn face that BlazeFace takes for one, so that tests need nobody's photograph. Lengths are in units of half the
 * face's width.
 *
 * @param x centre of the face in pixels
 * @param size half the width of the face in pixels
 * @param yaw -1 to 1: how far the features are turned towards the right edge of the picture
 * @param light brightness of the whole face, 1 is normal
 * @param side 0 is even light, 1 leaves the right half of the picture in the dark
 */
record DrawnFace(double x, double y, double size, double yaw, double light, double side) {
    static DrawnFace at(double x, double y, double size) {
        return new DrawnFace(x, y, size, 0, 1, 0);
    }

    static BufferedImage room(int width, int height, Color wall) {
        BufferedImage room = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D pen = room.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, wall.brighter(), width, height, wall.darker()));
        pen.fillRect(0, 0, width, height);
        pen.dispose();
        return room;
    }

    void draw(BufferedImage picture) {
        Graphics2D pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.translate(x, y);
        pen.scale(size, size);
        body(pen);
        head(pen);
        features(pen);
        shade(pen);
        pen.dispose();
    }

    private Color tone(double red, double green, double blue) {
        return new Color(part(red), part(green), part(blue));
    }

    private int part(double value) {
        return Math.clamp(Math.round(value * light), 0, 255);
    }

    private void body(Graphics2D pen) {
        pen.setColor(tone(60, 70, 110));
        pen.fill(new Ellipse2D.Double(-2.4, 1.75, 4.8, 3));
        pen.setColor(tone(190, 140, 115));
        pen.fill(new Ellipse2D.Double(-0.55, 0.7, 1.1, 1.5));
        pen.setColor(tone(45, 32, 25));
        pen.fill(new Ellipse2D.Double(-1.15, -1.75, 2.3, 2.5));
    }

    private void head(Graphics2D pen) {
        pen.setColor(tone(205, 150, 122));
        pen.fill(new Ellipse2D.Double(-1.12 + 0.1 * yaw, -0.3, 0.3, 0.6));
        pen.fill(new Ellipse2D.Double(0.82 + 0.1 * yaw, -0.3, 0.3, 0.6));
        pen.setPaint(new RadialGradientPaint((float) (0.2 * yaw), -0.1f, 1.5f, new float[] {0, 0.6f, 1}, new Color[] {
            tone(240, 195, 168), tone(222, 170, 142), tone(165, 115, 92)
        }));
        pen.fill(new Ellipse2D.Double(-1, -1.35, 2, 2.75));
        pen.setColor(tone(45, 32, 25));
        pen.fill(new Arc2D.Double(-1.05, -1.55, 2.1, 1.7, 10, 160, Arc2D.CHORD));
    }

    private void features(Graphics2D pen) {
        double shift = 0.55 * yaw;
        double squeeze = Math.sqrt(1 - Math.min(0.5, 0.5 * yaw * yaw));
        for (int side = -1; side <= 1; side += 2) {
            double eye = shift * 0.75 + side * 0.42 * squeeze;
            pen.setColor(tone(180, 125, 102));
            pen.fill(new Ellipse2D.Double(eye - 0.3, -0.33, 0.6, 0.42));
            pen.setColor(tone(240, 238, 232));
            pen.fill(new Ellipse2D.Double(eye - 0.2, -0.2, 0.4, 0.19));
            pen.setColor(tone(70, 45, 30));
            pen.fill(new Ellipse2D.Double(eye - 0.1, -0.21, 0.2, 0.2));
            pen.setColor(tone(15, 10, 8));
            pen.fill(new Ellipse2D.Double(eye - 0.05, -0.16, 0.1, 0.1));
            pen.setStroke(new BasicStroke(0.05f));
            pen.draw(new Arc2D.Double(eye - 0.22, -0.24, 0.44, 0.26, 10, 160, Arc2D.OPEN));
            pen.setColor(tone(60, 42, 32));
            pen.setStroke(new BasicStroke(0.1f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            pen.draw(new Arc2D.Double(eye - 0.27, -0.48, 0.54, 0.3, 25, 130, Arc2D.OPEN));
        }
        nose(pen, shift);
        mouth(pen, shift * 0.85);
    }

    private void nose(Graphics2D pen, double shift) {
        pen.setPaint(new GradientPaint(
                (float) (shift - 0.2), 0, tone(200, 148, 122), (float) (shift + 0.2), 0, tone(245, 205, 180)));
        Path2D ridge = new Path2D.Double();
        ridge.moveTo(shift * 0.7 - 0.08, -0.2);
        ridge.quadTo(shift - 0.1, 0.15, shift - 0.2, 0.35);
        ridge.quadTo(shift, 0.48, shift + 0.2, 0.35);
        ridge.quadTo(shift + 0.1, 0.15, shift * 0.7 + 0.08, -0.2);
        pen.fill(ridge);
        pen.setColor(tone(110, 65, 52));
        pen.fill(new Ellipse2D.Double(shift - 0.17, 0.34, 0.12, 0.07));
        pen.fill(new Ellipse2D.Double(shift + 0.05, 0.34, 0.12, 0.07));
    }

    private void mouth(Graphics2D pen, double shift) {
        pen.setColor(tone(170, 85, 80));
        pen.fill(new Ellipse2D.Double(shift - 0.36, 0.64, 0.72, 0.24));
        pen.setColor(tone(95, 40, 40));
        pen.setStroke(new BasicStroke(0.04f));
        pen.draw(new Arc2D.Double(shift - 0.34, 0.62, 0.68, 0.2, 200, 140, Arc2D.OPEN));
    }

    private void shade(Graphics2D pen) {
        if (side == 0) {
            return;
        }
        Shape face = new Ellipse2D.Double(-1.12, -1.5, 2.24, 2.95);
        pen.setPaint(new GradientPaint(
                -0.3f, 0, new Color(0, 0, 0, 0), 0.3f, 0, new Color(0, 0, 0, (int) (220 * Math.min(1, side)))));
        pen.fill(face);
    }

    /** Sensor noise of this standard deviation, in 8-bit steps. */
    static void addNoise(BufferedImage picture, double sigma, RandomGenerator random) {
        byte[] bytes = ((java.awt.image.DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.clamp(Math.round((bytes[i] & 0xFF) + sigma * random.nextGaussian()), 0, 255);
        }
    }
}
