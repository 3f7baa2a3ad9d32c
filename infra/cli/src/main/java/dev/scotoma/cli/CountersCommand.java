package dev.scotoma.cli;

import dev.scotoma.statistics.mining.CellQuery;
import dev.scotoma.statistics.mining.Cells;
import dev.scotoma.statistics.mining.Ledger;
import dev.scotoma.statistics.mining.Mined;
import dev.scotoma.statistics.mining.Screening;
import dev.scotoma.statistics.mining.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code scotoma counters}: mines where the rows are too many to be moved. A warehouse counts, and the counters are mined. */
@Command(
        name = "counters",
        description = "Let a warehouse count, and mine its counters.",
        mixinStandardHelpOptions = true)
final class CountersCommand implements Runnable {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern TABLE = Pattern.compile(NAME + "(\\." + NAME + ")*");

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli fills the spec in before anything runs
    CountersCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say sql or mine; scotoma counters --help explains them.");
    }

    @Command(
            description = "Write the SQL statement whose answer, as CSV with a line of names, is what mine reads.",
            mixinStandardHelpOptions = true)
    int sql(
            @Parameters(paramLabel = "TABLE", description = "One row a session.") String table,
            @Option(
                            names = "--outcome",
                            paramLabel = "COL",
                            required = true,
                            description = "What went wrong: a number from 0 to 1.")
                    String outcome,
            @Option(names = "--subject", paramLabel = "COL", required = true, description = "The participant.")
                    String subject,
            @Option(
                            names = "--features",
                            paramLabel = "COL",
                            split = ",",
                            required = true,
                            description = "The columns that are axes.")
                    List<String> features) {
        if (!TABLE.matcher(table).matches()) {
            throw new ParameterException(spec.commandLine(), "\"" + table + "\" is not the plain name of a table.");
        }
        var taken = new HashSet<>(CellQuery.SUMS);
        taken.add("participant");
        taken.add("outcome");
        Stream.concat(Stream.of(outcome, subject), features.stream())
                .filter(name -> !NAME.matcher(name).matches())
                .findFirst()
                .ifPresent(name -> {
                    throw new ParameterException(
                            spec.commandLine(), "\"" + name + "\" is not the plain name of a column.");
                });
        features.stream().filter(name -> !taken.add(name)).findFirst().ifPresent(name -> {
            throw new ParameterException(
                    spec.commandLine(),
                    "An axis cannot be called " + name + ": it is named twice, or a count is called so.");
        });
        spec.commandLine().getOut().println(CellQuery.forFile(table, subject, outcome, features) + ";");
        return 0;
    }

    @Command(
            description =
                    "Find subdomains from counters; those of several files are of different participants and add up.",
            mixinStandardHelpOptions = true)
    int mine(
            @Parameters(
                            paramLabel = "FILE.csv",
                            arity = "1..*",
                            description = "What the statement of scotoma counters sql answered.")
                    List<Path> files,
            @Mixin MiningOptions options)
            throws IOException {
        Settings settings = options.settings(Ledger.ORDER);
        var progress = new Progress();
        var cells = new Cells();
        for (Path file : files) {
            CounterFile.read(file, cells, progress);
        }
        progress.show("testing");
        try {
            Mined mined = new Screening(cells, settings).mined();
            progress.done();
            PrintWriter out = spec.commandLine().getOut();
            out.print(
                    options.json()
                            ? MineJson.mined(mined, settings, MineJson.CONTROL_OF_COUNTERS, List.of(), options.top())
                            : MineText.screened(mined, options.top()));
            out.flush();
        } catch (IllegalArgumentException notWhole) {
            throw new BadInput(files.getFirst(), notWhole.getMessage() + ".");
        }
        return 0;
    }
}
