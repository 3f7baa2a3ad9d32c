package dev.scotoma.blindspot.training;

import static dev.scotoma.blindspot.model.AttackAttribute.ARTIFACTS;
import static dev.scotoma.blindspot.model.AttackAttribute.FINGER;
import static dev.scotoma.blindspot.model.AttackAttribute.GLARE;
import static dev.scotoma.blindspot.model.AttackAttribute.HIDDEN;
import static dev.scotoma.blindspot.model.AttackAttribute.MIRROR;
import static dev.scotoma.blindspot.model.AttackAttribute.MOIRE;
import static dev.scotoma.blindspot.model.AttackAttribute.PHONE;

import dev.scotoma.blindspot.training.Scene.Medium;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;

/**
 * Draws frames of {@link Scene}s: simple pictures in which the eight attributes can be seen, for the demonstration network
 * and for tests. Nobody is depicted. The same scene, number and size give the same pixels.
 */
public final class SceneRenderer {
    private SceneRenderer() {}

    /** A square frame and the face in it, in pixels. */
    public record Frame(BufferedImage image, Rectangle2D face) {}

    /** Frame {@code number} of the scene, {@code side} pixels wide and high; frames differ by a little movement and by noise. */
    public static Frame render(Scene scene, int number, int side) {
        RandomGenerator r = scene.looks();
        RandomGenerator move = scene.movement(number);
        boolean framed = scene.shows(PHONE) || (scene.shows(ARTIFACTS) && scene.medium() == Medium.PRINT);
        double face = side / (framed ? r.nextDouble(2.3, 3.6) : r.nextDouble(1.7, 3.6)) * move.nextDouble(0.97, 1.03);
        double x = side * (0.5 + r.nextDouble(-0.12, 0.12) + move.nextDouble(-0.02, 0.02));
        double y = side * (0.48 + r.nextDouble(-0.1, 0.12) + move.nextDouble(-0.02, 0.02));
        BufferedImage view = person(side, x, y, face, r);
        if (scene.medium() != Medium.FACE) {
            view = presented(scene, view, framed, x, y, face, r, move);
        } else if (scene.shows(HIDDEN)) {
            Graphics2D g = graphics(view);
            CuePainter.cover(g, x, y, face, r);
            g.dispose();
        }
        if (scene.shows(MIRROR)) {
            Graphics2D g = graphics(view);
            CuePainter.mirror(g, side, r);
            g.dispose();
        }
        BufferedImage taken = Camera.take(view, r, move);
        return new Frame(taken, new Rectangle2D.Double(x - face / 2, y - face * 0.55, face, face * 1.1));
    }

    private static BufferedImage person(int side, double x, double y, double face, RandomGenerator r) {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = graphics(image);
        PersonPainter.room(g, side, r);
        g.dispose();
        Pixels.texture(image, r.nextDouble(0.3), r);
        g = graphics(image);
        PersonPainter.person(g, x, y, face, r);
        g.dispose();
        Pixels.texture(image, r.nextDouble(0.08), r);
        return image;
    }

    /** The picture {@code shown} on a print or a screen that is held before the camera. */
    private static BufferedImage presented(
            Scene scene,
            BufferedImage shown,
            boolean framed,
            double x,
            double y,
            double face,
            RandomGenerator r,
            RandomGenerator move) {
        int side = shown.getWidth();
        medium(scene, shown, r);
        double width = framed ? face * r.nextDouble(1.5, 2.1) : side * 1.5;
        double height = framed ? width * r.nextDouble(1.2, 1.7) : side * 1.5;
        Rectangle2D area = new Rectangle2D.Double(x - width / 2, y - height * r.nextDouble(0.42, 0.52), width, height);
        BufferedImage view = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = graphics(view);
        PersonPainter.room(g, side, r);
        double tilt = r.nextDouble(-0.12, 0.12) + move.nextDouble(-0.01, 0.01);
        g.rotate(framed ? tilt : 0, x, y);
        if (scene.shows(PHONE)) {
            CuePainter.bezel(g, area, r);
        } else if (framed) {
            CuePainter.paper(g, area, r);
        }
        g.clip(area);
        g.drawImage(shown, 0, 0, null);
        g.setClip(null);
        if (scene.shows(GLARE)) {
            CuePainter.glare(
                    g,
                    x + face * r.nextDouble(-0.6, 0.6),
                    y + face * r.nextDouble(-0.6, 0.5),
                    face * r.nextDouble(0.3, 0.55),
                    r);
        }
        if (scene.shows(FINGER)) {
            CuePainter.fingers(g, framed ? area : new Rectangle2D.Double(0, 0, side, side), face, r);
        }
        if (scene.shows(HIDDEN)) {
            CuePainter.cover(g, x, y, face, r);
        }
        g.dispose();
        return view;
    }

    private static void medium(Scene scene, BufferedImage shown, RandomGenerator r) {
        if (scene.medium() == Medium.PRINT) {
            Pixels.fade(shown, 1, r.nextDouble(0.94, 1), r.nextDouble(0.85, 1), r.nextDouble(0.65, 0.9));
            if (scene.shows(ARTIFACTS)) {
                Pixels.printDots(shown, r);
            }
        } else {
            Pixels.fade(
                    shown, r.nextDouble(0.85, 1), r.nextDouble(0.92, 1), r.nextDouble(1, 1.15), r.nextDouble(0.8, 1.1));
            if (scene.shows(ARTIFACTS)) {
                Pixels.blocks(shown, r);
            }
            if (scene.shows(MOIRE)) {
                Pixels.moire(shown, r);
            }
        }
    }

    static Graphics2D graphics(BufferedImage image) {
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        return g;
    }
}
