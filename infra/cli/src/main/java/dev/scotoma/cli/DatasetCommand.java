package dev.scotoma.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code scotoma dataset}: proves and compares exported dataset versions. */
@Command(
        name = "dataset",
        description =
                "Prove, compare, fetch, import or shard dataset versions, keep copies to their ledger, and say what"
                        + " they never show.",
        subcommands = {
            DatasetVerifyCommand.class,
            DatasetApplyCommand.class,
            DatasetDiffCommand.class,
            DatasetExportCommand.class,
            ImportCommand.class,
            CoverageCommand.class,
            DatasetShardCommand.class
        },
        mixinStandardHelpOptions = true)
final class DatasetCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli fills the spec in before anything runs
    DatasetCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say which; scotoma dataset --help lists them.");
    }
}
