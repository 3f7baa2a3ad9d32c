package dev.scotoma.dataset.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
            assertThat(names).hasSize(7 + 3);
            for (Path name : names) {
                assertThat(two.resolve(name)).hasSameBinaryContentAs(one.resolve(name));
            }
        }
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
                        + "\"method\":\"ruling\"}");
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
    void aDiffNamesWhatCameAndWhatWasWithdrawn() throws IOException {
        Sample.write(one);
        Sample.writeWithout(two, one, "s_b");
        DatasetDiff diff = DatasetDiff.of(one, two);
        assertThat(diff.removed()).containsExactly("s_b");
        assertThat(diff.added()).isEmpty();
        assertThat(diff.changed()).isEmpty();
        assertThat(diff.same()).isEqualTo(2);
        assertThat(DatasetDiff.of(two, one).added()).containsExactly("s_b");
    }
}
