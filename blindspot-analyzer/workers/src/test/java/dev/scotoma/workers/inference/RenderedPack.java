package dev.scotoma.workers.inference;

import dev.scotoma.simulator.render.Film;
import dev.scotoma.simulator.scene.AttackType;
import dev.scotoma.simulator.scene.Conditions;
import dev.scotoma.simulator.scene.Conditions.Camera;
import dev.scotoma.simulator.scene.Conditions.ColourTemperature;
import dev.scotoma.simulator.scene.Conditions.Distance;
import dev.scotoma.simulator.scene.Conditions.LightDirection;
import dev.scotoma.simulator.scene.Conditions.LightLevel;
import dev.scotoma.simulator.scene.Person;
import dev.scotoma.simulator.scene.Quality;
import dev.scotoma.simulator.scene.Scene;
import dev.scotoma.workers.media.FramePack;
import dev.scotoma.workers.media.FramePack.Box;
import dev.scotoma.workers.media.FramePack.Face;
import dev.scotoma.workers.media.FramePack.Frame;
import dev.scotoma.workers.media.FramePack.Region;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;

/** Frame packs of simulated scenes, as inspection would write them. */
public final class RenderedPack {
    public static final Conditions EVERYDAY = new Conditions(
            Camera.PHONE_FRONT, Distance.MID, LightLevel.NORMAL, LightDirection.EVEN, ColourTemperature.NEUTRAL);

    private RenderedPack() {}

    public static Scene genuine(long seed) {
        return Scene.genuine(seed, Person.of(seed), EVERYDAY);
    }

    public static Scene attack(long seed) {
        AttackType type = AttackType.ATTACKS.get((int) (seed % AttackType.ATTACKS.size()));
        return Scene.attack(seed, Person.of(seed), EVERYDAY, type, Quality.MEDIUM);
    }

    /** {@code frames} frames, 200 ms apart; those numbered in {@code faceless} say that no face was found. */
    public static byte[] of(Scene scene, int frames, Set<Integer> faceless) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (FramePack.Writer pack = new FramePack.Writer(bytes)) {
            Film film = new Film(scene);
            int width = scene.optics().width();
            int height = scene.optics().height();
            for (int i = 0; i < frames; i++) {
                int number = i * film.frames() / frames;
                Rectangle2D box = film.face(number);
                Face face = new Face(0.9, new Box(box.getX(), box.getY(), box.getWidth(), box.getHeight()), List.of());
                ByteArrayOutputStream png = new ByteArrayOutputStream();
                ImageIO.write(film.frame(number), "png", png);
                boolean none = faceless.contains(i);
                Region region = new Region(0, 0, width, height);
                pack.add(
                        new Frame(200 * i, width, height, region, none ? null : face, none ? 0 : 1, ""),
                        png.toByteArray());
            }
        }
        return bytes.toByteArray();
    }

    /** The same, but that the third picture ends too early. */
    public static byte[] withBrokenPicture(byte[] whole) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (FramePack.Writer pack = new FramePack.Writer(bytes)) {
            int number = 0;
            for (FramePack.Picture picture : FramePack.read(new ByteArrayInputStream(whole))) {
                int length = number++ == 2 ? 200 : picture.png().length;
                pack.add(picture.frame(), Arrays.copyOf(picture.png(), length));
            }
        }
        return bytes.toByteArray();
    }

    public static byte[] of(Scene scene, int frames) throws IOException {
        return of(scene, frames, Set.of());
    }
}
