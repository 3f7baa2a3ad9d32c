package dev.scotoma.simulator.render;

import dev.scotoma.simulator.render.PersonPainter.Pose;
import dev.scotoma.simulator.scene.AttackType;
import dev.scotoma.simulator.scene.Attribute;
import dev.scotoma.simulator.scene.Conditions.LightDirection;
import dev.scotoma.simulator.scene.Instrument;
import dev.scotoma.simulator.scene.Scene;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** Draws an instrument with the picture of a person on it. The unit is half the width of the face, the origin its middle. */
final class MediumPainter {
    private final Scene scene;
    private final Instrument instrument;
    private final PersonPainter shown;
    private final PersonPainter holder;
    private final BufferedImage behind;
    private final Rectangle2D area;
    private final MediumEffect effect;

    MediumPainter(Scene scene, double unit) {
        this.scene = scene;
        this.instrument = scene.instrument();
        // Against the light thin paper glows where it is not printed, and what is replayed was taken against the light
        // too. A wide screen
        // fills the picture: there it is always the replayed room that surrounds the face.
        boolean glows = scene.conditions().lightDir() == LightDirection.BACK || instrument.width() > 2.1;
        double wanted = glows ? scene.light().faceOverSurroundings() : 1.1;
        holder = new PersonPainter(scene.person(), 1);
        double skin = PersonPainter.luma(holder.skin());
        double dimmed = Math.min(1, wanted * 225 / skin);
        shown = new PersonPainter(scene.person(), dimmed);
        behind = RoomPainter.paint(48, 64, scene.room());
        Pixels.setMean(behind, Math.min(225, skin * dimmed / wanted));
        double w = 2 * instrument.width();
        double h = 2 * instrument.height();
        area = new Rectangle2D.Double(-w / 2, -h * instrument.above(), w, h);
        effect = new MediumEffect(scene, unit);
    }

    /** Draws onto {@code layer} with the transform {@code place} from units to pixels; {@code still} is what paper shows. */
    void paint(BufferedImage layer, AffineTransform place, Pose pose) {
        Graphics2D g = Film.graphics(layer);
        g.transform(place);
        if (instrument.type() == AttackType.MASK_PAPER) {
            mask(g, layer, place);
        } else {
            if (instrument.type().isScreen()) {
                CuePainter.bezel(g, area, 2 * instrument.rim(), scene.room());
            } else {
                CuePainter.paper(g, area, 2 * instrument.rim(), scene.room());
            }
            Shape before = g.getClip();
            g.clip(area);
            g.drawImage(behind, onto(area), null);
            shown.paint(g, instrument.type().isScreen() ? pose : Pose.STILL);
            g.setClip(before);
            effect.apply(layer, place, area, null);
            if (instrument.type() == AttackType.PRINT_CUT) {
                holes(g, pose);
            }
        }
        if (scene.shows(Attribute.FINGER)) {
            CuePainter.fingers(g, area, instrument.fingers(), instrument.edge(), holder.skin(), scene.room());
        }
        if (scene.covered() > 0) {
            CuePainter.cover(g, scene.covered() == 2, scene.room());
        }
        g.dispose();
    }

    private AffineTransform onto(Rectangle2D area) {
        AffineTransform onto = AffineTransform.getTranslateInstance(area.getX(), area.getY());
        onto.scale(area.getWidth() / behind.getWidth(), area.getHeight() / behind.getHeight());
        return onto;
    }

    /** Shadowed cut edges, and in them the living eyes of the person behind. */
    private void holes(Graphics2D g, Pose pose) {
        for (int side = -1; side <= 1; side += 2) {
            double x = side * 0.42;
            Shape hole = new Ellipse2D.Double(x - 0.27, -0.27, 0.54, 0.34);
            Shape before = g.getClip();
            g.clip(hole);
            g.setColor(PersonPainter.scaled(holder.skin(), 0.85));
            g.fill(hole);
            new FeaturePainter(g, holder).eye(x + 0.08 * pose.yaw(), pose.open());
            g.setClip(before);
            g.setStroke(new BasicStroke(0.07f));
            g.setColor(new Color(246, 244, 240));
            g.draw(hole);
            g.setStroke(new BasicStroke(0.035f));
            g.setColor(new Color(40, 36, 34));
            g.draw(new Ellipse2D.Double(x - 0.24, -0.24, 0.48, 0.28));
        }
    }

    /** The wearer's own body, and before the face the paper: rigid, with a white rim where the scissors went. */
    private void mask(Graphics2D g, BufferedImage layer, AffineTransform place) {
        holder.body(g);
        Path2D contour = shown.outline();
        g.setColor(new Color(246, 244, 240));
        g.setStroke(new BasicStroke((float) (0.1 + 1.5 * instrument.rim())));
        g.draw(contour);
        Shape before = g.getClip();
        g.clip(contour);
        shown.face(g, Pose.STILL);
        g.setClip(before);
        effect.apply(layer, place, area, contour);
        g.setColor(new Color(30, 28, 28));
        g.setStroke(new BasicStroke(0.05f));
        for (int side = -1; side <= 1; side += 2) {
            g.draw(new Line2D.Double(side * 0.98, -0.1, side * 1.25, -0.22));
        }
    }
}
