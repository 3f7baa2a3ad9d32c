package dev.scotoma.blindspot.training;

import dev.scotoma.blindspot.model.AttackAttribute;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Frames drawn from numbered scenes, as the bytes a network eats: row-major, three channels, red first. */
final class RenderedSet {
    static final int SIDE = 128;
    static final int HEADS = AttackAttribute.values().length;
    static final int FRAME_BYTES = SIDE * SIDE * 3;

    private final List<byte[]> frames;
    private final List<float[]> targets;
    private final int framesPerScene;

    private RenderedSet(List<byte[]> frames, List<float[]> targets, int framesPerScene) {
        this.frames = frames;
        this.targets = targets;
        this.framesPerScene = framesPerScene;
    }

    /** Scenes {@code seed, seed + 1, ...}: sets whose seeds lie far apart share no scene. */
    static RenderedSet draw(long seed, int scenes, int framesPerScene) {
        List<Scene> drawn = new ArrayList<>();
        for (int i = 0; i < scenes; i++) {
            drawn.add(Scene.any(seed + i));
        }
        List<byte[]> frames = IntStream.range(0, scenes * framesPerScene)
                .parallel()
                .mapToObj(i -> bytes(SceneRenderer.render(drawn.get(i / framesPerScene), i % framesPerScene, SIDE)
                        .image()))
                .toList();
        return new RenderedSet(frames, drawn.stream().map(RenderedSet::targets).toList(), framesPerScene);
    }

    int size() {
        return frames.size();
    }

    int scenes() {
        return targets.size();
    }

    int framesPerScene() {
        return framesPerScene;
    }

    byte[] frame(int index) {
        return frames.get(index);
    }

    /** 1 where the scene shows the attribute of that head, else 0. */
    float[] target(int index) {
        return targets.get(index / framesPerScene);
    }

    private static float[] targets(Scene scene) {
        float[] target = new float[HEADS];
        scene.truth().forEach(attribute -> target[attribute.head()] = 1);
        return target;
    }

    private static byte[] bytes(BufferedImage image) {
        int[] pixels = Pixels.pixels(image);
        byte[] bytes = new byte[FRAME_BYTES];
        for (int i = 0; i < pixels.length; i++) {
            bytes[3 * i] = (byte) (pixels[i] >> 16);
            bytes[3 * i + 1] = (byte) (pixels[i] >> 8);
            bytes[3 * i + 2] = (byte) pixels[i];
        }
        return bytes;
    }
}
