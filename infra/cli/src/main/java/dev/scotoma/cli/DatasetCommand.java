package dev.scotoma.cli;

import dev.scotoma.dataset.format.DatasetVerifier;
import dev.scotoma.dataset.format.Fault;
import dev.scotoma.dataset.format.Manifest;
import dev.scotoma.dataset.format.RowsAlone;
import dev.scotoma.dataset.shards.ShardVerifier;
import dev.scotoma.dataset.shards.Shards;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code scotoma dataset}: proves and compares exported dataset versions. */
@Command(
        name = "dataset",
        description = "Prove, compare, import or shard dataset versions, and say what they never show.",
        subcommands = {DatasetDiffCommand.class, ImportCommand.class, CoverageCommand.class, DatasetRowsCommand.class, DatasetShardCommand.class},
        mixinStandardHelpOptions = true)
final class DatasetCommand implements Runnable {
    private static final int FAULTS_SHOWN = 50;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli fills the spec in before anything runs
    DatasetCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say which; scotoma dataset --help lists them.");
    }

    @Command(
            description = "Check every file, row and sha256 of an unpacked version; exits 0 when it is right.",
            mixinStandardHelpOptions = true)
    int verify(
            @Parameters(paramLabel = "DIR", description = "The folder that holds manifest.json.") Path dir,
            @Option(names = "--json", description = "Write the result as JSON.") boolean json)
            throws IOException {
        checkFolder(spec, dir);
        var progress = new Progress();
        DatasetVerifier.Progress told = (number, of) -> progress.show("file " + number + " of " + of);
        var report = Shards.areIn(dir) ? ShardVerifier.verify(dir, told) : DatasetVerifier.verify(dir, told);
        progress.done();
        Manifest manifest = report.manifest();
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (json) {
            out.println(DatasetJson.verified(dir, report));
        }
        if (report.faults().isEmpty() && manifest != null) {
            if (!json) {
                out.printf(
                        "%s is right: version %s, %d items (%d withdrawn since release)%s, identity %s%n",
                        dir,
                        manifest.version(),
                        report.items(),
                        report.withdrawn(),
                        RowsAlone.areIn(dir) ? ", rows alone" : "",
                        manifest.sha256());
            }
            return 0;
        }
        if (!json) {
            report.faults().stream().limit(FAULTS_SHOWN).map(Fault::toString).forEach(out::println);
            if (report.faults().size() > FAULTS_SHOWN) {
                out.println("... and " + (report.faults().size() - FAULTS_SHOWN) + " more; --json lists them all");
            }
        }
        int faults = report.faults().size();
        err.println("scotoma: " + dir + " is not right: " + (faults == 1 ? "1 fault" : faults + " faults")
                + ", the first is " + report.faults().getFirst());
        return Scotoma.WRONG;
    }

    /** @throws ParameterException with what is wrong with the folder that was named */
    static void checkFolder(CommandSpec spec, Path dir) {
        if (!Files.isDirectory(dir)) {
            throw new ParameterException(
                    spec.commandLine(),
                    Files.exists(dir)
                            ? dir + " is a file; unpack the archive and name its folder."
                            : "There is no folder " + dir + ".");
        }
    }
}
