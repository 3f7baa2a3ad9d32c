package dev.scotoma.cli;

import dev.scotoma.consensus.Agreement;
import dev.scotoma.consensus.Fit;
import dev.scotoma.consensus.Method;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code scotoma consensus}: what the votes of a crowd amount to. */
@Command(
        name = "consensus",
        description =
                "What a crowd's votes amount to, and how each of its workers errs, from a table with the columns task,"
                        + " worker and label: any labels, two or more. Of votes of one worker for one task the last counts.",
        mixinStandardHelpOptions = true)
final class ConsensusCommand implements Callable<Integer> {
    /** The methods by the names that people type. */
    enum By {
        DAWID_SKENE(Method.DAWID_SKENE),
        MAJORITY(Method.MAJORITY),
        ONE_COIN(Method.ONE_COIN);

        private final Method method;

        By(Method method) {
            this.method = method;
        }

        @Override
        public String toString() {
            return word(method);
        }
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "votes.csv", description = "One row a vote; the first line names the columns.")
    private Path file;

    @Option(
            names = "--method",
            paramLabel = "dawid-skene|majority|one-coin",
            defaultValue = "dawid-skene",
            description = "How to decide; default: dawid-skene.")
    private By by;

    @Option(
            names = "--smoothing",
            paramLabel = "N",
            description = "Start everybody with N votes of an average worker for every true class; default: 0.")
    private Optional<Double> smoothing = Optional.empty();

    @Option(
            names = "--unsure",
            paramLabel = "LABEL",
            description =
                    "The label of those who could not tell; such votes say nothing. Default: every label is a class.")
    private Optional<String> unsure = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "posteriors.csv",
            description = "Write the posterior of every class for every task.")
    private Optional<Path> posteriors = Optional.empty();

    @Option(names = "--json", description = "Write the result as JSON.")
    private boolean json;

    @SuppressWarnings("NullAway.Init") // picocli fills the options in before anything runs
    ConsensusCommand() {}

    @Override
    public Integer call() throws IOException {
        requireOptions();
        VoteFile votes = VoteFile.read(file, unsure);
        Fit fit = by.method.fit(votes.table(), smoothing.orElse(Method.NO_SMOOTHING));
        var found = new Crowd(votes, fit, Agreement.alpha(votes.table()));
        if (posteriors.isPresent()) {
            found.write(posteriors.get());
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ConsensusJson.write(found, out);
        } else {
            out.print(ConsensusText.of(found));
        }
        out.flush();
        found.remarks().forEach(each -> spec.commandLine().getErr().println("scotoma: warning: " + each));
        return 0;
    }

    private void requireOptions() throws IOException {
        if (smoothing.isPresent() && !(smoothing.get() >= 0 && Double.isFinite(smoothing.get()))) {
            throw new ParameterException(spec.commandLine(), "--smoothing must be a number of votes, 0 or more.");
        }
        if (smoothing.isPresent() && by == By.MAJORITY) {
            throw new ParameterException(
                    spec.commandLine(), "--smoothing is of dawid-skene and one-coin; a majority has none.");
        }
        if (posteriors.isPresent()) {
            Path to = posteriors.get();
            if (Files.isDirectory(to)) {
                throw new BadInput(to, "that is a folder; --out names a file.");
            }
            if (Files.exists(to) && Files.exists(file) && Files.isSameFile(to, file)) {
                throw new ParameterException(spec.commandLine(), "--out would overwrite the votes.");
            }
            Path folder = to.toAbsolutePath().getParent();
            if (folder == null || !Files.isDirectory(folder)) {
                throw new BadInput(to, "there is no such folder to write into.");
            }
        }
    }

    static String word(Method method) {
        return method.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
