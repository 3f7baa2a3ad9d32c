package dev.scotoma.cli;

import dev.scotoma.statistics.evaluation.Convention;
import dev.scotoma.statistics.evaluation.Thresholds;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code scotoma evaluate}: the error rates of a table of scores. */
@Command(
        name = "evaluate",
        description =
                "Error rates of ISO/IEC 30107-3 from a table with the columns score, label (genuine or attack) and"
                        + " species; where there is a column subject, intervals go by subject, and rows of one video are"
                        + " its frames.",
        mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
    private enum Positive {
        GENUINE,
        ATTACK
    }

    private static final class From {
        @Option(
                names = "--dev",
                paramLabel = "dev.csv",
                required = true,
                description = "Take the EER threshold of this table.")
        private Optional<Path> dev = Optional.empty();

        @Option(names = "--threshold", paramLabel = "T", required = true, description = "Take this threshold.")
        private Optional<Double> threshold = Optional.empty();
    }

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "scores.csv",
            description = "One row a presentation, or a frame of a video; no score is no response.")
    private Path file;

    // Without either, the EER threshold of the table itself.
    @ArgGroup(exclusive = true, multiplicity = "0..1")
    private From from = new From();

    @Option(
            names = "--positive",
            paramLabel = "genuine|attack",
            defaultValue = "attack",
            description = "What a score at or above the threshold means; default: attack.")
    private Positive positive;

    @Option(names = "--json", description = "Write the result as JSON.")
    private boolean json;

    @SuppressWarnings("NullAway.Init") // picocli fills the options in before anything runs
    EvaluateCommand() {}

    @Override
    public Integer call() throws IOException {
        Convention convention =
                positive == Positive.GENUINE ? Convention.HIGHER_IS_GENUINE : Convention.HIGHER_IS_ATTACK;
        if (from.threshold.isPresent() && !Double.isFinite(from.threshold.get())) {
            throw new ParameterException(spec.commandLine(), "--threshold must be a finite number.");
        }
        ScoreTable table = ScoreTable.read(file);
        Evaluated evaluated;
        if (from.threshold.isPresent()) {
            evaluated = Evaluated.of(table, convention, from.threshold.get(), "given");
        } else if (from.dev.isPresent()) {
            double threshold = eer(ScoreTable.read(from.dev.get()), from.dev.get(), convention);
            evaluated = Evaluated.of(table, convention, threshold, "EER threshold of " + from.dev.get());
        } else {
            evaluated = Evaluated.of(
                    table, convention, eer(table, file, convention), "EER threshold of these scores themselves");
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? EvaluateJson.of(evaluated) : EvaluateText.of(evaluated));
        out.flush();
        return 0;
    }

    private static double eer(ScoreTable table, Path path, Convention convention) throws BadInput {
        if (!table.presentations().hasBothKinds()) {
            throw new BadInput(
                    path,
                    "an EER threshold needs both genuine and attack rows that have a score; give --threshold or"
                            + " --dev.");
        }
        return Thresholds.eer(table.presentations(), convention);
    }
}
