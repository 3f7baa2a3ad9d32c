package dev.scotoma.blindspot.model;

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
        assertThat(manifest.input())
                .isEqualTo(new Manifest.Input(
                        32, 64, Manifest.Channels.BGR, 0.5, List.of(0.0, 0.1, 0.2), List.of(1.0, 2.0, 3.0)));
        assertThat(manifest.crop().context()).isEqualTo(2.5);
        assertThat(manifest.output().heads()).containsExactly(AttackAttribute.MOIRE, AttackAttribute.SPOOF);
        assertThat(manifest.output().deciding()).isEqualTo(1);
        assertThat(manifest.threshold()).isEqualTo(new Manifest.Threshold(0.25, "a development set"));
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
                "model.yaml, line 19: unknown key \"decide\" in output; it has heads, decides.");
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
        refused(VALID.replace("format: torchscript", "format: pickle"), "\"format\" is torchscript.");
        refused(VALID.replace("name: tiny", "name: ../tiny"), "model.yaml, line 1: \"name\" is lower-case");
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
