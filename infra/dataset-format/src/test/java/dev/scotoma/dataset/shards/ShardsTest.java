package dev.scotoma.dataset.shards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scotoma.dataset.DrawnVersion;
import dev.scotoma.dataset.format.DatasetReader;
import dev.scotoma.dataset.format.DatasetWriter;
import dev.scotoma.dataset.format.Fault;
import dev.scotoma.dataset.format.Manifest;
import dev.scotoma.dataset.format.Redaction;
import dev.scotoma.dataset.format.Tombstone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardsTest {
    private static final int ITEMS = 120;
    private static final int RECORDING = 2000;
    private static final long SHARD = 80_000;
    private static final Instant LATER = Instant.parse("2026-12-02T08:00:00Z");

    @TempDir
    Path temporary;

    private Path version;
    private Path shards;
    private Manifest manifest;

    @BeforeEach
    void aVersionWithItsShards() throws IOException {
        version = Files.createDirectory(temporary.resolve("v1"));
        shards = temporary.resolve("shards");
        manifest = new DrawnVersion(ITEMS, RECORDING).write(version);
        Files.writeString(version.resolve("LICENSE"), "For tests.\n");
        write(shards);
    }

    @Test
    void theShardsOfAVersionAreRightAndHoldEverySampleOnceWithItsRowsAndItsRecording() throws IOException {
        assertThat(faults()).isEmpty();
        var keys = new HashSet<String>();
        for (Path shard : tars()) {
            assertThat(Files.size(shard)).isLessThan(3 * SHARD);
            List<String> names = names(shard);
            for (int at = 0; at < names.size(); at += 2) {
                String key = names.get(at).substring(0, names.get(at).length() - 5);
                assertThat(names.get(at)).isEqualTo(key + ".json").matches("[^./]+\\.json");
                assertThat(names.get(at + 1)).matches(key + "\\.(webm|mp4)");
                assertThat(keys.add(key)).isTrue();
            }
        }
        assertThat(keys).hasSize(ITEMS);
    }

    @Test
    void theNumbersOfASplitHaveNoGapAndItsShardsAreAboutEqual() throws IOException {
        var bySplit = tars().stream()
                .collect(Collectors.groupingBy(
                        tar -> tar.getFileName().toString().split("-", -1)[0], TreeMap::new, Collectors.toList()));
        assertThat(bySplit).containsOnlyKeys("dev", "test", "train");
        bySplit.forEach((split, tars) -> {
            for (int number = 0; number < tars.size(); number++) {
                assertThat(tars.get(number)).hasFileName("%s-%06d.tar".formatted(split, number));
            }
        });
        assertThat(bySplit.get("train")).hasSizeGreaterThan(2);
    }

    @Test
    void theSameVersionAndTombstonesGiveTheSameBytes() throws IOException {
        write(temporary.resolve("again"));
        assertThat(contents(temporary.resolve("again"))).isEqualTo(contents(shards));
    }

    @Test
    void whatIsLeftWhenItemsAreTakenOutIsWhatWouldBeWrittenWithoutThem() throws IOException {
        Set<String> withdrawn = withdrawn();
        var before = contents(shards);
        assertThat(leaveOut(withdrawn)).isEqualTo(withdrawn.size());
        DatasetWriter.writeTombstones(shards, tombstones(withdrawn));
        assertThat(faults()).isEmpty();

        Path redacted = Files.createDirectory(temporary.resolve("redacted"));
        Redaction.leaveOut(version, redacted, withdrawn);
        DatasetWriter.writeTombstones(redacted, tombstones(withdrawn));
        Files.write(redacted.resolve(Manifest.FILE), manifest.bytes());
        Files.copy(version.resolve("LICENSE"), redacted.resolve("LICENSE"));
        Files.createDirectory(redacted.resolve("media"));
        for (Manifest.ItemEntry item : manifest.items()) {
            if (!withdrawn.contains(item.id())) {
                Files.copy(version.resolve(item.media()), redacted.resolve(item.media()));
            }
        }
        Path fresh = temporary.resolve("fresh");
        Shards.write(redacted, fresh, SHARD, (number, of) -> {});
        var after = contents(shards);
        assertThat(after).isEqualTo(contents(fresh));
        assertThat(after.keySet()).isEqualTo(before.keySet());
        long touched = after.keySet().stream()
                .filter(name -> name.endsWith(".tar") && !Objects.equals(after.get(name), before.get(name)))
                .count();
        assertThat(touched).isBetween(1L, 3L);
    }

    @Test
    void takingOutTwiceIsTakingOutOnceAndAnItemOfNoVersionIsNowhere() throws IOException {
        Set<String> withdrawn = withdrawn();
        leaveOut(withdrawn);
        var once = contents(shards);
        assertThat(leaveOut(withdrawn)).isZero();
        assertThat(leaveOut(Set.of("s_nobody"))).isZero();
        assertThat(contents(shards)).isEqualTo(once);
    }

    @Test
    void aWithdrawalThatDiedBeforeTheIndexWasWrittenIsCarriedThrough() throws IOException {
        Set<String> withdrawn = withdrawn();
        byte[] index = Files.readAllBytes(shards.resolve(ShardIndex.FILE));
        leaveOut(withdrawn);
        Files.write(shards.resolve(ShardIndex.FILE), index);
        leaveOut(withdrawn);
        DatasetWriter.writeTombstones(shards, tombstones(withdrawn));
        assertThat(faults()).isEmpty();
    }

    @Test
    void whatWasWithdrawnAndIsStillInAShardIsSaid() throws IOException {
        Set<String> withdrawn = withdrawn();
        DatasetWriter.writeTombstones(shards, tombstones(withdrawn));
        assertThat(faults()).isNotEmpty().allMatch(fault -> fault.contains("was withdrawn, and its sample is still"));
    }

    @Test
    void anInterruptedRunGoesOnAndEndsWithTheSameBytes() throws IOException {
        Path killed = temporary.resolve("killed");
        assertThatThrownBy(() -> Shards.write(version, killed, SHARD, (number, of) -> {
                    if (number == ITEMS / 2) {
                        throw new IllegalStateException("killed");
                    }
                }))
                .hasMessage("killed");
        assertThat(killed.resolve(ShardIndex.FILE)).doesNotExist();
        assertThat(killed.resolve("train-000000.tar")).exists();
        var made = Files.getLastModifiedTime(killed.resolve("train-000000.tar"));
        assertThatThrownBy(() -> Shards.write(version, killed, 2 * SHARD, (number, of) -> {}))
                .hasMessageContaining("were begun of another version or in another way");
        write(killed);
        assertThat(contents(killed)).isEqualTo(contents(shards));
        assertThat(Files.getLastModifiedTime(killed.resolve("train-000000.tar")))
                .isEqualTo(made);
    }

    @Test
    void aFolderThatHoldsSomethingIsNotWrittenInto() throws IOException {
        Path full = Files.createDirectory(temporary.resolve("full"));
        Files.writeString(full.resolve("notes.txt"), "mine");
        assertThatThrownBy(() -> write(full)).hasMessageContaining("is not empty");
        assertThat(full).isDirectoryContaining("glob:**notes.txt");
    }

    @Test
    void aFlippedBitAnywhereInAShardIsFound() throws IOException {
        Path shard = shards.resolve("train-000001.tar");
        byte[] bytes = Files.readAllBytes(shard);
        for (int at : new int[] {0, 110, 600, 5_000, bytes.length / 2, bytes.length - 1}) {
            bytes[at] ^= 1;
            Files.write(shard, bytes);
            assertThat(faults()).as("bit " + at).isNotEmpty().allMatch(fault -> fault.startsWith("train-000001.tar: "));
            bytes[at] ^= 1;
        }
        Files.write(shard, bytes);
        assertThat(faults()).isEmpty();
    }

    @Test
    void aMissingATruncatedAndAnExtraShardAreFound() throws IOException {
        Path shard = shards.resolve("train-000001.tar");
        byte[] bytes = Files.readAllBytes(shard);
        Files.delete(shard);
        assertThat(faults()).containsExactly("train-000001.tar: the shard is missing");
        Files.write(shard, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        assertThat(faults())
                .containsExactly("train-000001.tar: the shard has " + bytes.length / 2 + " bytes, and shards.json says "
                        + bytes.length);
        Files.write(shard, bytes);
        Files.write(shards.resolve("train-000099.tar"), bytes);
        assertThat(faults()).containsExactly("train-000099.tar: the file is none of these shards");
    }

    @Test
    void anIndexThatWasMadeToFitForgedSamplesFitsNoManifest() throws IOException {
        // Two shards changed places, and the index says so: every digest in it is right.
        Path one = shards.resolve("train-000000.tar");
        Path other = shards.resolve("train-000001.tar");
        Path aside = temporary.resolve("aside");
        Files.move(one, aside);
        Files.move(other, one);
        Files.move(aside, other);
        ShardIndex index = ShardIndex.read(shards);
        index.with(index.files().stream()
                        .map(file -> entry(shards.resolve(file.path())))
                        .toList())
                .write(shards);
        assertThat(faults()).isNotEmpty().allMatch(fault -> fault.contains(" belongs into train-"));
    }

    @Test
    void aVersionWithAChangedRecordingOrALinkForOneIsNotMadeIntoShards() throws IOException {
        Path recording = version.resolve(manifest.items().getFirst().media());
        byte[] bytes = Files.readAllBytes(recording);
        bytes[0] ^= 1;
        Files.write(recording, bytes);
        assertThatThrownBy(() -> write(temporary.resolve("changed")))
                .hasMessage(manifest.items().getFirst().media() + ": the sha256 is not the one in the manifest");
        bytes[0] ^= 1;
        Files.delete(recording);
        Files.createSymbolicLink(recording, Files.write(temporary.resolve("elsewhere"), bytes));
        assertThatThrownBy(() -> write(temporary.resolve("linked"))).hasMessageContaining("the file is missing");
    }

    /** Puts what is written anew into its place, as whoever applies a ledger does. */
    private int leaveOut(Set<String> items) throws IOException {
        Path staging = Files.createTempDirectory(temporary, "staging");
        int gone = ShardRedaction.leaveOut(shards, staging, items);
        try (var files = Files.list(staging)) {
            for (Path file : files.toList()) {
                Files.move(file, shards.resolve(file.getFileName()), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return gone;
    }

    private void write(Path out) throws IOException {
        Shards.write(version, out, SHARD, (number, of) -> {});
    }

    /** Some of one participant, so that they lie close to nobody in particular. */
    private Set<String> withdrawn() throws IOException {
        try (var items = new DatasetReader(version)) {
            String person = Objects.requireNonNull(items.next()).item().participant();
            var withdrawn = new HashSet<String>();
            try (var all = new DatasetReader(version)) {
                for (var next = all.next(); next != null; next = all.next()) {
                    if (next.item().participant().equals(person)) {
                        withdrawn.add(next.item().id());
                    }
                }
            }
            return withdrawn.stream().sorted().limit(2).collect(Collectors.toSet());
        }
    }

    private static List<Tombstone> tombstones(Set<String> items) {
        return items.stream().map(item -> new Tombstone(item, LATER)).toList();
    }

    private List<String> faults() throws IOException {
        return ShardVerifier.verify(shards, (number, of) -> {}).faults().stream()
                .map(Fault::toString)
                .toList();
    }

    private List<Path> tars() throws IOException {
        try (var files = Files.list(shards)) {
            return files.filter(file -> file.toString().endsWith(".tar"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> names(Path shard) throws IOException {
        var names = new java.util.ArrayList<String>();
        try (var entries = new TarArchiveInputStream(Files.newInputStream(shard))) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    private static Manifest.FileEntry entry(Path file) {
        try {
            return Shards.entry(file);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        var contents = new TreeMap<String, String>();
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                contents.put(file.getFileName().toString(), dev.scotoma.dataset.format.Digests.of(file));
            }
        }
        return contents;
    }
}
