package dev.scotoma.cli;

import dev.scotoma.dataset.shards.Shards;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code scotoma dataset shard}: makes WebDataset shards of an unpacked version. */
@Command(
        name = "shard",
        description = "Make WebDataset shards of an unpacked version; run again, it goes on where it was interrupted.",
        mixinStandardHelpOptions = true)
final class DatasetShardCommand implements Callable<Integer> {
    private static final long MEGABYTE = 1_000_000;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The folder that holds manifest.json.")
    private Path dir;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "An empty folder for the shards.")
    private Path out;

    @Option(
            names = "--shard-mb",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How large a shard is to be, about. Default: ${DEFAULT-VALUE}.")
    private long megabytes;

    @SuppressWarnings("NullAway.Init") // picocli fills the fields in before anything runs
    DatasetShardCommand() {}

    @Override
    public Integer call() throws IOException {
        DatasetFolder.require(spec, dir);
        if (megabytes < 1 || megabytes > 1_000_000) {
            throw new ParameterException(spec.commandLine(), "--shard-mb is " + megabytes + "; say 1 to 1000000.");
        }
        var progress = new Progress();
        Shards.write(dir, out, megabytes * MEGABYTE, (number, of) -> progress.show("item " + number + " of " + of));
        progress.done();
        spec.commandLine()
                .getOut()
                .println(out + " holds the shards of " + dir + "; scotoma dataset verify " + out + " proves them.");
        return 0;
    }
}
