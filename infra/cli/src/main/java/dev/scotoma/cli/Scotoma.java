package dev.scotoma.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./scotoma}: finds the tool that is asked for, and turns what goes wrong into a sentence and an exit code. */
@Command(
        name = "scotoma",
        description = "Tools of Scotoma that need no running platform.",
        subcommands = {
            InspectCommand.class,
            ScoreCommand.class,
            TrainCommand.class,
            MineCommand.class,
            CountersCommand.class,
            EvaluateCommand.class,
            ConsensusCommand.class,
            DatasetCommand.class,
            CommandLine.HelpCommand.class
        },
        mixinStandardHelpOptions = true,
        version = "scotoma 0.1.0")
public final class Scotoma implements Runnable {
    /** Bad usage, bad input, or a dataset that is not right. */
    static final int WRONG = 2;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli fills the spec in before anything runs
    Scotoma() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say which tool; scotoma --help lists them.");
    }

    public static void main(String[] args) {
        System.exit(run(System.out, System.err, args));
    }

    private static int run(PrintStream out, PrintStream err, String... args) {
        return run(new PrintWriter(out, true, out.charset()), new PrintWriter(err, true, err.charset()), args);
    }

    /** Runs a tool in this process and answers its exit code. */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        var command = new CommandLine(new Scotoma());
        command.setOut(out);
        command.setErr(err);
        command.setCaseInsensitiveEnumValuesAllowed(true);
        command.setParameterExceptionHandler((wrong, given) -> {
            err.println("scotoma: " + wrong.getMessage());
            return WRONG;
        });
        command.setExecutionExceptionHandler((failure, failing, parsed) -> {
            err.println("scotoma: " + (failure.getMessage() == null ? failure.toString() : failure.getMessage()));
            return failure instanceof java.io.IOException ? WRONG : 1;
        });
        return command.execute(args);
    }
}
