package dev.scotoma.dataset.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetRoundTripTest {
    @TempDir
    Path one;

    @TempDir
    Path two;

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        Manifest manifest = Sample.write(one);
        var items = new ArrayList<Item>();
        try (var reader = new DatasetReader(one)) {
            for (var labelled = reader.next(); labelled != null; labelled = reader.next()) {
                items.add(labelled.item());
                assertThat(labelled.agreements()).isEqualTo(Sample.agreements(labelled.item()));
            }
        }
        assertThat(items).isEqualTo(Sample.items());
        assertThat(DatasetReader.manifest(one)).isEqualTo(manifest);
        assertThat(manifest.counts()).containsEntry("items", 3).containsEntry("participants", 2);
        assertThat(manifest.counts()).containsEntry("attack", 1).containsEntry("dev", 0);
    }

    @Test
    void twoRunsGiveTheSameBytes() throws IOException {
        Sample.write(one);
        Sample.write(two);
        try (Stream<Path> files = Files.walk(one)) {
            var names = files.filter(Files::isRegularFile).map(one::relativize).toList();
            assertThat(names).hasSize(10 + 3);
            for (Path name : names) {
                assertThat(two.resolve(name)).hasSameBinaryContentAs(one.resolve(name));
            }
        }
    }

    @Test
    void wordsOfTheAuthorsAreNoPartOfTheIdentity() throws IOException {
        Manifest manifest = Sample.write(one);
        assertThat(Sample.write(two).sha256()).isEqualTo(manifest.sha256());
        Sample.papers(two, manifest, new About(Instant.now(), "Said anew.", List.of("B", "C"), "Another note."));
        assertThat(DatasetVerifier.verify(two, (number, of) -> {}).faults()).isEmpty();
        assertThat(DatasetReader.manifest(two).sha256()).isEqualTo(manifest.sha256());
        assertThat(DatasetReader.about(two, manifest).authors()).containsExactly("B", "C");
        assertThat(DatasetReader.about(one, manifest)).isEqualTo(Sample.ABOUT);
    }

    @Test
    void theSameQuestionHasTheSameBytesInWhateverOrderItWasAsked() {
        Query one = Query.of(new java.util.TreeMap<>(Map.of("a", List.of(1, "x"), "b", Map.of("z", 1, "y", true))));
        var backwards = new java.util.LinkedHashMap<String, Object>();
        backwards.put("b", new java.util.TreeMap<>(Map.of("y", true, "z", 1)));
        backwards.put("a", List.of(1, "x"));
        assertThat(Query.of(backwards))
                .isEqualTo(one)
                .isEqualTo(new Query("{\"a\":[1,\"x\"],\"b\":{\"y\":true,\"z\":1}}"));
        assertThatThrownBy(() -> new Query("{\"b\":1,\"a\":2}")).hasMessage("query is not in canonical form");
        assertThatThrownBy(() -> new Query("[]")).hasMessageContaining("not an object");
    }

    @Test
    void theIdentityIsTheDigestOfTheManifestFile() throws IOException {
        Manifest manifest = Sample.write(one);
        assertThat(manifest.sha256()).isEqualTo(Digests.of(one.resolve("manifest.json")));
    }

    @Test
    void anUnknownAnswerHasNoShareAndNullInTheLine() throws IOException {
        Sample.write(one);
        assertThat(Files.readAllLines(one.resolve("consensus.jsonl")).get(5))
                .isEqualTo("{\"item_id\":\"s_a\",\"attribute\":\"mirror\",\"yes\":0,\"no\":0,\"unsure\":3,"
                        + "\"vote_share\":null,\"probability\":0.0,\"state\":\"adjudicated\",\"present\":false,"
                        + "\"method\":\"ruling\",\"probability_low\":null,\"probability_high\":null}");
    }

    @Test
    void itemsOutOfOrderOrWithoutAllAttributesAreRefused() throws IOException {
        try (var writer = new DatasetWriter(one)) {
            Item later = Sample.items().get(1);
            Item earlier = Sample.items().getFirst();
            assertThatThrownBy(() -> writer.add(later, Sample.agreements(later).subList(0, 7)))
                    .hasMessageContaining("eight attributes");
            writer.add(later, Sample.agreements(later));
            assertThatThrownBy(() -> writer.add(earlier, Sample.agreements(earlier)))
                    .hasMessageContaining("does not sort after");
        }
    }

    @Test
    void aProtocolHoldsOutOfTrainingWhatItTestsOn() throws IOException {
        var camera = new Protocol("camera", Map.of("camera", Set.of("laptop")));
        var medium = new Protocol("medium", Map.of("attack_type", Set.of("print")));
        var all = new Protocol("all", Map.of("camera", Set.of("laptop"), "attack_type", Set.of("print")));
        Sample.write(one, List.of(camera, medium, all));
        // s_a: a genuine laptop of train; s_b: a print of train, its camera unknown; s_c: genuine, of test, its camera
        // unknown.
        assertThat(lists("camera")).containsExactly("", "", "");
        assertThat(lists("medium")).containsExactly("s_a", "", "s_c");
        assertThat(lists("all")).containsExactly("", "", "");
        assertThat(DatasetVerifier.verify(one, (number, of) -> {}).faults()).isEmpty();
        Sample.writeWithout(two, one, "s_c");
        assertThat(camera.lists("test", false, axis -> "laptop")).isTrue();
        assertThat(camera.lists("test", false, axis -> "tablet")).isFalse();
        assertThat(camera.lists("dev", false, axis -> "tablet")).isTrue();
        assertThat(all.lists("test", true, axis -> axis.equals("camera") ? "laptop" : "print"))
                .isTrue();
        assertThat(all.lists("test", true, axis -> axis.equals("camera") ? "laptop" : "mask"))
                .isFalse();
        assertThat(all.lists("train", true, axis -> axis.equals("camera") ? "tablet" : "print"))
                .isFalse();
    }

    private List<String> lists(String protocol) throws IOException {
        var lists = new ArrayList<String>();
        for (String split : List.of("train", "dev", "test")) {
            lists.add(Files.readString(one.resolve("protocols/" + protocol + "/" + split + ".txt"))
                    .strip());
        }
        return lists;
    }

    @Test
    void aProtocolThatCannotBeIsRefused() {
        assertThatThrownBy(() -> new Protocol("../etc", Map.of("camera", Set.of("laptop"))))
                .hasMessageContaining("small letters");
        assertThatThrownBy(() -> new Protocol("none", Map.of())).hasMessageContaining("holds nothing out");
        assertThatThrownBy(() -> new Protocol("x", Map.of("shoe", Set.of("42"))))
                .hasMessageContaining("no axis shoe");
    }
}
