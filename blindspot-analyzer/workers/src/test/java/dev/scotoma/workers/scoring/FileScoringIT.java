package dev.scotoma.workers.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.scotoma.simulator.render.Film;
import dev.scotoma.simulator.scene.Person;
import dev.scotoma.simulator.scene.Scene;
import dev.scotoma.workers.inference.Brightness;
import dev.scotoma.workers.inference.RenderedPack;
import dev.scotoma.workers.inference.TorchScript;
import dev.scotoma.workers.media.Clip;
import dev.scotoma.workers.media.FramePack.Box;
import dev.scotoma.workers.media.FramePack.Face;
import dev.scotoma.workers.media.Mp4Headers;
import dev.scotoma.workers.scoring.FileScore.Failed;
import dev.scotoma.workers.scoring.FileScore.Scored;
import dev.scotoma.workers.scoring.GivenFaces.Place;
import dev.scotoma.workers.worker.NativeCache;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileScoringIT {
    @TempDir
    private static Path models;

    /** By the network that comes with the service, five frames of each recording. */
    private static FileScoring byStarter;

    @TempDir
    Path folder;

    @BeforeAll
    static void open() throws Exception {
        byStarter = FileScoring.open(starter(models), 5, NativeCache.FOLDER);
    }

    @AfterAll
    static void close() {
        byStarter.close();
    }

    @Test
    void recordingsAndImagesAreScoredInTheirOrderAndABadOneIsAnErrorOfItsOwn() throws Exception {
        Path clip = Files.write(
                folder.resolve("face.webm"), Clip.ofAFace().seconds(0.5).bytes());
        byte[] whole = Files.readAllBytes(clip);
        Path png = still("face.png", "png");
        Path jpeg = still("face.jpg", "jpg");
        Path half = Files.write(folder.resolve("half.webm"), Arrays.copyOf(whole, whole.length / 2));
        Path halfImage = Files.write(folder.resolve("half.png"), Arrays.copyOf(Files.readAllBytes(png), 200));
        Path text = Files.writeString(folder.resolve("text.mp4"), "this is no film");
        Path huge = folder.resolve("huge.mp4");
        try (RandomAccessFile sparse = new RandomAccessFile(huge.toFile(), "rw")) {
            sparse.setLength(5L << 30);
        }
        byte[] bomb = Files.readAllBytes(png);
        ByteBuffer.wrap(bomb, 16, 8).putInt(100_000).putInt(100_000);
        Path wide = Files.write(folder.resolve("wide.png"), bomb);
        Path missing = folder.resolve("missing.png");

        List<FileScore> scores = new ArrayList<>();
        assertThat(byStarter.model()).isEqualTo("starter iteration 1");
        byStarter.score(List.of(clip, half, png, text, jpeg, halfImage, huge, missing, folder, wide), scores::add);
        assertThat(scores)
                .extracting(FileScore::file)
                .containsExactly(clip, half, png, text, jpeg, halfImage, huge, missing, folder, wide);
        assertThat(scored(scores.get(0)).frames()).hasSize(5);
        assertThat(scored(scores.get(0)).faces()).isEqualTo(5);
        assertScored(scores.get(0));
        assertThat(scored(scores.get(2)).frames()).hasSize(1);
        assertScored(scores.get(2));
        assertScored(scores.get(4));
        // The same picture, but for what JPEG leaves of it.
        assertThat(spoof(scores.get(4))).isCloseTo(spoof(scores.get(2)), within(0.2));
        assertThat(error(scores.get(1))).contains("ends in the middle");
        assertThat(error(scores.get(3))).isEqualTo("This is no WebM, MP4, JPEG or PNG.");
        assertThat(error(scores.get(5))).isEqualTo("The image is damaged.");
        assertThat(error(scores.get(6))).isEqualTo("The file has 5,368,709,120 bytes; 201,326,592 are allowed.");
        assertThat(error(scores.get(7))).isEqualTo("There is no such file.");
        assertThat(error(scores.get(8))).isEqualTo("This is no file.");
        assertThat(error(scores.get(9))).isEqualTo("The image has 10000000000 pixels; 67108864 are allowed.");
    }

    private static Scored scored(FileScore score) {
        return switch (score) {
            case Scored scored -> scored;
            case Failed failed -> throw new AssertionError(failed.reason());
        };
    }

    private static double spoof(FileScore score) {
        return scored(score).verdict().spoofScore().orElseThrow();
    }

    private static String error(FileScore score) {
        return ((Failed) score).reason();
    }

    /** As a phone and an editor store it: upside down, on its side, squeezed, after five seconds that are hidden. */
    @Test
    void whatAPlayerShowsIsScored() throws Exception {
        BufferedImage face = Clip.ofAFace().firstPicture();
        byte[] base = clip(face, 640, 480, new AffineTransform()).seconds(1).bytes();
        byte[] flipped = Mp4Headers.withMatrix(
                clip(face, 640, 480, new AffineTransform(1, 0, 0, -1, 0, 480))
                        .seconds(1)
                        .bytes(),
                new int[] {1, 0, 0, -1});
        byte[] turned = Mp4Headers.withMatrix(
                clip(face, 480, 640, new AffineTransform(0, 1, 1, 0, 0, 0))
                        .seconds(1)
                        .bytes(),
                new int[] {0, 1, 1, 0});
        byte[] squeezed = clip(face, 320, 480, AffineTransform.getScaleInstance(.5, 1))
                .seconds(1)
                .pixelAspect(2)
                .bytes();
        byte[] cut = Mp4Headers.showing(
                1, 5, clip(face, 640, 480, new AffineTransform()).seconds(6).bytes());
        List<Path> files = new ArrayList<>();
        for (byte[] clip : List.of(base, flipped, turned, squeezed, cut)) {
            files.add(Files.write(folder.resolve(files.size() + ".mp4"), clip));
        }
        List<FileScore> scores = new ArrayList<>();
        byStarter.score(files, scores::add);
        double expected = spoof(scores.getFirst());
        assertThat(scores).allSatisfy(score -> {
            assertThat(scored(score).frames()).hasSize(5);
            assertThat(spoof(score)).as(score.file().toString()).isCloseTo(expected, within(.05));
        });
    }

    private static Clip clip(BufferedImage picture, int width, int height, AffineTransform how) {
        BufferedImage stored = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        var pen = stored.createGraphics();
        pen.drawImage(picture, how, null);
        pen.dispose();
        return Clip.ofAFace().mp4().size(width, height).fps(15).drawing(i -> stored);
    }

    private static void assertScored(FileScore score) {
        Scored scored = scored(score);
        assertThat(scored.heads()).hasSize(8).containsKey("moire");
        double mean = scored.frames().stream()
                .mapToDouble(frame -> frame.score().orElseThrow())
                .average()
                .orElseThrow();
        assertThat(spoof(score)).isCloseTo(mean, within(1e-9));
        assertThat(scored.heads().get("spoof")).isCloseTo(mean, within(1e-9));
        assertThat(scored.verdict().decision()).isEqualTo(mean >= 0.3961 ? Decision.ATTACK : Decision.GENUINE);
        assertThat(scored.silence()).isEmpty();
    }

    @Test
    void aNetworkThatSeesTheWholeFrameGetsAllOfRecordingsAndImages() throws Exception {
        Clip clip = Clip.ofAFaceBesideWhite().seconds(0.5);
        Path recording = Files.write(folder.resolve("face.webm"), clip.bytes());
        Path image = folder.resolve("face.png");
        ImageIO.write(clip.firstPicture(), "png", image.toFile());
        Files.write(folder.resolve("network0.onnx"), Brightness.network());
        double ofAll = Brightness.spoof(clip.firstPicture());
        for (double p : scored(List.of(recording, image), "{around: frame}")) {
            assertThat(p).isCloseTo(ofAll, within(.02));
        }
        for (double p : scored(List.of(recording, image), "{around: face, context: 4}")) {
            assertThat(p).isLessThan(ofAll - .2);
        }
    }

    private List<Double> scored(List<Path> files, String crop) throws Exception {
        Path model = Files.writeString(folder.resolve("model.yaml"), Brightness.manifest("brightness", "", crop));
        List<FileScore> scores = new ArrayList<>();
        try (FileScoring scoring = FileScoring.open(model, 3, NativeCache.FOLDER)) {
            scoring.score(files, scores::add);
        }
        List<Double> ofFrames = scores.stream()
                .flatMap(score -> scored(score).frames().stream())
                .map(frame -> frame.score().orElseThrow())
                .toList();
        assertThat(ofFrames).as("three of the recording, and the image").hasSize(4);
        return ofFrames;
    }

    /** As many pixels as a picture may have, nearly, and noise that no code makes smaller; level eyes need the most memory. */
    @Test
    void aCloseUpOfSixtyMegapixelsIsScored() throws Exception {
        BufferedImage frame = Clip.ofAFace().firstPicture();
        int side = frame.getHeight() * 7 / 10;
        BufferedImage face = frame.getSubimage((frame.getWidth() - side) / 2, frame.getHeight() / 8, side, side);
        BufferedImage large = new BufferedImage(7_800, 7_800, BufferedImage.TYPE_3BYTE_BGR);
        var pen = large.createGraphics();
        pen.drawImage(face, 0, 0, large.getWidth(), large.getHeight(), null);
        pen.dispose();
        byte[] pixels = ((DataBufferByte) large.getRaster().getDataBuffer()).getData();
        long noise = 1;
        for (int i = 0; i < pixels.length; i++) {
            noise = noise * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
            pixels[i] = (byte) Math.clamp((pixels[i] & 255) + (noise >> 60), 0, 255);
        }
        Path closeUp = folder.resolve("close-up.jpg");
        ImageIO.write(large, "jpg", closeUp.toFile());
        Path model = starter(folder);
        Files.writeString(model, Files.readString(model).replaceFirst("(context: .*)", "$1\n  alignment: eyes"));
        List<FileScore> scores = new ArrayList<>();
        try (FileScoring scoring = FileScoring.open(model, 3, NativeCache.FOLDER)) {
            scoring.score(List.of(closeUp), scores::add);
        }
        assertScored(scores.getFirst());
        assertThat(scored(scores.getFirst()).computedBy()).isEqualTo("cpu, 32 bits, PyTorch 2.7.1");
    }

    @Test
    void nobodyAndTwoPeopleAreNoResponse() throws Exception {
        Path nobody = Files.write(
                folder.resolve("nobody.webm"), Clip.ofNobody().seconds(0.5).bytes());
        Path two = Files.write(
                folder.resolve("two.webm"), Clip.ofTwo().seconds(0.5).bytes());
        List<FileScore> scores = new ArrayList<>();
        byStarter.score(List.of(nobody, two), scores::add);
        for (FileScore score : scores) {
            assertThat(scored(score).frames()).hasSize(5);
            assertThat(scored(score).verdict()).isEqualTo(Verdict.NO_RESPONSE);
        }
        assertThat(scored(scores.getFirst()).faces()).isZero();
        assertThat(scored(scores.getFirst()).heads()).isEmpty();
        assertThat(scored(scores.getFirst()).silence()).hasValue("A face was found in 0 of 5 frames looked at.");
        assertThat(scored(scores.get(1)).silence().orElseThrow())
                .matches("More than one face was found in \\d of 5 frames looked at.");
    }

    @Test
    void aManifestOrNetworkThatCannotBeUsedIsOneSentence() throws Exception {
        Path model = starter(folder);
        refused(folder.resolve("nothing.yaml"), "There is no manifest ");
        Path unknown = Files.writeString(folder.resolve("unknown.yaml"), Files.readString(model) + "colour: red\n");
        refused(unknown, "unknown key \"colour\"");
        Files.write(folder.resolve("network.pt"), TorchScript.template());
        refused(model, "has the sha256 ");
        Files.delete(folder.resolve("network.pt"));
        refused(model, "network.pt: the manifest names it");
    }

    @Test
    void aNetworkThatIsNotWhatItsManifestSaysIsRefusedBeforeAnyScore() throws Exception {
        byte[] network = TorchScript.program("    _1 = torch.flatten(_1, 1)\n");
        Path model = starter(folder);
        String yaml = Files.readString(model).replaceFirst("sha256: .*", "sha256: " + sha256(network));
        Files.writeString(model, yaml);
        Files.write(folder.resolve("network.pt"), network);
        refused(model, "network.pt answers (4, 16) where its manifest promises (4, 8, 2).");
    }

    /** The right of the picture is white, and the network says how bright a face is. */
    @Test
    void facesThatAreGivenAreScoredInThePlaceOfOurs() throws Exception {
        Path recording = Files.write(
                folder.resolve("face.webm"),
                Clip.ofAFaceBesideWhite().seconds(0.5).bytes());
        Files.write(folder.resolve("network0.onnx"), Brightness.network());
        Path model = Files.writeString(
                folder.resolve("model.yaml"), Brightness.manifest("brightness", "", "{around: face, context: 1.5}"));
        Scored ours = given(model, recording, Optional.empty());
        List<Place> places = ours.frames().stream()
                .map(frame -> new Place(OptionalInt.of(frame.atMs()), frame.face()))
                .toList();
        Scored again = given(model, recording, Optional.of(new GivenFaces(places)));
        assertThat(again.frames()).hasSize(3);
        for (int frame = 0; frame < 3; frame++) {
            assertThat(again.frames().get(frame).score().orElseThrow())
                    .isCloseTo(ours.frames().get(frame).score().orElseThrow(), within(1e-6));
        }
        Face white = new Face(1, new Box(450, 100, 100, 100), List.of());
        Scored elsewhere = given(model, recording, Optional.of(everywhere(Optional.of(white))));
        assertThat(spoof(elsewhere)).isGreaterThan(spoof(ours) + .2);
    }

    private static GivenFaces everywhere(Optional<Face> face) {
        return new GivenFaces(List.of(new Place(OptionalInt.empty(), face)));
    }

    private static Scored given(Path model, Path file, Optional<GivenFaces> faces) throws Exception {
        List<FileScore> scores = new ArrayList<>();
        try (FileScoring scoring =
                FileScoring.open(model, 3, faces.map(given -> Map.of(file, given)), NativeCache.FOLDER)) {
            scoring.score(List.of(file), scores::add);
        }
        return scored(scores.getFirst());
    }

    private static void refused(Path model, String sentence) {
        assertThatThrownBy(() -> FileScoring.open(model, 3, NativeCache.FOLDER))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(sentence);
    }

    private Path still(String name, String format) throws IOException {
        Film film = new Film(Scene.genuine(4, Person.of(4), RenderedPack.EVERYDAY));
        BufferedImage frame = film.frame(0);
        Path file = folder.resolve(name);
        assertThat(ImageIO.write(frame, format, file.toFile())).isTrue();
        return file;
    }

    private static Path starter(Path folder) throws IOException {
        Files.write(folder.resolve("network.pt"), resource("network.pt"));
        return Files.write(folder.resolve("model.yaml"), resource("model.yaml"));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = FileScoringIT.class.getResourceAsStream("/models/starter/" + name)) {
            if (in == null) {
                throw new IOException(name + " is missing");
            }
            return in.readAllBytes();
        }
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
