package dev.scotoma.workers.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scotoma.workers.inference.NetworkCheck.Refused;
import dev.scotoma.workers.inference.Onnx.Declared;
import dev.scotoma.workers.manifest.CheckReport;
import dev.scotoma.workers.manifest.Manifest;
import dev.scotoma.workers.worker.Isolation;
import dev.scotoma.workers.worker.NativeCache;
import dev.scotoma.workers.worker.Workers;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Networks that are not what their manifests say. */
class NetworkCheckIT {
    private static final float[] WEIGHTS = {3, -2, 0, 5, 1, 1};

    private static Workers workers;
    private static NetworkCheck check;

    @BeforeAll
    static void start() {
        workers = new Workers(Isolation.NONE, NativeCache.FOLDER);
        check = new NetworkCheck(workers, Duration.ofSeconds(60));
    }

    @AfterAll
    static void stop() {
        workers.close();
    }

    private static CheckReport check(byte[] network, String values) throws Exception {
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(network));
        String format = network[0] == 'P' ? "torchscript" : "onnx";
        String output = values.equals("two_class")
                ? "{heads: [phone, finger, moire, artifacts, glare, mirror, hidden, spoof], decides: spoof}"
                : "{heads: [spoof], decides: spoof, values: " + values + ", classes: 2, mapping: {spoof: \"p[1]\"}}";
        Manifest manifest = Manifest.read("""
            name: tried
            iteration: 1
            network: {file: network, format: %s, sha256: %s}
            input: {width: 32, height: 32, channels: rgb, scale: 0.01, mean: [1, 1, 1], std: [1, 1, 1]}
            crop: {around: frame}
            output: %s
            threshold: {value: 0.5, from: a test}
            aggregation: mean
            lineage: {trainedOn: nothing, participants: none}
            """.formatted(format, sha256, output));
        return check.check(manifest, List.of(Bytes.of(network)));
    }

    private static void refused(byte[] network, String values, String sentence) {
        assertThatThrownBy(() -> check(network, values))
                .isInstanceOf(Refused.class)
                .hasMessage(sentence);
    }

    @Test
    void logitsDeclaredAsProbabilitiesAreRefused() {
        refused(
                onnx(8, 13, 0, 3, 32, 32),
                "softmax",
                "network answers (1.12, 0.93) where its manifest promises probabilities that add up to 1 (softmax);"
                        + " such numbers are read by values: logits.");
        refused(
                onnx(8, 13, 0, 3, 32, 32),
                "sigmoid",
                "network answers (1.12) where its manifest promises probabilities; such numbers are read by values:"
                        + " binary_logits.");
    }

    @Test
    void probabilitiesDeclaredAsLogitsAreWarnedOf() throws Exception {
        byte[] softmax = TorchScript.program("    _1 = torch.softmax(_1, 2)\n");
        assertThat(check(softmax, "two_class").warnings())
                .singleElement()
                .asString()
                .matches("network answers what are probabilities already, such as \\(0\\.\\d\\d, 0\\.\\d\\d\\), where"
                        + " its manifest promises logits; .*values: softmax.*one half\\.");
        assertThat(check(onnx(8, 13, 0, 3, 32, 32), "logits").warnings()).isEmpty();
        assertThat(check(onnx(8, 13, 0, 3, 32, 32), "binary_logits").warnings()).isEmpty();
    }

    @Test
    void theDimensionsThatDoNotFitAreNamed() throws Exception {
        refused(
                onnx(8, 13, 1, 3, 32, 32),
                "logits",
                "network fails on its input: Got invalid dimensions for input: frames for the following indices index:"
                        + " 0 Got: 4 Expected: 1 Please fix either the inputs/outputs or the model.; it was fed (4, 3, 32,"
                        + " 32)");
        float[] ofRows = new float[64];
        refused(
                Onnx.channelMeans(new Declared(8, 13, List.of(0, 32, 32, 3)), 2, ofRows),
                "logits",
                "network fails on its input: Got invalid dimensions for input: frames for the following indices index:"
                        + " 1 Got: 3 Expected: 32 index: 3 Got: 32 Expected: 3 Please fix either the inputs/outputs or the"
                        + " model.; it was fed (4, 3, 32, 32)");
        refused(
                TorchScript.program("    _1 = torch.reshape(_1, [1, 8, 2])\n"),
                "two_class",
                "network fails on its input: RuntimeError: shape '[1, 8, 2]' is invalid for input of size 64; it was"
                        + " fed (4, 3, 32, 32)");
    }

    @Test
    void versionsThatAreTooNewAreNamed() {
        refused(
                onnx(8, 99, 0, 3, 32, 32),
                "logits",
                "network cannot be loaded: its opset 99 is too new; of ai.onnx opsets up to 22 are supported");
        refused(
                onnx(99, 13, 0, 3, 32, 32),
                "logits",
                "network cannot be loaded: Unsupported model IR version: 99, max supported IR version: 10");
    }

    private static byte[] onnx(int ir, int opset, Integer... input) {
        return Onnx.channelMeans(new Declared(ir, opset, List.of(input)), 2, WEIGHTS);
    }
}
