package dev.scotoma.cli;

import dev.scotoma.dataset.format.RowsAlone;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code scotoma dataset rows}: makes a copy of an unpacked version that holds no recordings. */
@Command(
        name = "rows",
        description = "Copy the rows of an unpacked version without its recordings; the copy has the same identity.",
        mixinStandardHelpOptions = true)
final class DatasetRowsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The folder that holds manifest.json.")
    private Path dir;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "An empty folder for the rows.")
    private Path out;

    @SuppressWarnings("NullAway.Init") // picocli fills the fields in before anything runs
    DatasetRowsCommand() {}

    @Override
    public Integer call() throws IOException {
        DatasetCommand.checkFolder(spec, dir);
        RowsAlone.write(dir, out);
        spec.commandLine()
                .getOut()
                .println(out + " holds the rows of " + dir + "; scotoma dataset verify " + out + " proves them.");
        return 0;
    }
}
