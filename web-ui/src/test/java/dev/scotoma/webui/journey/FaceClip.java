package dev.scotoma.webui.journey;

import dev.scotoma.simulator.render.Film;
import dev.scotoma.simulator.scene.Conditions;
import dev.scotoma.simulator.scene.Conditions.Camera;
import dev.scotoma.simulator.scene.Conditions.ColourTemperature;
import dev.scotoma.simulator.scene.Conditions.Distance;
import dev.scotoma.simulator.scene.Conditions.LightDirection;
import dev.scotoma.simulator.scene.Conditions.LightLevel;
import dev.scotoma.simulator.scene.Optics;
import dev.scotoma.simulator.scene.OpticsBuilder;
import dev.scotoma.simulator.scene.Person;
import dev.scotoma.simulator.scene.Scene;
import dev.scotoma.simulator.scene.SceneBuilder;
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
    private static final Optics WEBCAM = OpticsBuilder.builder()
            .width(640)
            .height(480)
            .framesPerSecond(30)
            .frames(120)
            .noise(1)
            .blur(0.3)
            .veil(0)
            .bloom(0)
            .bitsPerPixel(0.1)
            .mp4(false)
            .build();

    private FaceClip() {}

    private static Film film() {
        var conditions = new Conditions(
                Camera.EXTERNAL, Distance.NEAR, LightLevel.NORMAL, LightDirection.EVEN, ColourTemperature.NEUTRAL);
        Scene drawn = Scene.genuine(SEED, Person.of(SEED), conditions);
        return new Film(SceneBuilder.builder()
                .seed(drawn.seed())
                .person(drawn.person())
                .conditions(drawn.conditions())
                .light(drawn.light())
                .optics(WEBCAM)
                .stance(drawn.stance())
                .instrument(drawn.instrument())
                .covered(drawn.covered())
                .mirror(drawn.mirror())
                .truth(drawn.truth())
                .build());
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
