package dev.scotoma.cli;

import dev.scotoma.dataset.ledger.Deletion;
import dev.scotoma.dataset.ledger.Ledger;
import dev.scotoma.dataset.ledger.Receipt;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code scotoma dataset apply}: deletes from a copy what the ledger says has to go. */
@Command(
        name = "apply",
        description =
                "Delete from an unpacked version what its ledger says was withdrawn, and leave a receipt beside it.",
        mixinStandardHelpOptions = true)
final class DatasetApplyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private LedgerOptions ledger;

    @Parameters(paramLabel = "DIR", description = "The folder that holds manifest.json.")
    private Path dir;

    @Option(names = "--by", paramLabel = "NAME", description = "Who does it, for the receipt; your login otherwise.")
    private String by = System.getProperty("user.name", "");

    @SuppressWarnings("NullAway.Init") // picocli fills the fields in before anything runs
    DatasetApplyCommand() {}

    @Override
    public Integer call() throws IOException {
        DatasetFolder.require(spec, dir);
        Ledger read = ledger.read(dir);
        var progress = new Progress();
        Receipt receipt = Deletion.apply(
                dir, ledger.identity(), read, by, Instant.now().truncatedTo(ChronoUnit.SECONDS), progress::show);
        progress.done();
        spec.commandLine().getOut().println(sentence(receipt));
        return 0;
    }

    private String sentence(Receipt receipt) {
        String known = " (ledger at entry " + receipt.ledgerSeq() + ")";
        if (receipt.recalled()) {
            return "Version " + receipt.version() + " was recalled, and nothing of it is left in " + dir + known + ".";
        }
        int items = receipt.items().size();
        return items == 0
                ? dir + " holds nothing that was withdrawn" + known + "."
                : dir + " is without " + (items == 1 ? "the item" : "the " + items + " items") + " withdrawn since"
                        + known + ".";
    }
}
