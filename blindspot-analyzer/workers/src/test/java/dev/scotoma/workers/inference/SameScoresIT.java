package dev.scotoma.workers.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scotoma.simulator.scene.Scene;
import dev.scotoma.workers.manifest.Manifest;
import dev.scotoma.workers.media.FramePack;
import dev.scotoma.workers.media.FramePack.Face;
import dev.scotoma.workers.media.FramePack.Frame;
import dev.scotoma.workers.media.FramePack.Picture;
import dev.scotoma.workers.media.FramePack.Point;
import dev.scotoma.workers.worker.Isolation;
import dev.scotoma.workers.worker.NativeCache;
import dev.scotoma.workers.worker.Workers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Thresholds are frozen, so a score may not move with the way that pictures take to the network. The numbers in
 * {@code same-scores.txt} were written by the version that cropped into arrays of floats and sent them on.
 */
class SameScoresIT {
    private static final long SEED = 11L << 32;

    @Test
    void theSamePacksScoreAsTheyDidBefore() throws Exception {
        List<String> expected = new String(resource("/same-scores.txt"), StandardCharsets.UTF_8)
                .lines()
                .toList();
        List<String> lines = lines();
        assertThat(lines).hasSameSizeAs(expected);
        for (int i = 0; i < lines.size(); i++) {
            String[] is = lines.get(i).split(" ", -1);
            String[] was = expected.get(i).split(" ", -1);
            assertThat(is[0]).isEqualTo(was[0]);
            for (int n = 1; n < was.length; n++) {
                assertThat(Float.parseFloat(is[n])).as(was[0]).isCloseTo(Float.parseFloat(was[n]), within(1e-6f));
            }
        }
    }

    private static List<String> lines() throws Exception {
        String starter = new String(resource("/models/starter/model.yaml"), StandardCharsets.UTF_8);
        byte[] network = resource("/models/starter/network.pt");
        byte[] onnx = Brightness.network();
        List<String> lines = new ArrayList<>();
        try (Workers workers = new Workers(Isolation.NONE, NativeCache.FOLDER)) {
            lines.addAll(of(workers, "starter", starter, network));
            lines.addAll(of(workers, "level", starter.replaceFirst("(context: .*)", "$1\n  alignment: eyes"), network));
            String two = Brightness.manifest("two", "", "{around: face, context: 1}", "{around: frame}");
            lines.addAll(of(
                    workers,
                    "two",
                    two.replaceFirst("mean: \\[120, 120, 120\\]", "mean: [121, 119, 120]"),
                    onnx,
                    onnx));
        }
        return lines;
    }

    private static List<String> of(Workers workers, String name, String yaml, byte[]... networks) throws Exception {
        List<String> lines = new ArrayList<>();
        List<Bytes> all = new ArrayList<>();
        for (byte[] network : networks) {
            all.add(Bytes.of(network));
        }
        try (IterationRunner runner = new IterationRunner(workers, Manifest.read(yaml), all, 1, 1)) {
            for (int i = 0; i < 2; i++) {
                Scene scene = i == 0 ? RenderedPack.genuine(SEED + i) : RenderedPack.attack(SEED + i);
                FrameScores scores = runner.score(Bytes.of(withEyes(RenderedPack.of(scene, 3))));
                for (int frame = 0; frame < scores.frames(); frame++) {
                    StringBuilder line = new StringBuilder(name + "-" + i + "-" + frame);
                    for (int head = 0; head < scores.heads(); head++) {
                        line.append(' ').append(scores.probability(frame, head));
                    }
                    lines.add(line.toString());
                }
            }
        }
        return lines;
    }

    /** The pack with eyes that are not level, for crops that are turned. */
    private static byte[] withEyes(byte[] pack) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (FramePack.Writer writer = new FramePack.Writer(bytes)) {
            for (Picture picture : FramePack.read(new ByteArrayInputStream(pack))) {
                Frame frame = picture.frame();
                Face face = Objects.requireNonNull(frame.face());
                double x = face.box().x();
                double y = face.box().y();
                Face seeing = new Face(
                        face.score(), face.box(), List.of(new Point(x + 20, y + 30), new Point(x + 70, y + 38)));
                writer.add(
                        new Frame(frame.atMs(), frame.width(), frame.height(), frame.region(), seeing, 1, ""),
                        picture.png());
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] resource(String name) throws Exception {
        try (InputStream in = SameScoresIT.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }
}
