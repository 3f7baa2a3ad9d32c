package dev.scotoma.simulator.render;

import dev.scotoma.simulator.render.PersonPainter.Pose;
import dev.scotoma.simulator.scene.Attribute;
import dev.scotoma.simulator.scene.Optics;
import dev.scotoma.simulator.scene.Scene;
import dev.scotoma.simulator.scene.Stance;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The frames of one scene. The camera exposes once, for the first frame, so that the planted light is what a meter reads. Not thread-safe. */
public final class Film {
    private final Scene scene;
    private final Optics optics;
    private final double unit;
    private final PersonPainter person;
    private final Optional<MediumPainter> medium;
    private final BufferedImage layer;
    private final Exposure exposure;
    private final Sensor sensor;

    public Film(Scene scene) {
        this.scene = scene;
        this.optics = scene.optics();
        Stance stance = scene.stance();
        unit = stance.face() * optics.width() / 2;
        person = new PersonPainter(scene.person(), 1);
        medium = scene.isAttack() ? Optional.of(new MediumPainter(scene, unit)) : Optional.empty();
        layer = new BufferedImage(optics.width(), optics.height(), BufferedImage.TYPE_INT_ARGB_PRE);
        paint(0);
        exposure = new Exposure(scene, RoomPainter.paint(optics.width(), optics.height(), scene.room()), layer, unit);
        sensor = new Sensor(optics, exposure.surroundings());
    }

    public int frames() {
        return optics.frames();
    }

    /** Frame {@code number} as the camera gives it; asked for in any order. */
    public BufferedImage frame(int number) {
        paint(number);
        BufferedImage view = new BufferedImage(optics.width(), optics.height(), BufferedImage.TYPE_INT_RGB);
        exposure.light(layer, Pixels.of(view), place(number).getTranslateX());
        if (scene.shows(Attribute.GLARE) || scene.mirror()) {
            Graphics2D g = graphics(view);
            overlay(g, place(number));
            g.dispose();
        }
        sensor.take(Pixels.of(view), scene.grain(number));
        return view;
    }

    /** About where a detector finds the face of frame {@code number}: forehead to chin, ear to ear. */
    public Rectangle2D face(int number) {
        return place(number)
                .createTransformedShape(new Rectangle2D.Double(-1.1, -1.05, 2.2, 2.2))
                .getBounds2D();
    }

    /** Light that the instrument itself throws back is not dimmed with what it shows. */
    private void overlay(Graphics2D g, AffineTransform place) {
        RandomGenerator room = scene.room();
        if (scene.shows(Attribute.GLARE)) {
            AffineTransform before = g.getTransform();
            g.transform(place);
            double angle = scene.instrument().glareAngle();
            // Beside the eyes: a burnt-out eye is no longer a face to a detector.
            CuePainter.glare(
                    g,
                    1.05 * Math.cos(angle),
                    0.1 + 0.95 * Math.sin(angle),
                    scene.instrument().glare(),
                    room);
            g.setTransform(before);
        }
        if (scene.mirror()) {
            CuePainter.mirror(g, optics.width(), optics.height(), room);
        }
    }

    private void paint(int number) {
        Arrays.fill(Pixels.of(layer), 0);
        AffineTransform place = place(number);
        Pose pose = pose(number);
        if (medium.isPresent()) {
            medium.get().paint(layer, place, pose);
            return;
        }
        Graphics2D g = graphics(layer);
        g.transform(place);
        person.paint(g, pose);
        if (scene.covered() > 0) {
            CuePainter.cover(g, scene.covered() == 2, scene.room());
        }
        g.dispose();
    }

    private double seconds(int number) {
        return (double) number / optics.framesPerSecond();
    }

    /** Ahead, to one side, ahead, to the other, ahead; a blink now and then. */
    private Pose pose(int number) {
        Stance stance = scene.stance();
        double turns = turns(number);
        double blink = Math.abs((seconds(number) + stance.smile()) % 1.9 - 1) < 0.05 ? 0.15 : 1;
        return new Pose(stance.turn() * turns, blink, stance.smile());
    }

    private double turns(int number) {
        double phase = 2 * Math.PI * number / Math.max(1, optics.frames());
        return (scene.stance().turnsLeftFirst() ? -1 : 1) * Math.sin(phase);
    }

    /** From units of half a face to pixels: the sway of a head or a hand. Paper cannot turn its head, so the hand turns the paper. */
    private AffineTransform place(int number) {
        Stance stance = scene.stance();
        double sway = stance.sway() * stance.eyes() * optics.width();
        double t = seconds(number);
        AffineTransform place = AffineTransform.getTranslateInstance(
                stance.x() * optics.width() + sway * Math.sin(2.1 * t + stance.smile()),
                stance.y() * optics.height() + 0.6 * sway * Math.sin(2.9 * t));
        place.rotate(scene.instrument().tilt() + 0.02 * Math.sin(1.7 * t));
        double breath = 1 + 0.012 * Math.sin(1.3 * t);
        boolean paper = scene.instrument().type().isPaper();
        place.scale(unit * breath * (paper ? 1 - 0.16 * Math.pow(turns(number), 2) : 1), unit * breath);
        return place;
    }

    static Graphics2D graphics(BufferedImage image) {
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        return g;
    }
}
