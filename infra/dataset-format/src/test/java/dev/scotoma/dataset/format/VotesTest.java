package dev.scotoma.dataset.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scotoma.dataset.shards.ShardRedaction;
import dev.scotoma.dataset.shards.ShardVerifier;
import dev.scotoma.dataset.shards.Shards;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A version that has every single vote: two labelers answered everything of two items, and nobody anything of the third. */
class VotesTest {
    private static final List<String> TABLES = List.of(
            "sessions.jsonl",
            "sessions.parquet",
            "consensus.jsonl",
            "consensus.parquet",
            "votes.jsonl",
            "votes.parquet");

    @TempDir
    Path temporary;

    private Path version;
    private Manifest manifest;

    @BeforeEach
    void aVersionWithVotes() throws IOException {
        version = Files.createDirectory(temporary.resolve("v1"));
        Files.createDirectory(version.resolve("media"));
        try (var writer = new DatasetWriter(version, List.of(), true)) {
            for (Item item : Sample.items()) {
                writer.add(item, Sample.agreements(item), votes(item));
                Files.writeString(version.resolve(item.mediaPath()), "the recording of " + item.id());
            }
            manifest = writer.finish(Sample.RELEASE);
        }
        Sample.papers(version, manifest, Sample.ABOUT);
    }

    private static List<Vote> votes(Item item) {
        var votes = new ArrayList<Vote>();
        for (String labeler : item.id().equals("s_c") ? List.<String>of() : List.of("l_1", "l_2")) {
            for (String attribute : Agreement.ATTRIBUTES) {
                String answer = attribute.equals("mirror") ? "unsure" : labeler.equals("l_1") ? "no" : "yes";
                votes.add(new Vote(item.id(), labeler, attribute, answer));
            }
        }
        return votes;
    }

    @Test
    void theVotesAreReadAsTheyWereWrittenAndTheCopyIsRight() throws IOException {
        assertThat(faults(version)).isEmpty();
        try (var reader = new DatasetReader(version)) {
            for (Item item : Sample.items()) {
                assertThat(reader.next())
                        .isEqualTo(new DatasetReader.Labelled(item, Sample.agreements(item), votes(item)));
            }
            assertThat(reader.next()).isNull();
        }
        assertThat(Files.readAllLines(version.resolve("votes.jsonl")))
                .hasSize(32)
                .startsWith("{\"item_id\":\"s_a\",\"labeler\":\"l_1\",\"attribute\":\"phone\",\"answer\":\"no\"}");
        assertThat(Files.readString(version.resolve("README.md"))).contains("`votes.jsonl`", "data_files: votes.parquet");
    }

    /** So that whoever cannot read them says so, and versions without them stay what they were. */
    @Test
    void onlyAVersionWithVotesIsOfSchema3() throws IOException {
        assertThat(Files.readString(version.resolve("manifest.json"))).contains(",\"schema\":3\n");
        Path other = Files.createDirectory(temporary.resolve("without"));
        Sample.write(other);
        assertThat(Files.readString(other.resolve("manifest.json"))).contains(",\"schema\":2\n");
        assertThat(other.resolve("votes.jsonl")).doesNotExist();
        Files.copy(version.resolve("votes.jsonl"), other.resolve("votes.jsonl"));
        assertThat(faults(other)).contains("votes.jsonl: the file is not listed in the manifest");
    }

    @Test
    void aChangedAMissingAndADoubledVoteAreFound() throws IOException {
        Path table = version.resolve("votes.jsonl");
        List<String> lines = Files.readAllLines(table);
        var changed = new ArrayList<>(lines);
        changed.set(0, lines.getFirst().replace("no", "yes"));
        Files.write(table, changed);
        assertThat(faults(version))
                .contains("sessions.jsonl: the rows of the item s_a here, in consensus.jsonl or in votes.jsonl are not"
                        + " those of the release")
                .contains("votes.parquet:1: the row differs from that line of votes.jsonl");
        Files.write(table, lines.subList(1, lines.size()));
        assertThat(faults(version)).anyMatch(fault -> fault.startsWith("votes.jsonl: the file has "));
        var doubled = new ArrayList<>(lines);
        doubled.add(1, lines.getFirst());
        Files.write(table, doubled);
        assertThat(faults(version))
                .contains("votes.jsonl:2: the vote does not sort after the one before it, by item, labeler and attribute");
        Files.write(table, List.of(lines.getFirst().replace("\"no\"", "\"perhaps\"")));
        assertThat(faults(version)).contains("votes.jsonl:1: the answer perhaps is none of yes, no and unsure");
        Files.delete(table);
        assertThat(faults(version)).contains("votes.jsonl: the file is missing");
    }

    @Test
    void aWithdrawnItemIsTakenOutOfTheVotesAndTheRestIsStillProved() throws IOException {
        Path after = Files.createDirectory(temporary.resolve("after"));
        Redaction.leaveOut(version, after, Set.of("s_b"));
        for (String table : TABLES) {
            Files.move(after.resolve(table), version.resolve(table), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.delete(version.resolve(Sample.items().get(1).mediaPath()));
        DatasetWriter.writeTombstones(version, tombstone());
        Checksums.write(version, List.of());
        assertThat(faults(version)).isEmpty();
        assertThat(Files.readString(version.resolve("votes.jsonl"))).doesNotContain("s_b").hasLineCount(16);
        Files.writeString(
                version.resolve("votes.jsonl"),
                Files.readString(version.resolve("votes.jsonl")).replaceFirst("unsure", "no"));
        assertThat(faults(version)).anyMatch(fault -> fault.contains("the rows of the item s_a here, in consensus.jsonl"));
    }

    @Test
    void aRowOfVotesThatIsLeftAfterAWithdrawalIsFound() throws IOException {
        Path after = Files.createDirectory(temporary.resolve("after"));
        Redaction.leaveOut(version, after, Set.of("s_b"));
        for (String table : TABLES.subList(0, 4)) {
            Files.move(after.resolve(table), version.resolve(table), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.delete(version.resolve(Sample.items().get(1).mediaPath()));
        DatasetWriter.writeTombstones(version, tombstone());
        assertThat(faults(version)).contains("votes.jsonl:17: the item s_b has no line in sessions.jsonl");
    }

    @Test
    void shardsHoldTheVotesBesideTheConsensusAndLoseThemWithTheItem() throws IOException {
        Path shards = temporary.resolve("shards");
        Shards.write(version, shards, 1_000_000, (number, of) -> {});
        assertThat(shardFaults(shards)).isEmpty();
        Path train = shards.resolve("train-000000.tar");
        assertThat(Files.readString(train, java.nio.charset.StandardCharsets.ISO_8859_1))
                .contains("\"votes\":[\n{\"item_id\":\"s_a\",\"labeler\":\"l_1\"", "\"item_id\":\"s_b\",\"labeler\"");
        Path after = Files.createDirectory(temporary.resolve("after"));
        assertThat(ShardRedaction.leaveOut(shards, after, Set.of("s_b"))).isEqualTo(1);
        try (var files = Files.list(after)) {
            for (Path file : files.toList()) {
                Files.move(file, shards.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        DatasetWriter.writeTombstones(shards, tombstone());
        assertThat(shardFaults(shards)).isEmpty();
        assertThat(Files.readString(train, java.nio.charset.StandardCharsets.ISO_8859_1)).doesNotContain("s_b");
    }

    @Test
    void votesOutOfOrderOrOfAnotherItemAreNotWritten() throws IOException {
        Path other = Files.createDirectory(temporary.resolve("other"));
        Item item = Sample.items().getFirst();
        try (var writer = new DatasetWriter(other, List.of(), true)) {
            for (List<Vote> wrong :
                    List.of(votes(item).reversed(), votes(Sample.items().get(1)), twice(votes(item).getFirst()))) {
                assertThatThrownBy(() -> writer.add(item, Sample.agreements(item), wrong))
                        .hasMessage("item s_a needs its own votes in their order");
            }
        }
    }

    private static List<Vote> twice(Vote vote) {
        return List.of(vote, vote);
    }

    private static List<Tombstone> tombstone() {
        return List.of(new Tombstone("s_b", Sample.ABOUT.created()));
    }

    private static List<String> faults(Path copy) throws IOException {
        return DatasetVerifier.verify(copy, (number, of) -> {}).faults().stream()
                .map(Fault::toString)
                .toList();
    }

    private static List<String> shardFaults(Path copy) throws IOException {
        return ShardVerifier.verify(copy, (number, of) -> {}).faults().stream()
                .map(Fault::toString)
                .toList();
    }
}
