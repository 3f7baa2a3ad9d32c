package dev.scotoma.workers.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.scotoma.workers.inference.IterationRunner.Unscorable;
import dev.scotoma.workers.manifest.Manifest;
import dev.scotoma.workers.worker.Isolation;
import dev.scotoma.workers.worker.NativeCache;
import dev.scotoma.workers.worker.Workers;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What becomes of a device that is asked for, through real workers on the CPU: no test needs a GPU, and none says that
 * one works.
 */
class DeviceIT {
    private static final String FULL = """
                _2 = %s
                if _2:
                  ops.prim.RaiseException("CUDA out of memory. Tried to allocate 2.00 GiB.")
                else:
                  pass
            """.indent(0);

    private static Workers workers;
    private static byte[] pack;

    /** Whatever else runs is compared with the network that learned nothing and the one that did, on the CPU. */
    private static IterationRunner template;

    private static IterationRunner trained;

    private static final Logger RUNNER = Logger.getLogger(IterationRunner.class.getName());
    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final Handler listening = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
                warnings.add(entry.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws Exception {
        workers = new Workers(Isolation.NONE, NativeCache.FOLDER);
        pack = RenderedPack.of(RenderedPack.attack(7L << 32), 7);
        template = runner(TorchScript.template(), Hardware.CPU);
        trained = runner(resource("network.pt"), Hardware.CPU);
    }

    @AfterAll
    static void stop() {
        template.close();
        trained.close();
        workers.close();
    }

    @BeforeEach
    void listen() {
        RUNNER.addHandler(listening);
    }

    @AfterEach
    void listenNoMore() {
        RUNNER.removeHandler(listening);
    }

    @Test
    void aGpuThatPytorchDoesNotSeeIsSaidLoudlyAndTheCpuScores() throws Exception {
        FrameScores expected = template.score(Bytes.of(pack));
        assertThat(template.device()).hasValue("cpu, 32 bits, PyTorch 2.7.1");
        assertThat(warnings).isEmpty();
        Hardware gpu = Hardware.of("cuda:1", Optional.of(libtorch()));
        try (IterationRunner runner = runner(TorchScript.template(), gpu)) {
            FrameScores scores = runner.score(Bytes.of(pack));
            assertThat(runner.device()).hasValue("cpu, 32 bits, PyTorch 2.7.1");
            assertThat(scores.bytes()).isEqualTo(expected.bytes());
            runner.score(Bytes.of(pack));
        }
        assertThat(warnings)
                .singleElement()
                .asString()
                .isEqualTo("starter iteration 1 was to run on cuda:1; from now on it runs on the CPU,"
                        + " and more slowly: PyTorch 2.7.1 in " + folder.toRealPath()
                        + " cannot use cuda:1: Could not run 'aten::empty_strided' with"
                        + " arguments from the 'CUDA' backend");
    }

    @Test
    void framesThatDoNotFitTogetherAreScoredInSmallerBatchesAndThatIsSaidOnce() throws Exception {
        FrameScores whole = template.score(Bytes.of(pack));
        try (IterationRunner runner =
                runner(TorchScript.program(FULL.formatted("torch.gt((torch.size(frames))[0], 3)")), Hardware.CPU)) {
            for (int again = 0; again < 2; again++) {
                FrameScores portions = runner.score(Bytes.of(pack));
                assertThat(portions.frames()).isEqualTo(7);
                for (int frame = 0; frame < 7; frame++) {
                    assertThat(portions.probability(frame, 7)).isCloseTo(whole.probability(frame, 7), within(1e-5f));
                }
            }
        }
        assertThat(warnings)
                .containsExactly("starter iteration 1: no more than 3 frames at a time fit into the memory of cpu.");
    }

    @Test
    void aNetworkThatWasSavedOnAGpuRunsOnTheCpu() throws Exception {
        try (IterationRunner runner = runner(TorchScript.savedOnGpu(), Hardware.CPU)) {
            assertThat(runner.score(Bytes.of(pack)).bytes())
                    .isEqualTo(template.score(Bytes.of(pack)).bytes());
        }
    }

    @Test
    void whatManyThreadsPrepareIsWhatOneDoes() throws Exception {
        byte[] network = resource("network.pt");
        List<byte[]> packs = List.of(
                RenderedPack.of(RenderedPack.attack(8L << 32), 40),
                RenderedPack.withBrokenPicture(pack),
                RenderedPack.of(RenderedPack.genuine(9L << 32), 40));
        try (IterationRunner many =
                new IterationRunner(workers, Manifest.read(manifest(network)), List.of(Bytes.of(network)), 1, 4)) {
            for (byte[] readable : List.of(packs.getFirst(), packs.getLast())) {
                FrameScores expected = trained.score(Bytes.of(readable));
                FrameScores scores = many.score(Bytes.of(readable));
                assertThat(scores.frames()).isEqualTo(40);
                for (int i = 0; i < 40 * 8; i++) {
                    assertThat(scores.probability(i / 8, i % 8))
                            .isCloseTo(expected.probability(i / 8, i % 8), within(1e-5f));
                }
                assertThatThrownBy(() -> many.score(Bytes.of(packs.get(1))))
                        .isInstanceOf(Unscorable.class)
                        .hasMessageStartingWith("The frame pack cannot be read: ");
            }
        }
    }

    @Test
    void aFrameThatDoesNotFitAloneIsNoScore() throws Exception {
        byte[] network = TorchScript.program(FULL.formatted("torch.gt((torch.size(frames))[0], 0)"));
        try (IterationRunner runner = runner(network, Hardware.CPU)) {
            assertThatThrownBy(() -> runner.score(Bytes.of(pack)))
                    .isInstanceOf(Unscorable.class)
                    .hasMessageContaining("CUDA out of memory. Tried to allocate 2.00 GiB.");
        }
    }

    /** As somebody registers it who halved it: numbers of 32 bits go in and come out, and 16 bits are its own affair. */
    @Test
    void aNetworkThatHalvesItsNumbersItselfIsScoredLikeAnyOther() throws Exception {
        byte[] halved = TorchScript.program("    _1 = torch.to(torch.to(_1, 5), 6)\n");
        FrameScores wide = template.score(Bytes.of(pack));
        try (IterationRunner runner = runner(halved, Hardware.CPU)) {
            FrameScores half = runner.score(Bytes.of(pack));
            float farthest = 0;
            for (int i = 0; i < 7 * 8; i++) {
                farthest =
                        Math.max(farthest, Math.abs(half.probability(i / 8, i % 8) - wide.probability(i / 8, i % 8)));
            }
            assertThat(farthest).isBetween(1e-7f, 2e-3f);
        }
        assertThat(warnings).isEmpty();
    }

    @Test
    void onnxStaysOnTheCpuWithoutAWord() throws Exception {
        byte[] network = Onnx.channelMeans(2, 0, .01f, 0, .01f, 0, .01f);
        Files.createFile(folder.resolve("libtorch.so"));
        Hardware gpu = Hardware.of("cuda", Optional.of(folder.toString()));
        String yaml = manifest(network)
                .replace("format: torchscript", "format: onnx")
                .replaceFirst(
                        "heads: .*",
                        "heads: [moire, spoof]\n  values: binary_logits\n  classes: 2\n"
                                + "  mapping: {moire: \"p[0]\", spoof: \"p[1]\"}");
        try (IterationRunner runner = runner(yaml, network, gpu)) {
            assertThat(runner.score(Bytes.of(pack)).frames()).isEqualTo(7);
            assertThat(runner.device())
                    .hasValueSatisfying(device -> assertThat(device).startsWith("cpu, 32 bits, OnnxRuntime "));
        }
        assertThat(warnings).isEmpty();
    }

    /**
     * The libtorch that comes with the service, which knows no GPU, in a folder that no worker sees unless it is shown
     * to it.
     */
    private String libtorch() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (Stream<Path> files = Files.walk(NativeCache.FOLDER.resolve("pytorch"), 2)) {
            Path any = files.filter(file -> file.endsWith("libtorch.so"))
                    .findFirst()
                    .orElseThrow();
            try (var libraries = Files.newDirectoryStream(any.getParent(), "lib*.so*")) {
                for (Path library : libraries) {
                    Files.createSymbolicLink(folder.resolve(library.getFileName()), library);
                }
            }
        }
        return folder.toString();
    }

    private static IterationRunner runner(byte[] network, Hardware hardware) throws Exception {
        return runner(manifest(network), network, hardware);
    }

    private static IterationRunner runner(String yaml, byte[] network, Hardware hardware) throws Exception {
        return new IterationRunner(workers, Manifest.read(yaml), List.of(Bytes.of(network)), 1, 1, hardware);
    }

    private static String manifest(byte[] network) throws Exception {
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(network));
        return new String(resource("model.yaml"), StandardCharsets.UTF_8)
                .replaceFirst("sha256: .*", "sha256: " + sha256);
    }

    private static byte[] resource(String name) throws Exception {
        try (InputStream in = DeviceIT.class.getResourceAsStream("/models/starter/" + name)) {
            assertThat(in).as(name).isNotNull();
            return in.readAllBytes();
        }
    }
}
