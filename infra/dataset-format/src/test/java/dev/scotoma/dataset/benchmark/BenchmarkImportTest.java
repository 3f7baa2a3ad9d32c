package dev.scotoma.dataset.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scotoma.dataset.benchmark.BenchmarkImport.Measured;
import dev.scotoma.dataset.format.DatasetReader;
import dev.scotoma.dataset.format.DatasetVerifier;
import dev.scotoma.dataset.format.Digests;
import dev.scotoma.dataset.format.Item;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Miniatures in the exact layouts, and what is wrong with trees that people have. */
class BenchmarkImportTest {
    private static final String GENUINE = "train/real/client001_session01_webcam_authenticate_adverse_1.mov";
    private static final String ATTACK = "train/attack/hand/attack_mobile_client001_session01_mobile_video_adverse.mov";

    @TempDir
    Path folder;

    private Path tree;
    private Path version;

    @BeforeEach
    void name() throws IOException {
        tree = Files.createDirectory(folder.resolve("tree"));
        version = folder.resolve("version");
    }

    @Test
    void aPartIsImportedAndMarked() throws IOException {
        put(GENUINE);
        put(ATTACK);
        var imported = Imports.partial("replay-attack", tree, version);
        assertThat(imported.differences()).contains("2 of 1,200 recordings", "1 of 60 train genuine recordings");
        assertThat(imported.manifest().query().json()).isEqualTo("{\"benchmark\":\"replay-attack\",\"partial\":true}");
        assertThat(imported.manifest().excluded()).isEqualTo(Map.of("missing", 1198));
        assertThat(DatasetVerifier.verify(version, (number, of) -> {}).faults()).isEmpty();
        assertThat(version.resolve("consensus.jsonl")).isEmptyFile();
        assertThat(version.resolve("README.md")).content().contains("Replay-Attack, imported", "a part of it");
    }

    @Test
    void whatNamesSayIsWhatTheRowsSay() throws IOException {
        put(ATTACK);
        put("devel/real/client017_session01_webcam_authenticate_controlled_2.mov");
        Imports.partial("replay-attack", tree, version);
        List<Item> items = items();
        assertThat(items)
                .extracting(Item::split, Item::truth)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("dev", "genuine"),
                        org.assertj.core.groups.Tuple.tuple("train", "attack"));
        Item attack = items.get(1);
        assertThat(attack.id())
                .isEqualTo("replay-attack_train_attack_hand_attack_mobile_client001_session01_mobile_video_adverse");
        assertThat(attack.participant()).isEqualTo("replay-attack_001");
        assertThat(attack.instrument()).isEqualTo("mobile_video_hand");
        assertThat(attack.campaign()).isEqualTo("adverse");
        assertThat(attack.mayBeShared()).isFalse();
        assertThat(attack.conditions())
                .isEqualTo(Map.of("attack_type", "replay_phone", "camera", "laptop", "environment", "indoor"));
        assertThat(attack.mediaPath()).endsWith(".mov");
    }

    @ParameterizedTest
    @CsvSource({
        "oulu-npu, Test_files/4_3_36_5.avi, replay_monitor, display_2, test",
        "oulu-npu, Dev_files/1_1_21_2.avi, print, printer_1, dev",
        "casia-fasd, train_release/20/4.avi, print, warped_photo, train",
        "casia-fasd, test_release/1/HR_3.avi, print_cut, cut_photo, test",
        "casia-fasd, test_release/1/7.avi, replay_tablet, video, test",
        "msu-mfsd, scene01/attack/attack_client055_android_SD_iphone_video_scene01.mp4, replay_phone, iphone_video, train",
        "siw, Test/spoof/161/161-1-2-1-1.mov, print, print_1, test",
        "siw, Train/spoof/003/003_2_3_4_2.mp4, replay, replay_4, train",
    })
    void everyLayoutIsUnderstood(String benchmark, String path, String type, String instrument, String split)
            throws IOException {
        put(path);
        Imports.partial(benchmark, tree, version);
        Item item = items().getFirst();
        assertThat(item.truth()).isEqualTo("attack");
        assertThat(item.prescribedAttackType()).isEqualTo(type);
        assertThat(item.instrument()).isEqualTo(instrument);
        assertThat(item.split()).isEqualTo(split);
        // Of what kind of screen SiW's replays are its page does not say in words: the axis stays unknown.
        assertThat(item.conditions().get("attack_type")).isEqualTo(type.equals("replay") ? null : type);
    }

    @Test
    void spoofsOneFolderTooDeepAreToldAndNotLeftOut() throws IOException {
        put(GENUINE);
        for (String name : List.of("photo", "video")) {
            put("train/attack/hand/more/attack_mobile_client001_session01_mobile_" + name + "_adverse.mov");
        }
        for (boolean partial : new boolean[] {false, true}) {
            assertThatThrownBy(() -> {
                        if (partial) {
                            Imports.partial("replay-attack", tree, version);
                        } else {
                            Imports.run("replay-attack", tree, version);
                        }
                    })
                    .hasMessage(tree + " holds recordings where Replay-Attack has none, 2 of them: "
                            + "train/attack/hand/more/attack_mobile_client001_session01_mobile_photo_adverse.mov, "
                            + "train/attack/hand/more/attack_mobile_client001_session01_mobile_video_adverse.mov.");
        }
        assertThat(version).doesNotExist();
    }

    @Test
    void aRecordingOfSomebodyElsesSetIsToldToo() throws IOException {
        put("Train_files/1_1_36_1.avi");
        assertThatThrownBy(() -> Imports.partial("oulu-npu", tree, version))
                .hasMessageContaining("where OULU-NPU has none, 1 of them: Train_files/1_1_36_1.avi");
    }

    @Test
    void aLinkInTheTreeIsRefusedWhereverItLies() throws IOException {
        put(GENUINE);
        Path secret = Files.writeString(folder.resolve("secret"), "not yours");
        Path link = tree.resolve("train/attack/fixed/attack_print_client001_session01_highdef_photo_adverse.mov");
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, secret);
        assertThatThrownBy(() -> Imports.partial("replay-attack", tree, version))
                .hasMessageContaining(
                        "holds a link, train/attack/fixed/attack_print_client001_session01_highdef_photo_adverse.mov;");
        Files.delete(link);
        Files.createSymbolicLink(tree.resolve("devel"), folder);
        assertThatThrownBy(() -> Imports.partial("replay-attack", tree, version))
                .hasMessageContaining("holds a link, devel;");
        Files.delete(tree.resolve("devel"));
        // By which name somebody reaches the folder is their matter.
        Path alias = Files.createSymbolicLink(folder.resolve("alias"), tree);
        assertThat(Imports.partial("replay-attack", alias, version).manifest().count("items"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "a/b", "nothing", "OULU-NPU", ""})
    void aBenchmarkIsCalledByItsNameAndNothingElse(String name) {
        assertThatThrownBy(() -> Imports.run(name, tree, version))
                .hasMessage("No benchmark is called " + name
                        + "; there are oulu-npu, replay-attack, msu-mfsd, casia-fasd, siw.");
    }

    @Test
    void aFolderThatIsNoBenchmarkIsCalledThat() throws IOException {
        assertThatThrownBy(() -> Imports.run("casia-fasd", tree, version))
                .hasMessage(tree + " is no CASIA-FASD: it has none of the folders train_release, test_release.");
        put(GENUINE);
        assertThatThrownBy(() -> Imports.partial("casia-fasd", tree, version)).hasMessageContaining("is no CASIA-FASD");
        assertThatThrownBy(() -> Imports.run("siw", folder.resolve("absent"), version))
                .hasMessage("There is no folder " + folder.resolve("absent") + ".");
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> Imports.run("siw", file, version)).hasMessageContaining("is a file");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            +1,../../../etc/passwd     | "+1,../../../etc/passwd" is no line of a protocol, such as +1,1_1_01_1.
            0,1_1_01_1                 | "0,1_1_01_1" is no line of a protocol, such as +1,1_1_01_1.
            +1,1_1_01_1,again          | "+1,1_1_01_1,again" is no line of a protocol, such as +1,1_1_01_1.
            +1,7_1_01_1                | "+1,7_1_01_1" is no line of a protocol, such as +1,1_1_01_1.
            -1,1_1_01_1                | 1_1_01_1 has the label -1, and its name says +1.
            -2,1_1_01_4                | 1_1_01_4 has the label -2, and its name says -1.
            +1,1_1_21_1                | 1_1_21_1 shows nobody of Train_files.
            """)
    void aLineThatNoProtocolHasIsNamedWithItsPlace(String line, String sentence) throws IOException {
        put("Train_files/1_1_01_1.avi");
        Path list = tree.resolve("Protocols/Protocol_1/Train.txt");
        Files.createDirectories(list.getParent());
        Files.writeString(list, "+1,2_1_01_1\n" + line + "\n");
        assertThatThrownBy(() -> Imports.partial("oulu-npu", tree, version))
                .hasMessage("Protocols/Protocol_1/Train.txt:2: " + sentence);
    }

    @Test
    void aProtocolOfAnotherSizeThanTheOfficialOneIsRefused() throws IOException {
        put("Train_files/1_1_01_1.avi");
        Path list = tree.resolve("Protocols/Protocol_3/Train_2.txt");
        Files.createDirectories(list.getParent());
        Files.writeString(list, "+1,1_1_01_1\r\n\n");
        assertThatThrownBy(() -> Imports.partial("oulu-npu", tree, version))
                .hasMessage("Protocols/Protocol_3/Train_2.txt names 1 recordings, and officially they are 1,500.");
        Files.writeString(list, "+1,1_1_01_1\n+1,1_1_01_1\n");
        assertThatThrownBy(() -> Imports.partial("oulu-npu", tree, version))
                .hasMessageContaining(":2: 1_1_01_1 was named before.");
        Files.write(list, new byte[] {(byte) 0xFF, (byte) 0xFE, 0});
        assertThatThrownBy(() -> Imports.partial("oulu-npu", tree, version))
                .hasMessageContaining("is not text in UTF-8");
    }

    @Test
    void listsOfMsuThatAreNotTheOfficialOnesAreRefused() throws IOException {
        put("scene01/real/real_client002_android_SD_scene01.mp4");
        Files.writeString(tree.resolve(MsuMfsd.TEST_LIST), "01\n13\n");
        Files.writeString(tree.resolve(MsuMfsd.TRAIN_LIST), "02\n../03\n");
        assertThatThrownBy(() -> Imports.partial("msu-mfsd", tree, version))
                .hasMessage("train_sub_list.txt:2: \"../03\" is no number of a client.");
        Files.writeString(tree.resolve(MsuMfsd.TRAIN_LIST), "02\n03\n");
        assertThatThrownBy(() -> Imports.partial("msu-mfsd", tree, version))
                .hasMessage("train_sub_list.txt is not the official list: it names [2, 3].");
    }

    @Test
    void anEmptyRecordingIsNamed() throws IOException {
        put(GENUINE);
        Files.write(tree.resolve(GENUINE), new byte[0]);
        assertThatThrownBy(() -> Imports.partial("replay-attack", tree, version))
                .hasMessage("1 recordings are empty: " + GENUINE + ".");
    }

    @Test
    void recordingsAreLinkedOrCopiedAndTheBenchmarkStaysAsItIs() throws IOException {
        put(GENUINE);
        put(ATTACK);
        Imports.partial("replay-attack", tree, version);
        Path recording = version.resolve(items().getFirst().mediaPath());
        assertThat(Files.isSameFile(recording, tree.resolve(GENUINE))
                        || Files.isSameFile(recording, tree.resolve(ATTACK)))
                .isTrue();
        Path copied = folder.resolve("copied");
        Imports.copied("replay-attack", tree, copied);
        assertThat(Files.isSameFile(copied.resolve(items().getFirst().mediaPath()), recording))
                .isFalse();
        assertThat(DatasetReader.manifest(copied).sha256())
                .isEqualTo(DatasetReader.manifest(version).sha256());
        assertThat(tree.resolve(GENUINE)).hasContent("the film of " + GENUINE);
    }

    @Test
    void whatIsThereIsNeverOverwritten() throws IOException {
        put(GENUINE);
        Files.createDirectory(version);
        Path mine = Files.writeString(version.resolve("mine"), "mine");
        assertThatThrownBy(() -> Imports.partial("replay-attack", tree, version))
                .hasMessageContaining("exists already");
        assertThat(mine).hasContent("mine");
        assertThatThrownBy(() -> Imports.partial("replay-attack", tree, tree.resolve("version")))
                .hasMessageContaining("lies in the benchmark's own folder");
        Files.delete(mine);
        assertThat(Imports.partial("replay-attack", tree, version).manifest().count("items"))
                .isEqualTo(1);
    }

    @Test
    void twoNamesOfOneRecordingAreTold() throws IOException {
        put("Train/live/001/001-1-1-1-1.mov");
        put("Train/live/001/001_1_1_1_1.mp4");
        assertThatThrownBy(() -> Imports.partial("siw", tree, version))
                .hasMessageContaining("holds two recordings of one name");
        try (var left = Files.list(folder)) {
            assertThat(left.map(Path::getFileName).map(Path::toString)).containsExactly("tree");
        }
    }

    @Test
    void whatWasMeasuredIsTakenOverByTheBytes() throws IOException {
        put(GENUINE);
        put(ATTACK);
        String sha256 = Digests.of(Files.readAllBytes(tree.resolve(ATTACK)));
        var measured = new Measured(Map.of("light_level", "dark", "fps", "15-25"), "mp4", "mjpeg", 9_000);
        var imported = Imports.partial("replay-attack", tree, version, Map.of(sha256, measured));
        assertThat(imported.remarks())
                .containsExactly(
                        "1 of 2 recordings are not among those that were measured; what they show stays unknown.");
        Item attack = items().getFirst();
        assertThat(attack.conditions()).containsEntry("light_level", "dark").containsEntry("camera", "laptop");
        assertThat(attack.codec()).isEqualTo("mjpeg");
        assertThat(attack.durationMs()).isEqualTo(9_000);
        assertThat(items().get(1).conditions()).doesNotContainKey("light_level");
    }

    @Test
    void notesBesideTheRecordingsArePassedOver() throws IOException {
        put(GENUINE);
        put("train/real/._client001_session01_webcam_authenticate_adverse_2.mov");
        put("__MACOSX/train/real/x.mov");
        put("face-locations/train/real/client001_session01_webcam_authenticate_adverse_1.face");
        assertThat(Imports.partial("replay-attack", tree, version).manifest().count("items"))
                .isEqualTo(1);
    }

    private void put(String path) throws IOException {
        Path file = tree.resolve(path);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.write(file, ("the film of " + path).getBytes(StandardCharsets.UTF_8));
    }

    private List<Item> items() throws IOException {
        List<Item> items = new ArrayList<>();
        try (var reader = new DatasetReader(version)) {
            for (var labelled = reader.next(); labelled != null; labelled = reader.next()) {
                items.add(labelled.item());
            }
        }
        return items;
    }
}
