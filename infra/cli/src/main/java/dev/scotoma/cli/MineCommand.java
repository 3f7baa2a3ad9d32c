package dev.scotoma.cli;

import dev.scotoma.blindspot.subdomain.Mined;
import dev.scotoma.blindspot.subdomain.Miner;
import dev.scotoma.blindspot.subdomain.Settings;
import dev.scotoma.blindspot.subdomain.SliceLine;
import dev.scotoma.blindspot.subdomain.SliceLine.Slice;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code scotoma mine}: the subdomains of a table of sessions in which an outcome is more frequent than elsewhere. */
@Command(
        name = "mine",
        description =
                "Find the subdomains in which an outcome is more frequent, each cause once, and what was hardly recorded.",
        mixinStandardHelpOptions = true)
final class MineCommand implements Callable<Integer> {
    private enum Score {
        TEST,
        SLICELINE
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE.csv", description = "One row a session, the first line names the columns.")
    private Path file;

    @Option(
            names = "--outcome",
            paramLabel = "COL",
            required = true,
            description = "What went wrong: a number from 0 to 1.")
    private String outcome;

    @Option(
            names = "--subject",
            paramLabel = "COL",
            description = "The participant; without it every row stands alone.")
    private Optional<String> subject = Optional.empty();

    @Option(names = "--ignore", paramLabel = "COL", split = ",", description = "Columns that are no axes.")
    private Set<String> ignored = Set.of();

    @Option(
            names = "--features",
            paramLabel = "COL",
            split = ",",
            description = "The columns that are axes; default: all others.")
    private Set<String> features = Set.of();

    @Option(
            names = "--max-order",
            paramLabel = "N",
            defaultValue = "3",
            description = "Most conditions of a subdomain, 1 to 4; default: 3.")
    private int maxOrder;

    @Option(
            names = "--min-support",
            paramLabel = "N",
            defaultValue = "100",
            description = "Fewest rows of a subdomain; default: 100.")
    private int minSupport;

    @Option(
            names = "--alpha",
            paramLabel = "A",
            defaultValue = "0.05",
            description = "Family-wise error; default: 0.05.")
    private double alpha;

    @Option(names = "--top", paramLabel = "K", defaultValue = "20", description = "Longest list; default: 20.")
    private int top;

    @SuppressWarnings("UnusedVariable") // scripts may say it; there is nothing yet that draws
    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Of random draws; the test draws nothing, so the answer is the same for every seed.")
    private long seed;

    @Option(
            names = "--score",
            paramLabel = "test|sliceline",
            defaultValue = "test",
            description = "How to rank: the test (default), or SliceLine's score for those who compare.")
    private Score score;

    @Option(
            names = "--sliceline-alpha",
            paramLabel = "A",
            defaultValue = "0.95",
            description = "SliceLine's weight of the error against the size; default: 0.95.")
    private double slicelineAlpha;

    @Option(names = "--json", description = "Write the result as JSON.")
    private boolean json;

    @SuppressWarnings("NullAway.Init") // picocli fills the options in before anything runs
    MineCommand() {}

    @Override
    public Integer call() throws IOException {
        Settings settings = settings();
        var progress = new Progress();
        var columns = new SessionTable.Columns(outcome, subject, ignored, features);
        SessionTable table = SessionTable.read(file, columns, progress);
        progress.show("counting and testing " + table.observations().rows() + " rows");
        PrintWriter out = spec.commandLine().getOut();
        try {
            if (score == Score.SLICELINE) {
                List<Slice> slices = SliceLine.top(table.observations(), maxOrder, minSupport, slicelineAlpha, top);
                progress.done();
                out.print(json ? MineJson.slices(table, slices, slicelineAlpha) : MineText.slices(table, slices));
            } else {
                Mined mined = new Miner(settings).mine(table.observations());
                progress.done();
                out.print(
                        json
                                ? MineJson.mined(mined, settings, MineJson.CONTROL, table.remarks(), top)
                                : MineText.mined(mined, table.remarks(), top));
            }
        } catch (IllegalArgumentException tooMuch) {
            throw new BadInput(file, tooMuch.getMessage() + ".");
        }
        out.flush();
        return 0;
    }

    private Settings settings() {
        if (top < 1) {
            throw new ParameterException(spec.commandLine(), "--top must be at least 1.");
        }
        if (!(slicelineAlpha > 0 && slicelineAlpha <= 1)) {
            throw new ParameterException(spec.commandLine(), "--sliceline-alpha must be above 0 and at most 1.");
        }
        try {
            return new Settings(maxOrder, minSupport, alpha, 0);
        } catch (IllegalArgumentException outside) {
            throw new ParameterException(spec.commandLine(), outside.getMessage() + ".");
        }
    }
}
