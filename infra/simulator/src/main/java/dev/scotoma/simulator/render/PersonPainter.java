package dev.scotoma.simulator.render;

import dev.scotoma.simulator.scene.Person;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.RadialGradientPaint;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;

/** Draws one person. The unit is half the width of the face, the origin its middle. */
final class PersonPainter {
    private final Person person;
    private final Color skin;
    private final Color shade;
    private final Color hair;
    private final Color shirt;
    private final double light;

    /** @param light on the whole person, 1 is normal */
    PersonPainter(Person person, double light) {
        this.person = person;
        this.light = light;
        float tone = (float) person.tone();
        float hue = (float) (0.045 + 0.03 * person.warmth());
        skin = lit(Color.getHSBColor(hue, 0.32f + 0.26f * tone, 0.93f - 0.5f * tone));
        shade = scaled(skin, 0.74);
        hair = lit(Color.getHSBColor((float) person.hairHue(), 0.45f, (float) person.hairLight()));
        shirt = lit(Color.getHSBColor((float) person.shirt(), 0.45f, (float) (0.35 + 0.4 * person.warmth())));
    }

    /**
     * How the head is held.
     *
     * @param yaw -1 to 1, towards the right edge of the picture
     * @param open how far the eyes are
     * @param smile 0 to 1
     */
    record Pose(double yaw, double open, double smile) {
        static final Pose STILL = new Pose(0, 1, 0.3);
    }

    void paint(Graphics2D g, Pose pose) {
        body(g);
        face(g, pose);
    }

    /** Shoulders, neck and the hair behind the head. */
    void body(Graphics2D g) {
        double chin = person.height();
        if (person.hair() > 0) {
            g.setColor(scaled(hair, 0.8));
            double fall = 1.1 + 1.6 * person.hair();
            g.fill(new RoundRectangle2D.Double(-1.2, -1.72, 2.4, 1.2 + fall, 2.2, 2.2));
        }
        g.setColor(shirt);
        g.fill(new Ellipse2D.Double(-2.4, chin + 0.4, 4.8, 4.5));
        g.setColor(shade);
        g.fill(new RoundRectangle2D.Double(-0.55, 0.6, 1.1, chin + 0.2, 0.6, 0.6));
    }

    /** The head from the front, without what hangs or stands behind it. */
    void face(Graphics2D g, Pose pose) {
        double yaw = pose.yaw();
        g.setColor(shade);
        g.fill(new Ellipse2D.Double(-1.12 + 0.1 * yaw, -0.3, 0.3, 0.6));
        g.fill(new Ellipse2D.Double(0.82 + 0.1 * yaw, -0.3, 0.3, 0.6));
        g.setPaint(relief((float) (0.25 * yaw)));
        g.fill(outline());
        if (person.beard() > 0) {
            g.setColor(faded(hair, person.beard()));
            g.fill(new Arc2D.Double(-0.96, -0.9, 1.92, person.height() + 0.86, 200, 140, Arc2D.CHORD));
        }
        fringe(g);
        new FeaturePainter(g, this).paint(pose);
    }

    /** The contour of the face, as paper masks are cut. */
    Path2D outline() {
        double chin = person.height();
        double narrow = 1 - 0.4 * person.jaw();
        Path2D path = new Path2D.Double();
        path.moveTo(0, -1.35);
        path.curveTo(0.6, -1.35, 1, -0.95, 1, -0.2);
        path.curveTo(1, 0.5, narrow, chin * 0.8, 0.35, chin);
        path.quadTo(0, chin + 0.08, -0.35, chin);
        path.curveTo(-narrow, chin * 0.8, -1, 0.5, -1, -0.2);
        path.curveTo(-1, -0.95, -0.6, -1.35, 0, -1.35);
        path.closePath();
        return path;
    }

    private Paint relief(float middle) {
        return new RadialGradientPaint(
                middle, -0.1f, 1.55f, new float[] {0, 0.55f, 1}, new Color[] {scaled(skin, 1.1), skin, shade});
    }

    private void fringe(Graphics2D g) {
        if (person.hair() <= 0) {
            return;
        }
        g.setColor(hair);
        g.fill(new Arc2D.Double(-1.06, -1.58, 2.12, 1.66, 12, 156, Arc2D.CHORD));
        g.setStroke(new BasicStroke(0.05f));
        g.setColor(scaled(hair, 0.7));
        g.draw(new Arc2D.Double(-0.8, -1.5, 1.6, 1.3, 40, 100, Arc2D.OPEN));
    }

    Person person() {
        return person;
    }

    Color skin() {
        return skin;
    }

    Color hair() {
        return hair;
    }

    Color lit(Color colour) {
        return scaled(colour, light);
    }

    static double luma(Color colour) {
        return 0.299 * colour.getRed() + 0.587 * colour.getGreen() + 0.114 * colour.getBlue();
    }

    static Color faded(Color colour, double alpha) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), (int) (255 * alpha));
    }

    static Color scaled(Color colour, double by) {
        return new Color((int) Math.min(255, colour.getRed() * by), (int) Math.min(255, colour.getGreen() * by), (int)
                Math.min(255, colour.getBlue() * by));
    }
}
