package dev.scotoma.workers.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestWriterTest {
    private static final String BEGIN = """
        name: written
        iteration: 4
        """;

    private static final String ONE = """
        network: {file: network.pt, format: torchscript, sha256: %1$s}
        input: {width: 96, height: 64, channels: bgr, scale: 0.00392156862745098, mean: [0, 0.5, 1], std: [1, 2, 3]}
        crop: {around: face, context: 2.7, shape: box, alignment: eyes}
        """.formatted("0".repeat(64));

    private static final String TWO = """
        networks:
          - file: a.onnx
            format: onnx
            sha256: %1$s
            input: {width: 80, height: 80, channels: bgr, scale: 1, mean: [0, 0, 0], std: [1, 1, 1], resize: opencv_area}
            crop: {around: frame}
          - file: b.onnx
            format: onnx
            sha256: %1$s
            input: {width: 80, height: 80, channels: rgb, scale: 1, mean: [0, 0, 0], std: [1, 1, 1]}
            crop: {around: face, context: 4}
        """.formatted("a".repeat(64));

    private static final String END = """
        threshold: {value: 1.0E-7, from: "somebody: who # said"}
        aggregation: median
        """;

    private static final String TRAINED = """
        lineage:
          trainedOn: 'recordings'
          participants: table
          training:
            dataset: %1$s
            template: %1$s
            preset: entry-v2
            epochs: 3
            rate: 1.0E-6
            seed: 7
            frames: 16
            bestEpoch: 2
            devHter: 0.125
            participants: %1$s
        """.formatted("b".repeat(64));

    static List<String> manifests() {
        String spoof = "output: {heads: [spoof], decides: spoof}\n";
        return List.of(
                ONE + "output: {heads: [phone, spoof], decides: spoof}\nlineage: {trainedOn: a, participants: none}\n",
                ONE + "parent: {name: before, iteration: 2}\ndemonstration: true\nperturbations: {seed: 9}\n" + spoof
                        + TRAINED,
                TWO + "output: {heads: [spoof], decides: spoof, values: logits, classes: 3,"
                        + " mapping: {spoof: \"1 - p[1]\"}}\n" + TRAINED);
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void whatIsWrittenIsReadAsTheSame(String middle) {
        Manifest manifest = Manifest.read(BEGIN + middle + END);
        assertThat(Manifest.read(manifest.yaml())).isEqualTo(manifest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"seed: 7->seed: -1", "devHter: 0.125->devHter: 2", "seed: 7->sed: 7", "    preset: entry-v2\n->"
            })
    void aTrainingThatCannotBeIsRefused(String change) {
        String valid = BEGIN + ONE + "output: {heads: [spoof], decides: spoof}\n" + END + TRAINED;
        String[] parts = change.split("->", -1);
        assertThat(valid).contains(parts[0]);
        assertThatThrownBy(() -> Manifest.read(valid.replace(parts[0], parts[1])))
                .isInstanceOf(InvalidManifest.class);
    }
}
