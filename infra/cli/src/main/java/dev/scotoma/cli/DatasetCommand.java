package dev.scotoma.cli;

import dev.scotoma.dataset.format.DatasetDiff;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code scotoma dataset}: proves and compares exported dataset versions. */
@Command(
        name = "dataset",
        description = "Prove or compare exported dataset versions, and keep copies to their ledger.",
        subcommands = {DatasetVerifyCommand.class, DatasetApplyCommand.class, DatasetExportCommand.class},
        mixinStandardHelpOptions = true)
final class DatasetCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli fills the spec in before anything runs
    DatasetCommand() {}

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say verify, apply, diff or export; scotoma dataset --help explains them.");
    }

    @Command(
            description = "Say which items came, went or changed from one version to another of the same line.",
            mixinStandardHelpOptions = true)
    int diff(
            @Parameters(paramLabel = "FROM", description = "The older version's folder.") Path from,
            @Parameters(paramLabel = "TO", description = "The newer version's folder.") Path to,
            @Option(names = "--json", description = "Write the result as JSON.") boolean json)
            throws IOException {
        DatasetFolder.require(spec, from);
        DatasetFolder.require(spec, to);
        DatasetDiff diff = DatasetDiff.of(from, to);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(DatasetJson.compared(diff));
            return 0;
        }
        out.printf(
                "%s to %s: %d added, %d removed, %d changed, %d the same%n",
                diff.from().version(),
                diff.to().version(),
                diff.added().size(),
                diff.removed().size(),
                diff.changed().size(),
                diff.same());
        list(out, "+", diff.added());
        list(out, "-", diff.removed());
        list(out, "~", diff.changed());
        return 0;
    }

    private static void list(PrintWriter out, String sign, List<String> items) {
        items.forEach(item -> out.println(sign + " " + item));
    }
}
