package dev.scotoma.workers.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManifestTest {
    private static final String VALID = """
        name: tiny
        iteration: 3
        network:
          file: tiny.pt
          format: torchscript
          sha256: 0000000000000000000000000000000000000000000000000000000000000000
        input:
          width: 32
          height: 64
          channels: bgr
          scale: 0.5
          mean: [0, 0.1, 0.2]
          std: [1, 2, 3]
        crop:
          around: face
          context: 2.5
        output:
          heads: [moire, spoof]
          decides: spoof
        threshold:
          value: 0.25
          from: a development set
        aggregation: mean
        lineage:
          trainedOn: nothing
          participants: none
        """;

    @Test
    void everythingAManifestSaysIsRead() {
        Manifest manifest = Manifest.read(VALID);
        assertThat(manifest.name()).isEqualTo("tiny");
        assertThat(manifest.iteration()).isEqualTo(3);
        assertThat(manifest.demonstration()).isFalse();
        assertThat(manifest.networks().getFirst().input())
                .isEqualTo(new Manifest.Input(
                        32, 64, Manifest.Channels.BGR, 0.5, List.of(0.0, 0.1, 0.2), List.of(1.0, 2.0, 3.0)));
        assertThat(manifest.networks().getFirst().crop())
                .isEqualTo(new Manifest.AroundFace(2.5, Manifest.Shape.SQUARE, Manifest.Alignment.NONE));
        assertThat(manifest.madeFrom()).isEmpty();
        assertThat(manifest.output().heads()).containsExactly(AttackAttribute.MOIRE, AttackAttribute.SPOOF);
        assertThat(manifest.output().deciding()).isEqualTo(1);
        assertThat(manifest.threshold()).isEqualTo(new Manifest.Threshold(0.25, "a development set"));
    }

    @Test
    void howPicturesWereResizedIsNamedOrATriangle() {
        assertThat(Manifest.read(VALID).networks().getFirst().input().resize()).isEqualTo(Manifest.Resize.TRIANGLE);
        String linear = VALID.replace("  channels: bgr\n", "  channels: bgr\n  resize: opencv_linear\n");
        assertThat(Manifest.read(linear).networks().getFirst().input().resize())
                .isEqualTo(Manifest.Resize.OPENCV_LINEAR);
        refused(
                linear.replace("opencv_linear", "lanczos"),
                "model.yaml, line 11: \"resize\" is one of triangle, opencv_linear, opencv_area.");
    }

    @Test
    void perturbationsAreForIterationsThatAskForThem() {
        assertThat(Manifest.read(VALID).perturbations()).isNull();
        assertThat(Manifest.read(VALID + "perturbations: {seed: 7}\n").perturbations())
                .isEqualTo(new Manifest.Perturbations(7));
        refused(
                VALID + "perturbations: {seed: 7, blur: 3}\n",
                "model.yaml, line 27: unknown key \"blur\" in perturbations; it has seed.");
        refused(VALID + "perturbations: {}\n", "model.yaml, line 27: \"seed\" is missing in perturbations.");
        refused(VALID + "perturbations: {seed: -1}\n", "\"seed\" lies between 0 and 2147483647.");
        refused(VALID + "perturbations: true\n", "\"perturbations\" has to be keys and values.");
    }

    @Test
    void theNetworkThatShipsIsADemonstrationWithAllHeadsInOrder() throws IOException {
        try (InputStream in = ManifestTest.class.getResourceAsStream("/models/starter/model.yaml")) {
            assertThat(in).isNotNull();
            Manifest manifest = Manifest.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            assertThat(manifest.demonstration()).isTrue();
            assertThat(manifest.output().heads()).containsExactlyElementsOf(Arrays.asList(AttackAttribute.values()));
            for (int head = 0; head < 8; head++) {
                assertThat(manifest.output().heads().get(head).head()).isEqualTo(head);
            }
        }
    }

    @Test
    void anUnknownKeyIsNamedWithItsLine() {
        refused(
                VALID.replace("decides:", "decide:"),
                "model.yaml, line 19: unknown key \"decide\" in output; it has heads, decides, values, classes,"
                        + " mapping.");
        refused(VALID + "colour: red\n", "model.yaml, line 27: unknown key \"colour\" in the manifest");
    }

    @Test
    void aMissingOrDoubledKeyIsNamed() {
        refused(VALID.replace("  scale: 0.5\n", ""), "\"scale\" is missing in input.");
        refused(VALID.replace("  height: 64\n", "  width: 64\n"), "model.yaml, line 9: \"width\" is there twice.");
        refused(VALID.replace("aggregation: mean\n", ""), "\"aggregation\" is missing in the manifest.");
    }

    @Test
    void aWrongValueIsToldWithItsLineAndWhatIsRight() {
        refused(
                VALID.replace("channels: bgr", "channels: gray"),
                "model.yaml, line 10: \"channels\" is one of rgb, bgr.");
        refused(VALID.replace("value: 0.25", "value: 25"), "model.yaml, line 21: \"value\" lies between 0 and 1.");
        refused(VALID.replace("value: 0.25", "value: NaN"), "\"value\" lies between 0 and 1.");
        refused(VALID.replace("context: 2.5", "context: 5"), "\"context\" lies between 1 and 4.");
        refused(VALID.replace("iteration: 3", "iteration: 1.5"), "\"iteration\" is a whole number.");
        refused(VALID.replace("[1, 2, 3]", "[1, 2]"), "\"std\" has 2 numbers instead of 3.");
        refused(VALID.replace("[1, 2, 3]", "[1, 0, 3]"), "model.yaml, line 13: \"std\" lies between");
        refused(VALID.replace("decides: spoof", "decides: phone"), "\"decides\" is one of the heads.");
        refused(
                VALID.replace("[moire, spoof]", "[spoof, spoof]"),
                "\"heads\" names one to eight attributes, each once.");
        refused(VALID.replace("format: torchscript", "format: pickle"), "\"format\" is one of torchscript, onnx.");
        refused(VALID.replace("name: tiny", "name: ../tiny"), "model.yaml, line 1: \"name\" is lower-case");
    }

    /** As public releases are: two crops of the box around the face, BGR bytes, softmax over three classes. */
    private static final String TWO_CROPS = """
        name: public-two-crop
        iteration: 2
        parent: {name: public-two-crop, iteration: 1}
        networks:
          - file: near.onnx
            format: onnx
            sha256: %1$s
            input: {width: 80, height: 80, channels: bgr, scale: 1, mean: [0, 0, 0], std: [1, 1, 1]}
            crop: {around: face, context: 2.7, shape: box}
          - file: far.onnx
            format: onnx
            sha256: %1$s
            input: {width: 80, height: 80, channels: bgr, scale: 1, mean: [0, 0, 0], std: [1, 1, 1]}
            crop: {around: face, context: 4.0, shape: box, alignment: eyes}
        output:
          heads: [spoof]
          decides: spoof
          values: logits
          classes: 3
          mapping: {spoof: "1 - p[1]"}
        threshold: {value: 0.5, from: its authors}
        aggregation: median
        lineage: {trainedOn: what its authors say, participants: none}
        """.formatted("0".repeat(64));

    @Test
    void severalNetworksWithASoftmaxAreOneIteration() {
        Manifest manifest = Manifest.read(TWO_CROPS);
        assertThat(manifest.madeFrom()).hasValue(new Manifest.Name("public-two-crop", 1));
        assertThat(manifest.networks()).extracting(Manifest.Network::file).containsExactly("near.onnx", "far.onnx");
        assertThat(manifest.networks().get(1).crop())
                .isEqualTo(new Manifest.AroundFace(4, Manifest.Shape.BOX, Manifest.Alignment.EYES));
        assertThat(manifest.output().values()).isEqualTo(Manifest.Values.LOGITS);
        assertThat(manifest.output().mixtures()).containsExactly(new Manifest.Mixture(true, List.of(1)));
        assertThat(manifest.aggregation()).isEqualTo(Manifest.Aggregation.MEDIAN);
        assertThat(Manifest.read(TWO_CROPS.replace("1 - p[1]", "p[0] + p[2]"))
                        .output()
                        .mixtures())
                .containsExactly(new Manifest.Mixture(false, List.of(0, 2)));
    }

    @Test
    void aNetworkMaySeeTheWholeFrameBesideOneThatSeesTheFace() {
        Manifest mixed = Manifest.read(TWO_CROPS.replace("face, context: 2.7, shape: box", "frame"));
        assertThat(mixed.networks())
                .extracting(Manifest.Network::crop)
                .containsExactly(
                        new Manifest.WholeFrame(),
                        new Manifest.AroundFace(4, Manifest.Shape.BOX, Manifest.Alignment.EYES));
        assertThat(mixed.wantsWholeFrames()).isTrue();
        assertThat(Manifest.read(TWO_CROPS).wantsWholeFrames()).isFalse();
    }

    @Test
    void aWholeFrameHasNoWindow() {
        String why = " is for a crop around the face: a frame is taken as a whole.";
        String whole = VALID.replace("around: face", "around: frame");
        refused(whole, "model.yaml, line 16: \"context\"" + why);
        refused(whole.replace("context: 2.5", "shape: square"), "model.yaml, line 16: \"shape\"" + why);
        refused(whole.replace("context: 2.5", "alignment: none"), "model.yaml, line 16: \"alignment\"" + why);
        refused(VALID.replace("around: face", "around: eyes"), "model.yaml, line 15: \"around\" is face or frame.");
    }

    @Test
    void anOutputThatCannotBeReadIsRefused() {
        refused(TWO_CROPS.replace("1 - p[1]", "1 - p[3]"), "line 20: \"spoof\" names classes 0 to 2, each once.");
        refused(TWO_CROPS.replace("1 - p[1]", "p[1] - 1"), "\"spoof\" is like p[0] + p[2], or 1 - p[1].");
        refused(TWO_CROPS.replace("1 - p[1]", "p[0] + p[0]"), "names classes 0 to 2, each once.");
        refused(
                TWO_CROPS.replace("mapping: {spoof", "mapping: {moire"),
                "unknown key \"moire\" in mapping; it has spoof.");
        refused(TWO_CROPS.replace("heads: [spoof]", "heads: [spoof, moire]"), "\"moire\" is missing in mapping.");
        refused(TWO_CROPS.replace("classes: 3", "classes: 1"), "\"classes\" lies between 2 and 1000.");
        refused(
                TWO_CROPS.replace("values: logits", "values: two_class"),
                "\"classes\" is not for two_class values, which have two classes a head.");
        refused(
                TWO_CROPS.replace("values: logits", "values: sigmoid").replace("1 - p[1]", "p[0] + p[2]"),
                "only classes that exclude each other add up.");
    }

    @Test
    void networksThatContradictEachOtherAreRefused() {
        refused(TWO_CROPS.replace("far.onnx", "near.onnx"), "line 4: \"networks\" names a file twice.");
        refused(TWO_CROPS.replace("far.onnx", "../far.onnx"), "line 10: \"file\" is a file name");
        refused(TWO_CROPS + "crop: {around: face, context: 1}\n", "\"crop\" goes into an item of networks");
        refused(VALID.replace("network:", "networks:"), "line 7: \"input\" goes into an item of networks");
        refused(VALID.replace("network:", "networks: 3\nnet:"), "unknown key \"net\" in the manifest");
    }

    @Test
    void whatIsNoYamlIsRefusedWithItsLine() {
        refused("name: [tiny", "line 1: this is not YAML");
        refused("- tiny", "the manifest has to be keys and values.");
        refused("", "the manifest has to be keys and values.");
        refused("name: &a [*a]\n", "\"name\" has to be one value.");
        refused("name: !!java.net.URL [http://127.0.0.1]\n" + VALID.substring(11), "Global tag is not allowed");
    }

    private static void refused(String yaml, String complaint) {
        assertThatThrownBy(() -> Manifest.read(yaml))
                .isInstanceOf(InvalidManifest.class)
                .hasMessageContaining(complaint);
    }
}
