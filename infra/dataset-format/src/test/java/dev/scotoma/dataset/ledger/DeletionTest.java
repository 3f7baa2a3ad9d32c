package dev.scotoma.dataset.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scotoma.dataset.description.Description;
import dev.scotoma.dataset.format.DatasetVerifier;
import dev.scotoma.dataset.format.DatasetWriter;
import dev.scotoma.dataset.format.Digests;
import dev.scotoma.dataset.format.Manifest;
import dev.scotoma.dataset.format.Sample;
import dev.scotoma.dataset.format.Tombstone;
import dev.scotoma.dataset.shards.ShardVerifier;
import dev.scotoma.dataset.shards.Shards;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a ledger says has to go is gone, whenever the process died before. */
class DeletionTest {
    private static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");

    @TempDir
    Path folder;

    private final Chain chain = new Chain();
    private Path copy;
    private Manifest manifest;

    @BeforeEach
    void write() throws IOException {
        copy = Files.createDirectory(folder.resolve("v1"));
        manifest = Sample.write(copy);
    }

    @Test
    void whatWasWithdrawnIsGoneAndTheReceiptSaysSo() throws Exception {
        chain.withdrawn(manifest.sha256(), "s_b").withdrawn("0".repeat(64), "s_a");
        assertThat(Standing.of(copy, manifest.sha256(), ledger()).due()).containsOnlyKeys("s_b");
        Receipt receipt = apply();
        assertThat(receipt.items()).containsExactly("s_b");
        assertThat(receipt.deleted()).containsExactly(Sample.items().get(1).mediaPath());
        assertThat(receipt.ledgerSeq()).isEqualTo(2);
        assertThat(receipt.appliedBy()).isEqualTo("me");
        assertThat(receipt.written())
                .extracting(Receipt.Written::path)
                .containsExactlyInAnyOrder(
                        "consensus.jsonl",
                        "consensus.parquet",
                        "sessions.jsonl",
                        "sessions.parquet",
                        "tombstones.jsonl");
        for (Receipt.Written file : receipt.written()) {
            assertThat(Digests.of(copy.resolve(file.path()))).isEqualTo(file.sha256());
        }
        assertThat(Receipt.read(folder.resolve("v1.receipt-2.json"))).isEqualTo(receipt);
        var report = DatasetVerifier.verify(copy, (number, of) -> {});
        assertThat(report.faults()).isEmpty();
        assertThat(report.withdrawn()).isEqualTo(1);
        assertThat(Standing.of(copy, manifest.sha256(), ledger()).due()).isEmpty();
    }

    @Test
    void aCopyFromWhichItemsWentIsTheOneThatIsHandedOutNow() throws Exception {
        Path fresh = Files.createDirectory(folder.resolve("fresh"));
        Sample.writeWithout(fresh, copy, "s_b");
        DatasetWriter.writeTombstones(fresh, List.of(new Tombstone("s_b", Chain.AT)));
        Files.delete(fresh.resolve("manifest-sha256.txt"));
        Sample.papers(fresh, manifest, Sample.ABOUT);
        chain.withdrawn(manifest.sha256(), "s_b");
        apply();
        assertThat(contents(copy)).isEqualTo(contents(fresh));
    }

    @Test
    void whatIsCountedOfTheRowsIsCountedAnew() throws Exception {
        Path fresh = Files.createDirectory(folder.resolve("fresh"));
        Sample.writeWithout(fresh, copy, "s_b");
        DatasetWriter.writeTombstones(fresh, List.of(new Tombstone("s_b", Chain.AT)));
        for (Path each : List.of(copy, fresh)) {
            Description.write(each, manifest, Sample.ABOUT);
            Files.delete(each.resolve("manifest-sha256.txt"));
            Sample.papers(each, manifest, Sample.ABOUT);
        }
        chain.withdrawn(manifest.sha256(), "s_b");
        assertThat(apply().written())
                .extracting(Receipt.Written::path)
                .contains("DATASHEET.md", "croissant.json")
                .hasSize(7);
        assertThat(contents(copy)).isEqualTo(contents(fresh));
    }

    @Test
    void whoeverDiesBeforeAnyChangeIsFollowedBySomebodyWhoComesToTheSameEnd() throws Exception {
        chain.withdrawn(manifest.sha256(), "s_a");
        apply();
        chain.withdrawn(manifest.sha256(), "s_b");
        Path whole = copyOf("whole");
        Receipt receipt = apply(whole, change -> {});
        int died = 0;
        for (int at = 1; ; at++) {
            Path next = copyOf("died-" + at);
            if (!diesBeforeChange(at, next)) {
                break;
            }
            died++;
            assertThat(apply(next, change -> {})).isEqualTo(receipt);
            assertThat(contents(next)).as("died before change %d", at).isEqualTo(contents(whole));
            assertThat(folder.resolve("died-" + at + ".applying")).doesNotExist();
        }
        assertThat(died)
                .as("four tables, two recordings, receipt, tombstones, checksums")
                .isEqualTo(9);
    }

    @Test
    void aRecalledVersionGoesAltogetherWhenever() throws Exception {
        chain.recalled(manifest.sha256());
        Files.writeString(copy.resolve("my-notes.txt"), "mine");
        for (int at = 1; diesBeforeChange(at, copyOf("died-" + at)); at++) {
            Path next = folder.resolve("died-" + at);
            assertThat(apply(next, change -> {}).recalled()).isTrue();
            assertThat(next.toFile().list()).as("died before change %d", at).containsExactly("my-notes.txt");
            assertThat(apply(next, change -> {}).recalled()).isTrue();
        }
        Files.delete(copy.resolve("my-notes.txt"));
        assertThat(apply().deleted()).contains("manifest.json", "sessions.parquet", "README.md", "about.json");
        assertThat(copy).doesNotExist();
    }

    @Test
    void whatWasWithdrawnLeavesShardsTooAndARecalledVersionLeavesNone() throws Exception {
        Path shards = folder.resolve("shards");
        Shards.write(copy, shards, 1 << 20, (number, of) -> {});
        chain.withdrawn(manifest.sha256(), "s_b");
        assertThat(apply(shards, change -> {}).items()).containsExactly("s_b");
        var report = ShardVerifier.verify(shards, (number, of) -> {});
        assertThat(report.faults()).isEmpty();
        assertThat(report.withdrawn()).isEqualTo(1);
        chain.recalled(manifest.sha256());
        int changes = 0;
        while (diesBeforeChange(++changes, shards)) {
            assertThat(shards).exists();
        }
        assertThat(shards).doesNotExist();
    }

    @Test
    void aTombstoneOfOnesOwnIsNoWithdrawal() throws Exception {
        DatasetWriter.writeTombstones(copy, List.of(new Tombstone("s_c", NOW)));
        assertThat(Standing.of(copy, manifest.sha256(), ledger()).faults())
                .extracting(Object::toString)
                .containsExactly("tombstones.jsonl: the item s_c is not withdrawn in the ledger");
        assertThatThrownBy(this::apply)
                .isInstanceOf(LedgerFault.class)
                .hasMessageEndingWith(
                        "is no copy to which the ledger can be applied: tombstones.jsonl: the item s_c is not withdrawn in"
                                + " the ledger.");
    }

    @Test
    void aTombstoneThatSaysSoDeletesNothingAndIsNotBelieved() throws Exception {
        chain.withdrawn(manifest.sha256(), "s_b");
        Path shards = folder.resolve("shards");
        Shards.write(copy, shards, 1 << 20, (number, of) -> {});
        for (Path of : List.of(copy, shards)) {
            DatasetWriter.writeTombstones(of, List.of(new Tombstone("s_b", Chain.AT)));
            assertThat(apply(of, change -> {}).items()).containsExactly("s_b");
        }
        assertThat(DatasetVerifier.verify(copy, (number, of) -> {}).faults()).isEmpty();
        assertThat(ShardVerifier.verify(shards, (number, of) -> {}).faults()).isEmpty();
    }

    @Test
    void aRowThatCameBackBehindItsTombstoneGoesAgain() throws Exception {
        chain.withdrawn(manifest.sha256(), "s_b");
        Path before = copyOf("before");
        apply();
        Files.copy(
                before.resolve("consensus.parquet"),
                copy.resolve("consensus.parquet"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(apply().items()).containsExactly("s_b");
        assertThat(DatasetVerifier.verify(copy, (number, of) -> {}).faults()).isEmpty();
    }

    @Test
    void aLedgerOfAnotherSignerThanTheManifestNamesIsNotApplied() throws Exception {
        var others = new Chain(Chain.ANOTHER).withdrawn(manifest.sha256(), "s_b");
        var believed = Ledger.read(
                new ByteArrayInputStream(others.text().getBytes(StandardCharsets.UTF_8)),
                Chain.ANOTHER.signer(),
                Head.NONE,
                manifest.sha256());
        assertThatThrownBy(() -> Deletion.apply(copy, manifest.sha256(), believed, "me", NOW, change -> {}))
                .hasMessageEndingWith("says that the ledger is signed with another key than this one.");
    }

    @Test
    void theCopyOfAnotherVersionIsLeftAlone() {
        assertThatThrownBy(() -> Deletion.apply(copy, "0".repeat(64), ledger(), "me", NOW, change -> {}))
                .isInstanceOf(LedgerFault.class)
                .hasMessageContaining(
                        "is a copy of another version: the sha256 of its manifest is " + manifest.sha256());
    }

    @Test
    void aPathOutOfTheFolderIsNeverFollowed() throws Exception {
        Path mine = Files.writeString(folder.resolve("mine.txt"), "mine");
        String text = Files.readString(copy.resolve("manifest.json"))
                .replace(Sample.items().get(1).mediaPath(), "../mine.txt");
        Files.writeString(copy.resolve("manifest.json"), text);
        String identity = Digests.of(copy.resolve("manifest.json"));
        chain.withdrawn(identity, "s_b");
        assertThatThrownBy(() -> Deletion.apply(copy, identity, chain.read(identity), "me", NOW, change -> {}))
                .hasMessage("The manifest names \"../mine.txt\", which is no path of a dataset.");
        assertThat(mine).exists();
    }

    @Test
    void aLinkInTheCopyIsNeverFollowed() throws Exception {
        Path elsewhere = folder.resolve("elsewhere");
        Files.move(copy.resolve("media"), elsewhere);
        Files.createSymbolicLink(copy.resolve("media"), elsewhere);
        chain.withdrawn(manifest.sha256(), "s_b");
        assertThatThrownBy(this::apply).hasMessage("\"media\" in the copy is a link, and a dataset holds none.");
        assertThat(elsewhere.toFile().list()).hasSize(3);
    }

    private Path copyOf(String name) throws IOException {
        Path to = Files.createDirectory(folder.resolve(name));
        try (var files = Files.walk(copy)) {
            for (Path file : files.skip(1).toList()) {
                Files.copy(file, to.resolve(copy.relativize(file)));
            }
        }
        return to;
    }

    /** Answers false when there were fewer changes than that. */
    private boolean diesBeforeChange(int at, Path in) throws IOException {
        int[] changes = {0};
        try {
            apply(in, change -> {
                if (++changes[0] == at) {
                    throw new IllegalStateException("killed");
                }
            });
            return false;
        } catch (IllegalStateException killed) {
            return true;
        }
    }

    private Ledger ledger() throws IOException {
        return chain.read(manifest.sha256());
    }

    private Receipt apply() throws IOException {
        return apply(copy, change -> {});
    }

    private Receipt apply(Path to, Deletion.Progress progress) throws IOException {
        return Deletion.apply(to, manifest.sha256(), ledger(), "me", NOW, progress);
    }

    private static Map<String, String> contents(Path of) throws IOException {
        var contents = new TreeMap<String, String>();
        try (var files = Files.walk(of)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(of.relativize(file).toString(), Digests.of(file));
            }
        }
        return contents;
    }
}
