package dev.scotoma.cli;

import dev.scotoma.dataset.ledger.Head;
import dev.scotoma.dataset.ledger.Ledger;
import dev.scotoma.dataset.ledger.LedgerSource;
import dev.scotoma.dataset.ledger.SignerKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which ledger is believed, and about which version: what a recipient pinned when they got their copy. */
final class LedgerOptions {
    @Option(
            names = "--ledger",
            required = true,
            paramLabel = "FILE|URL",
            description = "The ledger of what was withdrawn and recalled.")
    private String ledger = "";

    @Option(
            names = "--identity",
            required = true,
            paramLabel = "SHA256",
            description = "The sha256 of the manifest, as it was when you got the version.")
    private String identity = "";

    @Option(
            names = "--key",
            required = true,
            paramLabel = "FILE",
            description = "The public key of the ledger's signer, from where you trust it.")
    private Path key = Path.of("");

    @Option(
            names = "--head",
            paramLabel = "FILE",
            description = "Where the head of the ledger is kept that was seen last; DIR.ledger-head otherwise.")
    private @Nullable Path head;

    String identity() {
        return identity.strip().toLowerCase(Locale.ROOT);
    }

    /** Believes the ledger if it continues the one that was seen last, and keeps how far it goes. */
    Ledger read(Path copy) throws IOException {
        SignerKey signer = SignerKey.read(key);
        Path kept = head == null ? Head.beside(copy) : head;
        Ledger read;
        try (var lines = LedgerSource.of(ledger).open()) {
            read = Ledger.read(lines, signer, Head.kept(kept, signer), identity());
        }
        read.head().keep(kept, signer);
        return read;
    }
}
