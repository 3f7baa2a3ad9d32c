package dev.scotoma.simulator.render;

import static dev.scotoma.simulator.render.PersonPainter.scaled;

import dev.scotoma.simulator.render.PersonPainter.Pose;
import dev.scotoma.simulator.scene.Person;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;

/** Eyes, brows, glasses, nose and mouth. Turned to a side they move across the face, the nose most. */
final class FeaturePainter {
    private static final BasicStroke LID = new BasicStroke(0.06f);
    private static final BasicStroke BROW = new BasicStroke(0.11f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    private static final BasicStroke RIM = new BasicStroke(0.05f);

    private final Graphics2D g;
    private final PersonPainter of;
    private final Person person;
    private final Color skin;
    private final Color hair;

    FeaturePainter(Graphics2D g, PersonPainter of) {
        this.g = g;
        this.of = of;
        this.person = of.person();
        this.skin = of.skin();
        this.hair = of.hair();
    }

    void paint(Pose pose) {
        double shift = 0.55 * pose.yaw();
        double squeeze = Math.sqrt(1 - 0.5 * pose.yaw() * pose.yaw());
        for (int side = -1; side <= 1; side += 2) {
            eye(shift * 0.75 + side * 0.42 * squeeze, pose.open());
        }
        if (person.glasses()) {
            glasses(shift * 0.8, squeeze);
        }
        nose(shift);
        mouth(shift * 0.85, pose.smile());
    }

    /** One eye with its brow, in the middle of the hole of a cut print too. */
    void eye(double x, double open) {
        double size = person.eyes();
        g.setColor(scaled(skin, 0.8));
        g.fill(new Ellipse2D.Double(x - 0.29, -0.33, 0.58, 0.42));
        double height = 0.2 * size * open;
        g.setColor(of.lit(new Color(240, 238, 232)));
        g.fill(new Ellipse2D.Double(x - 0.2 * size, -0.1 - height / 2, 0.4 * size, height));
        g.setColor(of.lit(new Color(62, 42, 30)));
        g.fill(new Ellipse2D.Double(x - 0.1, -0.1 - height / 2, 0.2, height));
        g.setColor(new Color(15, 10, 8));
        g.fill(new Ellipse2D.Double(x - 0.05, -0.1 - height / 4, 0.1, height / 2));
        g.setStroke(LID);
        g.draw(new Arc2D.Double(x - 0.22, -0.24, 0.44, 0.26, 10, 160, Arc2D.OPEN));
        g.setColor(scaled(hair, 0.75));
        g.setStroke(BROW);
        g.draw(new Arc2D.Double(x - 0.27, -0.48, 0.54, 0.3, 25, 130, Arc2D.OPEN));
    }

    private void glasses(double middle, double squeeze) {
        g.setColor(of.lit(new Color(34, 30, 32)));
        g.setStroke(RIM);
        for (int side = -1; side <= 1; side += 2) {
            double x = middle + side * 0.42 * squeeze;
            g.draw(new Ellipse2D.Double(x - 0.33, -0.36, 0.66, 0.54));
        }
        g.draw(new Line2D.Double(middle - 0.1, -0.14, middle + 0.1, -0.14));
    }

    private void nose(double shift) {
        double w = 0.2 * person.nose();
        g.setPaint(new GradientPaint(
                (float) (shift - 0.2), 0, scaled(skin, 0.88), (float) (shift + 0.2), 0, scaled(skin, 1.12)));
        Path2D ridge = new Path2D.Double();
        ridge.moveTo(shift * 0.7 - 0.08, -0.2);
        ridge.quadTo(shift - 0.1, 0.15, shift - w, 0.35);
        ridge.quadTo(shift, 0.48, shift + w, 0.35);
        ridge.quadTo(shift + 0.1, 0.15, shift * 0.7 + 0.08, -0.2);
        g.fill(ridge);
        g.setColor(scaled(skin, 0.5));
        g.fill(new Ellipse2D.Double(shift - 0.17, 0.34, 0.12, 0.07));
        g.fill(new Ellipse2D.Double(shift + 0.05, 0.34, 0.12, 0.07));
    }

    private void mouth(double shift, double smile) {
        double w = 0.32 + 0.1 * smile;
        double h = 0.2 * person.lips();
        g.setColor(blend(skin, of.lit(new Color(150, 50, 58)), 0.6));
        g.fill(new Ellipse2D.Double(shift - w, 0.76 - h / 2, 2 * w, h));
        g.setColor(scaled(skin, 0.38));
        g.setStroke(LID);
        double bend = 0.12 + 0.16 * smile;
        g.draw(new Arc2D.Double(shift - w * 0.95, 0.76 - bend, w * 1.9, bend * 1.3, 205, 130, Arc2D.OPEN));
    }

    private static Color blend(Color a, Color b, double share) {
        return new Color(
                (int) (a.getRed() * (1 - share) + b.getRed() * share),
                (int) (a.getGreen() * (1 - share) + b.getGreen() * share),
                (int) (a.getBlue() * (1 - share) + b.getBlue() * share));
    }
}
