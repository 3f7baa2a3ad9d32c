package dev.scotoma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.scotoma.dataset.format.Digests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code verify} and {@code apply} say of a copy and its ledger, in one sentence each. */
class DatasetLedgerCommandsTest {
    @TempDir
    Path folder;

    private final Tool tool = new Tool();
    private final LedgerFile ledger = new LedgerFile();
    private Path copy;
    private String identity;

    @BeforeEach
    void write() throws IOException {
        copy = Files.createDirectory(folder.resolve("v1"));
        identity = SampleVersion.write(copy);
        Files.writeString(folder.resolve("key.pem"), ledger.pem());
        save();
    }

    @Test
    void aCopyOfWhichNobodyWithdrewIsRight() throws IOException {
        assertThat(run("verify")).as(tool.err()).isZero();
        assertThat(tool.out()).contains("is right: version v1, 1 items").contains(", ledger at entry 0");
        assertThat(Files.readString(folder.resolve("v1.ledger-head"))).startsWith("0 ");
        assertThat(run("apply")).isZero();
        assertThat(tool.out()).contains("holds nothing that was withdrawn (ledger at entry 0).");
    }

    @Test
    void whatHasToGoIsListedAndThenGone() throws IOException {
        ledger.withdrawn(identity, "s_1");
        save();
        assertThat(run("verify")).isEqualTo(2);
        assertThat(tool.out()).contains("s_1 was withdrawn on 2026-11-24T08:00:00Z");
        assertThat(tool.err())
                .isEqualTo("scotoma: " + copy
                        + " is out of date: 1 item must be deleted, the first is s_1; scotoma dataset"
                        + " apply deletes what has to go\n");
        assertThat(run("verify", "--json")).isEqualTo(2);
        var json = new JsonMapper().readTree(tool.out());
        assertThat(json.get("right").booleanValue()).isFalse();
        assertThat(json.get("ledger").get("delete").get("s_1").textValue()).isEqualTo("2026-11-24T08:00:00Z");
        assertThat(run("apply", "--by", "the archivist")).as(tool.err()).isZero();
        assertThat(tool.out()).contains("is without the item withdrawn since (ledger at entry 1).");
        assertThat(Files.readString(folder.resolve("v1.receipt-1.json"))).contains("the archivist", "s_1");
        assertThat(run("verify")).as(tool.err()).isZero();
        assertThat(tool.out()).contains("0 items (1 withdrawn since release)");
    }

    @Test
    void aLedgerThatDoesNotContinueTheOneKnownIsRefusedAndNothingIsKeptOfIt() throws IOException {
        ledger.withdrawn(identity, "s_x").withdrawn(identity, "s_y");
        save();
        assertThat(run("verify")).as(tool.err()).isZero();
        String head = Files.readString(folder.resolve("v1.ledger-head"));
        Files.writeString(
                folder.resolve("ledger.jsonl"),
                new LedgerFile().withdrawn(identity, "s_z").text());
        for (String command : new String[] {"verify", "apply"}) {
            assertThat(run(command)).isEqualTo(2);
            assertThat(tool.err())
                    .isEqualTo("scotoma: This ledger was cut short: it ends at entry 1, and entry 2 is known here.\n");
        }
        assertThat(Files.readString(folder.resolve("v1.ledger-head"))).isEqualTo(head);
        // Whoever keeps the head elsewhere says where.
        assertThat(run("verify", "--head", folder.resolve("elsewhere").toString()))
                .isZero();
    }

    @Test
    void aRecalledVersionIsNoMore() throws IOException {
        ledger.recalled(identity);
        save();
        assertThat(run("verify")).isEqualTo(2);
        assertThat(tool.err()).contains("version v1 was recalled on 2026-11-24T08:00:00Z: delete the whole copy");
        assertThat(run("apply")).isZero();
        assertThat(tool.out()).contains("Version v1 was recalled, and nothing of it is left in");
        assertThat(copy).doesNotExist();
    }

    @Test
    void aTombstoneOfOnesOwnIsAFault() throws IOException {
        Files.writeString(
                copy.resolve("tombstones.jsonl"), "{\"item_id\":\"s_1\",\"withdrawn_at\":\"2026-11-24T08:00:00Z\"}\n");
        assertThat(run("verify")).isEqualTo(2);
        assertThat(tool.out()).contains("tombstones.jsonl: the item s_1 is not withdrawn in the ledger");
        assertThat(run("apply")).isEqualTo(2);
    }

    @Test
    void whatWasPinnedIsAskedForAndHeldAgainst() throws IOException {
        assertThat(tool.run("dataset", "verify", copy.toString(), "--ledger", folder + "/ledger.jsonl"))
                .isEqualTo(2);
        assertThat(tool.err()).contains("--identity").hasLineCount(1);
        String right = identity;
        identity = "0".repeat(64);
        assertThat(run("verify")).isEqualTo(2);
        assertThat(tool.err()).contains("is a copy of another version: the sha256 of its manifest is " + right);
        identity = right.toUpperCase(java.util.Locale.ROOT);
        assertThat(run("verify")).as(tool.err()).isZero();
        Path head = folder.resolve("v1.ledger-head");
        Files.writeString(head, Files.readString(head).replaceAll(" [^ ]{44}$", " " + "A".repeat(43) + "="));
        assertThat(run("verify")).isEqualTo(2);
        assertThat(tool.err())
                .contains("keeps the head of a ledger that another key signed")
                .hasLineCount(1);
        Files.writeString(folder.resolve("key.pem"), "not a key");
        assertThat(run("verify")).isEqualTo(2);
        assertThat(tool.err()).contains("holds no Ed25519 public key").hasLineCount(1);
        assertThat(Digests.of(copy.resolve("manifest.json"))).isEqualTo(right);
    }

    private int run(String command, String... more) {
        var arguments = new java.util.ArrayList<>(java.util.List.of(
                "dataset",
                command,
                copy.toString(),
                "--ledger",
                folder.resolve("ledger.jsonl").toString(),
                "--identity",
                identity,
                "--key",
                folder.resolve("key.pem").toString()));
        arguments.addAll(java.util.List.of(more));
        return tool.run(arguments.toArray(String[]::new));
    }

    private void save() throws IOException {
        Files.writeString(folder.resolve("ledger.jsonl"), ledger.text());
    }
}
