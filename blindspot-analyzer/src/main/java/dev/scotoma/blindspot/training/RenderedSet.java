package dev.scotoma.blindspot.training;

import dev.scotoma.blindspot.inference.FaceCrop;
import dev.scotoma.blindspot.media.FramePack.Box;
import dev.scotoma.blindspot.media.FramePack.Region;
import dev.scotoma.blindspot.model.AttackAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Frames drawn from numbered scenes, as the bytes a network eats: row-major, three channels, red first. */
final class RenderedSet {
    static final int SIDE = 128;
    static final int HEADS = AttackAttribute.values().length;
    static final int FRAME_BYTES = SIDE * SIDE * 3;

    private static final long CAMERA = 0x64D3_71F9_0A2B_C58EL;

    private final List<byte[]> frames;
    private final List<float[]> targets;
    private final int framesPerScene;

    private RenderedSet(List<byte[]> frames, List<float[]> targets, int framesPerScene) {
        this.frames = frames;
        this.targets = targets;
        this.framesPerScene = framesPerScene;
    }

    /** Scenes {@code seed, seed + 1, ...}: sets whose seeds lie far apart share no scene. */
    static RenderedSet draw(long seed, int scenes, int framesPerScene, FaceCrop crop) {
        List<Scene> drawn = new ArrayList<>();
        for (int i = 0; i < scenes; i++) {
            drawn.add(Scene.any(seed + i));
        }
        List<byte[]> frames = IntStream.range(0, scenes * framesPerScene)
                .parallel()
                .mapToObj(i -> seen(drawn.get(i / framesPerScene), i % framesPerScene, crop))
                .toList();
        return new RenderedSet(frames, drawn.stream().map(RenderedSet::targets).toList(), framesPerScene);
    }

    /** A frame as the worker would see it: in the resolution of some camera, with a face box that is never quite right. */
    private static byte[] seen(Scene scene, int number, FaceCrop crop) {
        SplittableRandom random = new SplittableRandom(scene.seed() ^ CAMERA);
        int side = random.nextInt(SIDE, 3 * SIDE);
        SceneRenderer.Frame drawn = SceneRenderer.render(scene, number, side);
        double size = random.nextDouble(0.9, 1.1);
        double width = drawn.face().getWidth() * size;
        double height = drawn.face().getHeight() * size;
        Box face = new Box(
                drawn.face().getCenterX() - width * random.nextDouble(0.45, 0.55),
                drawn.face().getCenterY() - height * random.nextDouble(0.45, 0.55),
                width,
                height);
        float[][] planes = crop.planes(drawn.image(), face, new Region(0, 0, side, side));
        byte[] bytes = new byte[FRAME_BYTES];
        for (int i = 0; i < SIDE * SIDE; i++) {
            for (int c = 0; c < 3; c++) {
                bytes[3 * i + c] = (byte) Math.round(planes[c][i]);
            }
        }
        return bytes;
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
}
