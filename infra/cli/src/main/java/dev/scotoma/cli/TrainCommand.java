package dev.scotoma.cli;

import dev.scotoma.workers.manifest.Manifest.Name;
import dev.scotoma.workers.training.EntryTraining;
import dev.scotoma.workers.training.EntryTraining.Result;
import dev.scotoma.workers.training.Epoch;
import dev.scotoma.workers.training.Preset;
import dev.scotoma.workers.training.Settings;
import dev.scotoma.workers.worker.CacheFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code scotoma train}: a dataset version becomes an iteration that {@code scotoma score} takes. */
@Command(
        name = "train",
        description = "Trains the heads of a template on a dataset version, an exported one or an imported benchmark,"
                + " and writes a model.yaml that scotoma score accepts. Recordings are decoded, and the trunk is run, in"
                + " the same sandboxed workers as the platform's. What was interrupted goes on when the same is asked"
                + " again; see docs/training.md.",
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
    private static final Logger LOG = Logger.getLogger("dev.scotoma.workers");

    @Spec
    private CommandSpec spec;

    @Option(names = "--dataset", paramLabel = "DIR", required = true, description = "The folder of the version.")
    private Path dataset;

    @Option(
            names = "--template",
            paramLabel = "template.yaml",
            required = true,
            description = "The manifest of the template; its network lies beside it.")
    private Path template;

    @Option(
            names = "--preset",
            paramLabel = "PRESET",
            required = true,
            description =
                    "entry-v2 (eight heads) or entry-v1 (one), as the published code trains them; entry-v2-paper or"
                            + " entry-v1-paper with the numbers that the paper prints.")
    private String preset;

    @Option(names = "--epochs", paramLabel = "N", description = "How many; default: the preset's.")
    private Optional<Integer> epochs = Optional.empty();

    @Option(names = "--lr", paramLabel = "X", description = "The learning rate; default: the preset's.")
    private Optional<Double> rate = Optional.empty();

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Draws everything; default: 1.")
    private int seed;

    @Option(
            names = "--frames",
            paramLabel = "N",
            defaultValue = "" + Settings.FRAMES,
            description = "Frames looked at in each recording, spread over it; default: 16.")
    private int frames;

    @Option(
            names = "--patience",
            paramLabel = "N",
            defaultValue = "" + Settings.PATIENCE,
            description = "Ends when so many epochs after the best one none was better; default: 5.")
    private int patience;

    @Option(names = "--name", paramLabel = "NAME", description = "The iteration's name; default: the preset's.")
    private Optional<String> name = Optional.empty();

    @Option(
            names = "--iteration",
            paramLabel = "N",
            defaultValue = "1",
            description = "The iteration's number; default: 1.")
    private int iteration;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Where model.yaml is written, with its network and people, and what is kept between runs.")
    private Path out;

    @SuppressWarnings("NullAway.Init") // picocli fills the options in before anything runs
    TrainCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Preset chosen = Preset.of(preset)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "--preset is one of "
                                + Arrays.stream(Preset.values())
                                        .map(Preset::word)
                                        .collect(Collectors.joining(", "))
                                + ", not \"" + preset + "\"."));
        Name called = new Name(name.orElse(chosen.word()), iteration);
        if (!called.name().matches("[a-z0-9][a-z0-9._-]{0,59}") || iteration < 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--name is lower-case letters, digits, dots, underscores and hyphens, at most 60, and --iteration at"
                            + " least 1.");
        }
        Settings settings =
                Settings.of(chosen, epochs.orElse(chosen.epochs()), rate.orElse(chosen.rate()), seed, frames, patience);
        LOG.setLevel(Level.WARNING); // what an operator is told is no user's news
        PrintWriter say = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        VersionRecordings version = VersionRecordings.read(dataset);
        version.remark().ifPresent(remark -> err.println("scotoma: " + remark));
        try (EntryTraining training = EntryTraining.open(template, settings, CacheFolder.usual())) {
            if (!training.walledIn()) {
                err.println("scotoma: nothing walls workers in on this machine (install bubblewrap); train only on"
                        + " recordings that you trust.");
            }
            Result result =
                    training.train(called, version.identity(), version.recordings(), out, new Printed(say, err));
            say.printf(
                    Locale.ROOT,
                    "%s iteration %d: %s, from %d recordings; epoch %d is the best: HTER %.2f%% on the %d recordings that"
                            + " its threshold, %.4f, was set on.%n",
                    called.name(),
                    called.iteration(),
                    result.model(),
                    result.recordings(),
                    result.best().number(),
                    100 * result.best().devHter(),
                    result.devRecordings(),
                    result.best().threshold());
        }
        return 0;
    }

    private static final class Printed implements EntryTraining.Listener {
        private final PrintWriter say;
        private final PrintWriter err;
        private final Progress progress = new Progress();
        private boolean begun;

        Printed(PrintWriter say, PrintWriter err) {
            this.say = say;
            this.err = err;
        }

        @Override
        public void featured(int done, int of) {
            progress.show("features of %,d of %,d recordings".formatted(done, of));
            if (done == of) {
                progress.done();
            }
        }

        @Override
        public void trained(Epoch epoch) {
            if (!begun) {
                say.printf("%5s  %9s  %9s  %9s  %8s%n", "epoch", "rate", "loss", "dev loss", "dev HTER");
                begun = true;
            }
            say.printf(
                    Locale.ROOT,
                    "%5d  %9.2e  %9.6f  %9.6f  %7.2f%%%n",
                    epoch.number(),
                    epoch.rate(),
                    epoch.loss(),
                    epoch.devLoss(),
                    100 * epoch.devHter());
            say.flush();
        }

        @Override
        public void remark(String sentence) {
            progress.done();
            err.println("scotoma: " + sentence);
        }
    }
}
