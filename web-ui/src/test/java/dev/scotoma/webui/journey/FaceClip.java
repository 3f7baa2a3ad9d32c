package dev.scotoma.webui.journey;

import dev.scotoma.simulator.render.Film;
import dev.scotoma.simulator.scene.Conditions;
import dev.scotoma.simulator.scene.Conditions.Camera;
import dev.scotoma.simulator.scene.Conditions.ColourTemperature;
import dev.scotoma.simulator.scene.Conditions.Distance;
import dev.scotoma.simulator.scene.Conditions.LightDirection;
import dev.scotoma.simulator.scene.Conditions.LightLevel;
import dev.scotoma.simulator.scene.Optics;
import dev.scotoma.simulator.scene.Person;
import dev.scotoma.simulator.scene.Scene;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * What the fake camera plays: a face that the simulator draws, which looks ahead, to one side and to the other, over and over. So the pictures
 * of the documentation show the product as it is, and no person.
 */
final class FaceClip {
    private static final long SEED = 20;

    /** Chromium plays a file of JPEG pictures at 30 a second. */
    private static final Optics WEBCAM = new Optics(640, 480, 30, 120, 1, 0.3, 0, 0, 0.1, false);

    private FaceClip() {}

    private static Film film() {
        var conditions = new Conditions(
                Camera.EXTERNAL, Distance.NEAR, LightLevel.NORMAL, LightDirection.EVEN, ColourTemperature.NEUTRAL);
        Scene drawn = Scene.genuine(SEED, Person.of(SEED), conditions);
        return new Film(new Scene(
                drawn.seed(),
                drawn.person(),
                drawn.conditions(),
                drawn.light(),
                WEBCAM,
                drawn.stance(),
                drawn.instrument(),
                drawn.covered(),
                drawn.mirror(),
                drawn.truth()));
    }

    static void write(Path clip) throws IOException {
        Film film = film();
        Path part = clip.resolveSibling(
                clip.getFileName() + "." + ProcessHandle.current().pid());
        try (OutputStream output = Files.newOutputStream(part)) {
            for (int frame = 0; frame < film.frames(); frame++) {
                output.write(jpeg(film.frame(frame)));
            }
        }
        Files.move(part, clip);
    }

    /** One frame, in which the face looks ahead. */
    static Path still(Path jpeg) throws IOException {
        return Files.write(jpeg, jpeg(film().frame(0)));
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            var quality = writer.getDefaultWriteParam();
            quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            quality.setCompressionQuality(0.9f);
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), quality);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
