package dev.scotoma.simulator.scene;

import dev.scotoma.simulator.scene.Conditions.Camera;
import dev.scotoma.simulator.scene.Conditions.Distance;
import dev.scotoma.simulator.scene.Conditions.LightDirection;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.random.RandomGenerator;

/**
 * What a camera makes of a view. A laptop's lid camera has a fixed focus at arm's length and a plain lens: it is soft at a distance,
 * and against the light it veils, blooms, and smooths the noise of the dark face away with all that is fine. A phone focuses and has a
 * coated lens.
 *
 * @param noise standard deviation in 8-bit steps
 * @param blur passes of a small blur
 * @param veil share of the picture's mean light that is scattered over all of it
 * @param bloom share of the light of bright surroundings that runs over what is dark and thin
 * @param bitsPerPixel of the encoded stream
 * @param mp4 H.264 in MP4 as some phones record, else VP8 in WebM
 */
@RecordBuilder
public record Optics(
        int width,
        int height,
        int framesPerSecond,
        int frames,
        double noise,
        double blur,
        double veil,
        double bloom,
        double bitsPerPixel,
        boolean mp4) {

    static Optics of(Conditions conditions, RandomGenerator random) {
        Camera camera = conditions.camera();
        int[] size = switch (camera) {
            case LAPTOP -> new int[] {320, 240};
            case PHONE_FRONT -> new int[] {240, 320};
            case PHONE_REAR -> new int[] {288, 384};
            case TABLET -> new int[] {304, 400};
            case EXTERNAL -> new int[] {384, 288};
        };
        double noise = switch (camera) {
            case LAPTOP -> random.nextDouble(2, 4);
            case PHONE_FRONT, TABLET -> random.nextDouble(0.8, 2.2);
            case PHONE_REAR, EXTERNAL -> random.nextDouble(0.4, 1.6);
        };
        boolean laptop = camera == Camera.LAPTOP;
        boolean against = conditions.lightDir() == LightDirection.BACK;
        double blur = (laptop ? 1 : 0.3) * random.nextDouble(0.5, 1)
                + (laptop && conditions.distance() == Distance.FAR ? random.nextDouble(0.6, 1) : 0)
                + (laptop && against ? random.nextDouble(3.5, 4.5) : 0);
        double veil = !against ? 0 : laptop ? random.nextDouble(0.12, 0.18) : random.nextDouble(0.02, 0.05);
        int rate = random.nextInt(3) == 0 ? 15 : 12;
        return OpticsBuilder.builder()
                .width(size[0])
                .height(size[1])
                .framesPerSecond(rate)
                .frames((int) Math.round(rate * random.nextDouble(2, 3.2)))
                .noise(noise)
                .blur(blur)
                .veil(veil)
                .bloom(laptop && against ? random.nextDouble(0.65, 0.85) : 0)
                .bitsPerPixel(random.nextDouble(0.12, 0.35))
                .mp4(camera == Camera.PHONE_REAR || (camera == Camera.PHONE_FRONT && random.nextInt(4) == 0))
                .build();
    }
}
