package dev.scotoma.blindspot.inference;

import dev.scotoma.blindspot.media.FramePack;
import dev.scotoma.blindspot.media.FramePack.Box;
import dev.scotoma.blindspot.media.FramePack.Face;
import dev.scotoma.blindspot.media.FramePack.Frame;
import dev.scotoma.blindspot.media.FramePack.Region;
import dev.scotoma.blindspot.training.Scene;
import dev.scotoma.blindspot.training.SceneRenderer;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;

/** Frame packs of drawn scenes, as inspection would write them. */
public final class RenderedPack {
    private static final int SIDE = 256;

    private RenderedPack() {}

    /** {@code frames} frames, 200 ms apart; those numbered in {@code faceless} say that no face was found. */
    public static byte[] of(Scene scene, int frames, Set<Integer> faceless) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (FramePack.Writer pack = new FramePack.Writer(bytes)) {
            for (int i = 0; i < frames; i++) {
                SceneRenderer.Frame drawn = SceneRenderer.render(scene, i, SIDE);
                Rectangle2D box = drawn.face();
                Face face = new Face(0.9, new Box(box.getX(), box.getY(), box.getWidth(), box.getHeight()), List.of());
                ByteArrayOutputStream png = new ByteArrayOutputStream();
                ImageIO.write(drawn.image(), "png", png);
                boolean none = faceless.contains(i);
                pack.add(
                        new Frame(
                                200 * i,
                                SIDE,
                                SIDE,
                                new Region(0, 0, SIDE, SIDE),
                                none ? null : face,
                                none ? 0 : 1,
                                ""),
                        png.toByteArray());
            }
        }
        return bytes.toByteArray();
    }

    public static byte[] of(Scene scene, int frames) throws IOException {
        return of(scene, frames, Set.of());
    }
}
