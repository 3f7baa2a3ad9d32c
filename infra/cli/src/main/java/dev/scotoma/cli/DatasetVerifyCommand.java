package dev.scotoma.cli;

import dev.scotoma.dataset.format.DatasetVerifier;
import dev.scotoma.dataset.format.Fault;
import dev.scotoma.dataset.format.Manifest;
import dev.scotoma.dataset.ledger.Standing;
import dev.scotoma.dataset.shards.ShardVerifier;
import dev.scotoma.dataset.shards.Shards;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code scotoma dataset verify}: proves a copy, and says what its ledger wants deleted from it. */
@Command(
        name = "verify",
        description =
                "Check every file, row and sha256 of an unpacked version, and with --ledger what has to be deleted"
                        + " from it; exits 0 when it is right.",
        mixinStandardHelpOptions = true)
final class DatasetVerifyCommand implements Callable<Integer> {
    private static final int LINES_SHOWN = 50;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The folder that holds manifest.json.")
    private Path dir;

    @Option(names = "--json", description = "Write the result as JSON.")
    private boolean json;

    @ArgGroup(exclusive = false)
    private @Nullable LedgerOptions ledger;

    @SuppressWarnings("NullAway.Init") // picocli fills the fields in before anything runs
    DatasetVerifyCommand() {}

    @Override
    public Integer call() throws IOException {
        DatasetFolder.require(spec, dir);
        LedgerOptions wanted = ledger;
        // First, because it is quick: a ledger that is not to be believed is told before an hour of reading.
        Standing standing = wanted == null ? null : Standing.of(dir, wanted.identity(), wanted.read(dir));
        var progress = new Progress();
        DatasetVerifier.Progress told = (number, of) -> progress.show("file " + number + " of " + of);
        var report = Shards.areIn(dir) ? ShardVerifier.verify(dir, told) : DatasetVerifier.verify(dir, told);
        progress.done();
        var faults = new ArrayList<>(report.faults());
        if (standing != null) {
            faults.addAll(standing.faults());
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(DatasetJson.verified(dir, report, faults, standing));
        }
        Manifest manifest = report.manifest();
        if (!faults.isEmpty() || manifest == null) {
            return wrong(out, faults);
        }
        if (standing != null && standing.ledger().recalled() != null) {
            return outOfDate("version " + manifest.version() + " was recalled on "
                    + standing.ledger().recalled() + ": delete the whole copy");
        }
        if (standing != null && !standing.due().isEmpty()) {
            return due(out, standing);
        }
        if (!json) {
            out.printf(
                    "%s is right: version %s, %d items (%d withdrawn since release), identity %s%s%n",
                    dir,
                    manifest.version(),
                    report.items(),
                    report.withdrawn(),
                    manifest.sha256(),
                    standing == null ? "" : said(standing));
        }
        return 0;
    }

    private static String said(Standing standing) {
        return ", ledger at entry " + standing.ledger().head().seq()
                + (standing.ledger().deprecated() == null
                        ? ""
                        : "; deprecated since " + standing.ledger().deprecated() + ", take a newer version");
    }

    private int wrong(PrintWriter out, List<Fault> faults) {
        if (!json) {
            list(out, faults.stream().map(Fault::toString).toList());
        }
        int many = faults.size();
        spec.commandLine()
                .getErr()
                .println("scotoma: " + dir + " is not right: " + (many == 1 ? "1 fault" : many + " faults")
                        + ", the first is " + faults.getFirst());
        return Scotoma.WRONG;
    }

    private int due(PrintWriter out, Standing standing) {
        if (!json) {
            list(
                    out,
                    standing.due().entrySet().stream()
                            .map(item -> item.getKey() + " was withdrawn on " + item.getValue())
                            .toList());
        }
        int many = standing.due().size();
        return outOfDate((many == 1 ? "1 item" : many + " items") + " must be deleted, the first is "
                + standing.due().firstKey() + "; scotoma dataset apply deletes what has to go");
    }

    private int outOfDate(String sentence) {
        spec.commandLine().getErr().println("scotoma: " + dir + " is out of date: " + sentence);
        return Scotoma.WRONG;
    }

    private static void list(PrintWriter out, List<String> lines) {
        lines.stream().limit(LINES_SHOWN).forEach(out::println);
        if (lines.size() > LINES_SHOWN) {
            out.println("... and " + (lines.size() - LINES_SHOWN) + " more; --json lists them all");
        }
    }
}
