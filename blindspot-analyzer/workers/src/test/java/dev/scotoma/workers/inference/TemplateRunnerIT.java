package dev.scotoma.workers.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.scotoma.workers.inference.IterationRunner.Unscorable;
import dev.scotoma.workers.inference.TemplateRunner.Features;
import dev.scotoma.workers.inference.TemplateRunner.NoTemplate;
import dev.scotoma.workers.manifest.Manifest;
import dev.scotoma.workers.worker.Isolation;
import dev.scotoma.workers.worker.NativeCache;
import dev.scotoma.workers.worker.Workers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateRunnerIT {
    private static final long UNSEEN = 19L << 32;

    private static Workers workers;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        workers = new Workers(Isolation.NONE, NativeCache.FOLDER);
    }

    @AfterAll
    static void stop() {
        workers.close();
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(TemplateRunnerIT.class.getResourceAsStream("/models/" + name), name)) {
            return in.readAllBytes();
        }
    }

    private static String yaml(String name) throws IOException {
        return new String(resource(name), StandardCharsets.UTF_8);
    }

    private static TemplateRunner tiny(String yaml) throws IOException {
        return new TemplateRunner(workers, Manifest.read(yaml), Bytes.of(resource("tiny/entry-v2.pt")), 1);
    }

    private static Bytes pack(int frames, Set<Integer> faceless) throws IOException {
        return Bytes.of(RenderedPack.of(RenderedPack.attack(UNSEEN), frames, faceless));
    }

    /** The trunk takes any size of frames, and what is trained on its features is what the written network says. */
    @ParameterizedTest
    @CsvSource({"128, 128", "96, 64"})
    void headsOnFeaturesSayWhatTheWrittenNetworkSays(int width, int height) throws Exception {
        String yaml = yaml("tiny/entry-v2.yaml")
                .replace("width: 128", "width: " + width)
                .replace("height: 128", "height: " + height);
        Manifest manifest = Manifest.read(yaml);
        Path network = folder.resolve("network.pt");
        Features features;
        float[] parameters;
        try (TemplateRunner runner = tiny(yaml)) {
            features = runner.features(pack(18, Set.of(4)));
            assertThat(features.rows()).isEqualTo(17);
            Random random = new Random(1);
            parameters = new float[16 * (features.width() + 1)];
            for (int i = 0; i < parameters.length; i++) {
                parameters[i] = (float) random.nextGaussian() / 8;
            }
            runner.writeWith(parameters, network);
            Path again = folder.resolve("again.pt");
            runner.writeWith(parameters, again);
            assertThat(again).hasSameBinaryContentAs(network);
        }
        byte[] written = Files.readAllBytes(network);
        Manifest trained = Manifest.read(yaml.replace(
                manifest.networks().getFirst().sha256(),
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(written))));
        new NetworkCheck(workers, java.time.Duration.ofMinutes(2)).check(trained, List.of(Bytes.of(written)));
        try (IterationRunner scoring = new IterationRunner(workers, trained, List.of(Bytes.of(written)), 1, 1)) {
            FrameScores scores = scoring.score(pack(18, Set.of(4)));
            for (int frame = 0; frame < 17; frame++) {
                for (int head = 0; head < 8; head++) {
                    assertThat((double) scores.probability(frame < 4 ? frame : frame + 1, head))
                            .isCloseTo(probability(features, frame, parameters, head), within(1e-5));
                }
            }
        }
    }

    private static double probability(Features features, int frame, float[] parameters, int head) {
        int width = features.width();
        double margin = parameters[16 * width + 2 * head] - parameters[16 * width + 2 * head + 1];
        for (int i = 0; i < width; i++) {
            margin += ((double) parameters[2 * head * width + i] - parameters[(2 * head + 1) * width + i])
                    * features.values()[frame * width + i];
        }
        return 1 / (1 + Math.exp(margin));
    }

    @Test
    void aPackOfFewFramesTakesNoRoomFromTheNextOne() throws Exception {
        try (TemplateRunner runner = tiny(yaml("tiny/entry-v2.yaml"))) {
            assertThat(runner.features(pack(2, Set.of())).rows()).isEqualTo(2);
            assertThat(runner.features(pack(6, Set.of())).rows()).isEqualTo(6);
        }
    }

    @Test
    void aPackWithoutAFaceHasNoFeaturesAndOneThatIsBrokenSaysSo() throws Exception {
        try (TemplateRunner runner = tiny(yaml("tiny/entry-v2.yaml"))) {
            assertThat(runner.features(pack(2, Set.of(0, 1))).rows()).isZero();
            Bytes broken = Bytes.of(RenderedPack.withBrokenPicture(RenderedPack.of(RenderedPack.attack(UNSEEN), 4)));
            assertThatThrownBy(() -> runner.features(broken))
                    .isInstanceOf(Unscorable.class)
                    .hasMessageStartingWith("The frame pack cannot be read: ");
            assertThatThrownBy(() -> runner.features(Bytes.of(new byte[] {1, 2, 3})))
                    .isInstanceOf(Unscorable.class);
            assertThat(runner.features(pack(2, Set.of())).rows()).isEqualTo(2);
        }
    }

    @Test
    void aTemplateWithoutHeadsOrWithoutATrunkIsRefusedInASentence() throws Exception {
        String oneHead = yaml("tiny/entry-v2.yaml")
                .replace("heads: [phone, finger, moire, artifacts, glare, mirror, hidden, spoof]", "heads: [spoof]");
        try (TemplateRunner runner = tiny(oneHead)) {
            assertThatThrownBy(() -> runner.features(pack(1, Set.of())))
                    .isInstanceOf(NoTemplate.class)
                    .hasMessage("entry-v2.pt is no template for 1 heads: heads.weight has to be (2, features) and"
                            + " heads.bias (2), and they are (16, 80) and (16).");
        }
        String starter = yaml("starter/model.yaml");
        try (TemplateRunner runner =
                new TemplateRunner(workers, Manifest.read(starter), Bytes.of(resource("starter/network.pt")), 1)) {
            assertThatThrownBy(() -> runner.features(pack(1, Set.of())))
                    .isInstanceOf(NoTemplate.class)
                    .hasMessageContaining("Method 'features' is not defined");
        }
        assertThatThrownBy(() -> tiny(yaml("tiny/entry-v2.yaml").replace("format: torchscript", "format: onnx")))
                .isInstanceOf(NoTemplate.class)
                .hasMessageStartingWith("A template is one TorchScript network");
    }
}
