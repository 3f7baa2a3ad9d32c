package dev.scotoma.dataset.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a recipient believes of a ledger, and what they do not. */
class LedgerTest {
    private static final String ONE = "1".repeat(64);
    private static final String TWO = "2".repeat(64);

    @TempDir
    Path folder;

    private final Chain chain = new Chain()
            .withdrawn(ONE, "s_a")
            .withdrawn(TWO, "s_a")
            .withdrawn(ONE, "s_b")
            .deprecated(TWO);

    @Test
    void eachVersionHearsWhatConcernsIt() throws Exception {
        assertThat(chain.read(ONE).withdrawn()).containsOnlyKeys("s_a", "s_b").containsEntry("s_a", Chain.AT);
        assertThat(chain.read(ONE).deprecated()).isNull();
        assertThat(chain.read(TWO).deprecated()).isEqualTo(Chain.AT);
        assertThat(chain.recalled(ONE).read(ONE).recalled()).isEqualTo(Chain.AT);
        assertThat(chain.read(ONE).head()).isEqualTo(chain.head());
        assertThat(Chain.read("", Head.NONE, ONE).head()).isEqualTo(Head.NONE);
    }

    @Test
    void aLedgerThatContinuesTheOneKnownIsBelieved() throws Exception {
        Head known = chain.head();
        chain.withdrawn(ONE, "s_c");
        assertThat(Chain.read(chain.text(), known, ONE).withdrawn()).hasSize(3);
        assertThat(Chain.read(chain.text(), chain.head(), ONE).withdrawn()).hasSize(3);
    }

    @Test
    void aForkIsRefused() {
        Head known = chain.head();
        var fork = new Chain()
                .withdrawn(ONE, "s_a")
                .withdrawn(TWO, "s_a")
                .withdrawn(ONE, "s_x")
                .deprecated(TWO);
        fork.withdrawn(ONE, "s_y");
        refused(fork.text(), known, "This ledger does not continue the one known here: its entry 4 is another one.");
    }

    @Test
    void aLedgerThatWasCutShortIsRefused() {
        refused(
                Chain.text(chain.lines().subList(0, 3)),
                chain.head(),
                "This ledger was cut short: it ends at entry 3, and entry 4 is known here.");
        refused("", chain.head(), "This ledger was cut short: it ends at entry 0, and entry 4 is known here.");
    }

    @Test
    void aLedgerThatBreaksOffInALineIsRefused() {
        String text = chain.text();
        refused(text.substring(0, text.length() - 1), Head.NONE, "The ledger breaks off in line 4.");
    }

    @Test
    void aGapIsRefused() {
        var lines = new ArrayList<>(chain.lines());
        lines.remove(1);
        refused(Chain.text(lines), Head.NONE, "The ledger has a gap: after entry 1 comes entry 3.");
    }

    @Test
    void aBrokenSignatureIsRefused() {
        var entry = Entry.parse(chain.lines().getLast());
        String other = entry.signature().startsWith("A") ? "B" : "A";
        refused(
                chain.text()
                        .replace(entry.signature(), other + entry.signature().substring(1)),
                Head.NONE,
                "Entry 4 of the ledger is not signed with this key.");
        refused(
                chain.text().replace(entry.signature(), "?"),
                Head.NONE,
                "Entry 4 of the ledger is not signed with this key.");
    }

    @Test
    void theLedgerOfAnotherSignerIsRefused() {
        refused(
                new Chain(Chain.ANOTHER).withdrawn(ONE, "s_a").text(),
                Head.NONE,
                "Entry 1 of the ledger is not signed with this key.");
    }

    @Test
    void anEntryThatSomebodyChangedIsRefused() {
        refused(
                chain.text().replace("\"item\":\"s_b\"", "\"item\":\"s_x\""),
                Head.NONE,
                "Entry 3 of the ledger is not signed with this key.");
        var lines = new ArrayList<>(chain.lines());
        // Signed by its signer, and yet not where it belongs.
        lines.set(
                2,
                new Entry.Fact(Entry.Kind.WITHDRAWN, Chain.AT, "v1", ONE, "s_b")
                        .after(new Head(2, TWO), Chain.KEY)
                        .line());
        refused(Chain.text(lines), Head.NONE, "Entry 3 of the ledger does not follow from the one before it.");
    }

    @Test
    void aLineInAnotherFormIsRefused() {
        String second = chain.lines().get(1);
        for (String line : List.of(
                second.replace(",\"kind\"", ", \"kind\""),
                second.replace("withdrawn", "withdrawal"),
                second.replace("\"item\":\"s_a\",", ""),
                second.replace("\"seq\":2", "\"seq\":2,\"seq\":2"),
                second + " ",
                "[]",
                "",
                "\u0000")) {
            var lines = new ArrayList<>(chain.lines());
            lines.set(1, line);
            refused(Chain.text(lines), Head.NONE, "Line 2 of the ledger is no entry in the form that is signed.");
        }
        refused("x".repeat(20_000), Head.NONE, "Line 1 of the ledger is too long for an entry.");
    }

    @Test
    void aHeadIsKeptAndComparedLater() throws Exception {
        Path file = folder.resolve("head");
        var signer = Chain.KEY.signer();
        assertThat(Head.kept(file, signer)).isEqualTo(Head.NONE);
        chain.head().keep(file, signer);
        assertThat(Head.kept(file, signer)).isEqualTo(chain.head());
        assertThatThrownBy(() -> Head.kept(file, Chain.ANOTHER.signer()))
                .isInstanceOf(LedgerFault.class)
                .hasMessageContaining("keeps the head of a ledger that another key signed");
        Files.writeString(file, "four");
        assertThatThrownBy(() -> Head.kept(file, signer)).hasMessageContaining("does not hold the head of a ledger");
    }

    /** RFC 8032, section 7.1, test 1. */
    @Test
    void keysAreThoseOfTheStandard() throws Exception {
        byte[] seed = HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        var key = SigningKey.of(Base64.getEncoder().encodeToString(seed));
        byte[] raw = HexFormat.of().parseHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        assertThat(Base64.getDecoder().decode(key.signer().base64())).isEqualTo(raw);
        assertThat(HexFormat.of().formatHex(key.sign(new byte[0])))
                .startsWith("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bac");
        Path pem = Files.writeString(folder.resolve("key.pem"), key.signer().pem());
        Path base64 = Files.writeString(folder.resolve("key"), key.signer().base64() + "\n");
        assertThat(SignerKey.read(pem)).isEqualTo(key.signer()).isEqualTo(SignerKey.read(base64));
        Files.writeString(pem, "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n");
        assertThatThrownBy(() -> SignerKey.read(pem)).hasMessageContaining("holds no Ed25519 public key");
        assertThatThrownBy(() -> SigningKey.of("c2VjcmV0")).hasMessageNotContaining("c2VjcmV0");
    }

    private static void refused(String text, Head known, String sentence) {
        assertThatThrownBy(() -> Chain.read(text, known, ONE))
                .isInstanceOf(LedgerFault.class)
                .hasMessage(sentence);
    }
}
