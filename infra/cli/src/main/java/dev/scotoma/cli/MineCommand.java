package dev.scotoma.cli;

import dev.scotoma.statistics.mining.Mined;
import dev.scotoma.statistics.mining.Miner;
import dev.scotoma.statistics.mining.Settings;
import dev.scotoma.statistics.mining.SliceLine;
import dev.scotoma.statistics.mining.SliceLine.Slice;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code scotoma mine}: the subdomains of a table of sessions in which an outcome is more frequent than elsewhere. */
@Command(
        name = "mine",
        description = "Find the subdomains in which an outcome is more frequent, each cause once, and what was hardly"
                + " recorded.",
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

    @Mixin
    private MiningOptions options;

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

    @SuppressWarnings("NullAway.Init") // picocli fills the options in before anything runs
    MineCommand() {}

    @Override
    public Integer call() throws IOException {
        Settings settings = settings();
        var progress = new Progress();
        var columns = new SessionTable.Columns(outcome, subject, ignored, features);
        SessionTable table = SessionTable.read(file, columns, progress);
        Cost cost = Cost.of(table.observations(), settings);
        Optional<String> refusal = cost.refusal(Runtime.getRuntime().maxMemory(), options.saysOrder());
        if (refusal.isPresent()) {
            throw new BadInput(file, refusal.get());
        }
        progress.show(cost.words());
        PrintWriter out = spec.commandLine().getOut();
        try {
            if (score == Score.SLICELINE) {
                List<Slice> slices = SliceLine.top(
                        table.observations(), settings.order(), settings.minSupport(), slicelineAlpha, options.top());
                progress.done();
                out.print(
                        options.json()
                                ? MineJson.slices(table, slices, slicelineAlpha)
                                : MineText.slices(table, slices));
            } else {
                Mined mined = new Miner(settings).mine(table.observations(), cost.watch(progress));
                progress.done();
                out.print(
                        options.json()
                                ? MineJson.mined(mined, settings, MineJson.CONTROL, table.remarks(), options.top())
                                : MineText.mined(mined, table.remarks(), options.top()));
            }
        } catch (IllegalArgumentException tooMuch) {
            throw new BadInput(file, tooMuch.getMessage() + ".");
        }
        out.flush();
        return 0;
    }

    private Settings settings() {
        if (!(slicelineAlpha > 0 && slicelineAlpha <= 1)) {
            throw new ParameterException(spec.commandLine(), "--sliceline-alpha must be above 0 and at most 1.");
        }
        return options.settings(4);
    }
}
